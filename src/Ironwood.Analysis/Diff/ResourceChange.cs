namespace Ironwood.Analysis.Diff;

/// <summary>What happens to a resource, most serious first.</summary>
public enum ChangeKind
{
    /// <summary>A new resource takes its place.</summary>
    Replaced,

    /// <summary>It is deleted.</summary>
    Removed,

    /// <summary>It is updated and stays.</summary>
    Changed,

    /// <summary>It is created.</summary>
    Added,
}

/// <summary>Who refuses a change.</summary>
public enum Refuser
{
    /// <summary>The Pulumi engine, before anything is done.</summary>
    Engine,

    /// <summary>The provider or Google Cloud, when the resource's turn comes.</summary>
    Provider,
}

/// <summary>A change of one input, option or output.</summary>
/// <param name="Path">Path of the input; <c>options.protect</c> for an option.</param>
/// <param name="Before">Its value before; null when it was not given.</param>
/// <param name="After">Its value after; null when it is no longer given.</param>
/// <param name="IsSecret">Whether it holds a secret: both values then read <see cref="Hidden"/>.</param>
/// <param name="Reads">The resource that it reads and whose value changes, though the program is the same; or
/// null.</param>
public sealed record PropertyChange(
    string Path, JsonNode? Before, JsonNode? After, bool IsSecret = false, string? Reads = null)
{
    /// <summary>Shown in place of a secret.</summary>
    public const string Hidden = "[secret]";
}

/// <summary>Why a resource is replaced.</summary>
/// <param name="Path">Path of the input that causes it.</param>
/// <param name="Reason">Why, as a clause.</param>
/// <param name="Source">Address of the source; null where it follows from the program.</param>
/// <param name="IsCertain">Whether the replacement is certain; if not, values that are unknown before a deployment
/// decide.</param>
public sealed record ReplacementCause(string Path, string Reason, string? Source, bool IsCertain = true);

/// <summary>Why a change is refused.</summary>
/// <param name="By">Who refuses it.</param>
/// <param name="Reason">Why, as a clause that follows the resource's name.</param>
/// <param name="Fix">What to do.</param>
public sealed record Refusal(Refuser By, string Reason, string Fix);

/// <summary>What happens to one resource between two graphs.</summary>
public sealed record ResourceChange
{
    /// <summary>What happens.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The resource before; null when it is added.</summary>
    public ResourceNode? Before { get; init; }

    /// <summary>The resource after; null when it is removed.</summary>
    public ResourceNode? After { get; init; }

    /// <summary>
    /// The changed properties in the order of their paths; empty when the resource is added or removed.
    /// </summary>
    public IReadOnlyList<PropertyChange> Properties { get; init; } = [];

    /// <summary>Why it is replaced, or may be replaced.</summary>
    public IReadOnlyList<ReplacementCause> Causes { get; init; } = [];

    /// <summary>Why it is refused; the engine's reasons first.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Whether a replacement deletes the old resource before the new one exists.</summary>
    public bool DeletesFirst { get; init; }

    /// <summary>
    /// Whether a resource of the same type and name is removed under one parent and added under another; an alias would
    /// keep it.
    /// </summary>
    public bool IsMoved { get; init; }

    /// <summary>The resource after the change if it still exists, otherwise before.</summary>
    public ResourceNode Resource => After ?? Before!;

    /// <summary>Whether it is replaced depends on values that are unknown before a deployment.</summary>
    public bool MayBeReplaced => Kind == ChangeKind.Changed && Causes.Count > 0;
}
