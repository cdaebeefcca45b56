using System.Text.Json.Nodes;
using Ironwood.Graph;

namespace Ironwood.Analysis.Diff;

/// <summary>What happens to a resource, gravest first.</summary>
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
/// <param name="Reads">What it reads that has another value from now on, though the program says the same; or
/// null.</param>
public sealed record PropertyChange(
    string Path, JsonNode? Before, JsonNode? After, bool IsSecret = false, string? Reads = null)
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Hidden = "[secret]";
}

/// <summary>Why a resource is replaced.</summary>
/// <param name="Path">Path of the input that decides it.</param>
/// <param name="Reason">Why, as a clause.</param>
/// <param name="Source">Address of what says so; null where it follows from the program.</param>
/// <param name="IsCertain">Whether it is; else values decide that are not known before a deployment.</param>
public sealed record ReplacementCause(string Path, string Reason, string? Source, bool IsCertain = true);

/// <summary>Why a change does not go through.</summary>
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

    /// <summary>What changes in it, in the order of the paths; empty when it is added or removed.</summary>
    public IReadOnlyList<PropertyChange> Properties { get; init; } = [];

    /// <summary>Why it is replaced, or may be.</summary>
    public IReadOnlyList<ReplacementCause> Causes { get; init; } = [];

    /// <summary>Why it does not go through; the engine's reasons first.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Whether a replacement deletes the old resource before the new one exists.</summary>
    public bool DeletesFirst { get; init; }

    /// <summary>
    /// Whether a resource of the same type and name is removed here and added there, under another parent: an alias
    /// would keep it.
    /// </summary>
    public bool IsMoved { get; init; }

    /// <summary>The resource, as it is after where it is.</summary>
    public ResourceNode Resource => After ?? Before!;

    /// <summary>Whether it stays or goes depends on values that are not known before a deployment.</summary>
    public bool MayBeReplaced => Kind == ChangeKind.Changed && Causes.Count > 0;
}
