using System.Text.Json.Nodes;

namespace Ironwood.Analysis.Schema;

/// <summary>One property of a resource type: what it may hold, and what changing it does.</summary>
/// <remarks>The constraints are those that the provider checks before it calls Google Cloud.</remarks>
public sealed class PropertySchema
{
    /// <summary>Path from the resource: <c>backends[].group</c>, <c>labels{}</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What it holds.</summary>
    public required ValueKind Kind { get; init; }

    /// <summary>The properties of a block by name; empty for everything else.</summary>
    public IReadOnlyDictionary<string, PropertySchema> Properties => Children;

    /// <summary>What a list's items or a map's values are; null for everything else.</summary>
    public PropertySchema? Element { get; internal set; }

    /// <summary>Whether it must be given where its block is.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether only the cloud sets it, though it stands among inputs.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether the cloud or the provider chooses a value where none is given.</summary>
    public bool IsComputed { get; init; }

    /// <summary>Whether the provider keeps its value secret.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether the provider has marked it as outdated.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Whether a change of the value replaces the resource.</summary>
    public bool ForcesReplacement { get; init; }

    /// <summary>How Pulumi makes a name of the resource's logical name when none is given; null when it does
    /// not.</summary>
    public AutoName? AutoName { get; init; }

    /// <summary>The value where none is given, as far as the provider states it.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>The only values allowed; empty when it may be any.</summary>
    public IReadOnlyList<JsonNode> Allowed { get; init; } = [];

    /// <summary>Whether the case of an allowed value does not matter.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>Values that are refused.</summary>
    public IReadOnlyList<JsonNode> Refused { get; init; } = [];

    /// <summary>Ranges, one of which a number lies in; empty when it may be any.</summary>
    public IReadOnlyList<NumberRange> Ranges { get; init; } = [];

    /// <summary>Fewest and most bytes of a text; null when any length will do.</summary>
    public CountRange? Length { get; init; }

    /// <summary>Fewest and most items of a list; null when any number will do.</summary>
    public CountRange? Count { get; init; }

    /// <summary>Pattern that a text must match; null for none.</summary>
    public GoPattern? Pattern { get; init; }

    /// <summary>Pattern that a text must not match; null for none.</summary>
    public GoPattern? RefusedPattern { get; init; }

    /// <summary>Pattern of a map's keys; null for none.</summary>
    public GoPattern? KeyPattern { get; init; }

    /// <summary>Pattern that a map's keys must not match; null for none.</summary>
    public GoPattern? RefusedKeyPattern { get; init; }

    /// <summary>Form of a text that no pattern states; null for any.</summary>
    public TextFormat? Format { get; init; }

    /// <summary>When the provider takes two values for the same.</summary>
    public ValueEquality Equality { get; init; } = ValueEquality.Plain;

    /// <summary>What it demands of other properties; looked at wherever its block is.</summary>
    public IReadOnlyList<PropertyGroup> Groups { get; init; } = [];

    internal Dictionary<string, PropertySchema> Children { get; } = new(StringComparer.Ordinal);
}

/// <summary>A name that Pulumi makes: the logical name, the separator and seven random hexadecimal digits.</summary>
/// <param name="Separator">What stands between the two.</param>
/// <param name="MaxLength">Most characters of the whole; Pulumi refuses longer ones.</param>
/// <param name="IsLowered">Whether the logical name is written in lower case.</param>
public sealed record AutoName(string Separator, int MaxLength, bool IsLowered);

/// <summary>Numbers from one to another.</summary>
/// <param name="Min">Smallest; null for no bound.</param>
/// <param name="Max">Largest; null for no bound.</param>
/// <param name="ExcludesMin">Whether the smallest itself is out.</param>
public sealed record NumberRange(double? Min, double? Max, bool ExcludesMin = false)
{
    /// <summary>Whether a number lies within.</summary>
    public bool Contains(double number) =>
        (Min is not { } min || (ExcludesMin ? number > min : number >= min)) && (Max is not { } max || number <= max);

    /// <summary><c>1 to 65535</c>, <c>at least 1</c>, <c>more than 0, at most 1</c>.</summary>
    public override string ToString() => (Min, Max, ExcludesMin) switch
    {
        ({ } min, { } max, false) => FormattableString.Invariant($"{min} to {max}"),
        ({ } min, { } max, true) => FormattableString.Invariant($"more than {min}, at most {max}"),
        ({ } min, null, false) => FormattableString.Invariant($"at least {min}"),
        ({ } min, null, true) => FormattableString.Invariant($"more than {min}"),
        (_, var max, _) => FormattableString.Invariant($"at most {max}"),
    };
}

/// <summary>How many there may be.</summary>
/// <param name="Min">Fewest; null for no bound.</param>
/// <param name="Max">Most; null for no bound.</param>
public sealed record CountRange(int? Min, int? Max)
{
    /// <summary>Whether a count is allowed.</summary>
    public bool Contains(int count) => !(count < Min) && !(count > Max);

    /// <inheritdoc/>
    public override string ToString() => new NumberRange(Min, Max).ToString();
}

/// <summary>How many of some properties may or must be given.</summary>
public enum GroupKind
{
    /// <summary>One of them, and no second.</summary>
    ExactlyOne,

    /// <summary>One of them or more.</summary>
    AtLeastOne,

    /// <summary>None of them where the property itself is given.</summary>
    Conflicts,

    /// <summary>All of them where the property itself is given.</summary>
    RequiredWith,
}

/// <summary>What a property demands of others.</summary>
/// <param name="Kind">How many of them.</param>
/// <param name="Members">Their paths.</param>
/// <param name="IsDeclared">
/// Whether only the provider's definition says so and Google Cloud checks it; a member that is <c>false</c> then
/// counts as not given.
/// </param>
public sealed record PropertyGroup(GroupKind Kind, IReadOnlyList<string> Members, bool IsDeclared);
