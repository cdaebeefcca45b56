namespace Ironwood.Analysis.Schema;

/// <summary>One property of a resource type: its allowed values, and the effect of a change.</summary>
/// <remarks>The constraints are those that the provider checks before it calls Google Cloud.</remarks>
public sealed class PropertySchema
{
    /// <summary>Path from the resource: <c>backends[].group</c>, <c>labels{}</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The kind of its value.</summary>
    public required ValueKind Kind { get; init; }

    /// <summary>The properties of a block by name; empty for other kinds.</summary>
    public IReadOnlyDictionary<string, PropertySchema> Properties => Children;

    /// <summary>The property of a list's items or a map's values; null for other kinds.</summary>
    public PropertySchema? Element { get; internal set; }

    /// <summary>Whether it is required if its block is present.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether only the cloud sets it, although it is listed among the inputs.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether the cloud or the provider chooses a value when it is not given.</summary>
    public bool IsComputed { get; init; }

    /// <summary>Whether the provider keeps its value secret.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether the provider has marked it as deprecated.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Whether a change of the value replaces the resource.</summary>
    public bool ForcesReplacement { get; init; }

    /// <summary>
    /// How Pulumi generates a name from the resource's logical name when it is not given; null when Pulumi does not.
    /// </summary>
    public AutoName? AutoName { get; init; }

    /// <summary>The default value, if the provider states it.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>The allowed values; empty when all are allowed.</summary>
    public IReadOnlyList<JsonNode> Allowed { get; init; } = [];

    /// <summary>Whether the case of an allowed value does not matter.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>Values that are refused.</summary>
    public IReadOnlyList<JsonNode> Refused { get; init; } = [];

    /// <summary>The allowed ranges of a number; empty when all numbers are allowed.</summary>
    public IReadOnlyList<NumberRange> Ranges { get; init; } = [];

    /// <summary>Minimum and maximum bytes of a text; null when any length is allowed.</summary>
    public CountRange? Length { get; init; }

    /// <summary>Minimum and maximum items of a list; null when any number is allowed.</summary>
    public CountRange? Count { get; init; }

    /// <summary>Pattern that a text must match; null without one.</summary>
    public GoPattern? Pattern { get; init; }

    /// <summary>Pattern that a text must not match; null without one.</summary>
    public GoPattern? RefusedPattern { get; init; }

    /// <summary>Pattern of a map's keys; null without one.</summary>
    public GoPattern? KeyPattern { get; init; }

    /// <summary>Pattern that a map's keys must not match; null without one.</summary>
    public GoPattern? RefusedKeyPattern { get; init; }

    /// <summary>Form of a text that the provider checks in code; null when any text is allowed.</summary>
    public TextFormat? Format { get; init; }

    /// <summary>When the provider treats two values as equal.</summary>
    public ValueEquality Equality { get; init; } = ValueEquality.Plain;

    /// <summary>What it demands of other properties; checked wherever its block is present.</summary>
    public IReadOnlyList<PropertyGroup> Groups { get; init; } = [];

    internal Dictionary<string, PropertySchema> Children { get; } = new(StringComparer.Ordinal);
}

/// <summary>
/// A name that Pulumi generates: the logical name, the separator and seven random hexadecimal digits.
/// </summary>
/// <param name="Separator">The text between the two.</param>
/// <param name="MaxLength">Maximum length of the name; Pulumi refuses longer ones.</param>
/// <param name="IsLowered">Whether the logical name is converted to lower case.</param>
public sealed record AutoName(string Separator, int MaxLength, bool IsLowered);

/// <summary>A range of numbers.</summary>
/// <param name="Min">Smallest; null for no bound.</param>
/// <param name="Max">Largest; null for no bound.</param>
/// <param name="ExcludesMin">Whether the smallest number itself is excluded.</param>
public sealed record NumberRange(double? Min, double? Max, bool ExcludesMin = false)
{
    /// <summary>Whether a number is in the range.</summary>
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

/// <summary>The allowed number of items or bytes.</summary>
/// <param name="Min">Minimum; null for no bound.</param>
/// <param name="Max">Maximum; null for no bound.</param>
public sealed record CountRange(int? Min, int? Max)
{
    /// <summary>Whether a count is allowed.</summary>
    public bool Contains(int count) => !(count < Min) && !(count > Max);

    /// <inheritdoc/>
    public override string ToString() => new NumberRange(Min, Max).ToString();
}

/// <summary>How many properties of a group may or must be given.</summary>
public enum GroupKind
{
    /// <summary>Exactly one.</summary>
    ExactlyOne,

    /// <summary>At least one.</summary>
    AtLeastOne,

    /// <summary>None, if the property itself is given.</summary>
    Conflicts,

    /// <summary>All, if the property itself is given.</summary>
    RequiredWith,
}

/// <summary>What a property demands of other properties.</summary>
/// <param name="Kind">How many must be given.</param>
/// <param name="Members">Their paths.</param>
/// <param name="IsDeclared"> Whether only the provider's definition states it and Google Cloud checks it; a member that
/// is <c>false</c> then counts as not given.
/// </param>
public sealed record PropertyGroup(GroupKind Kind, IReadOnlyList<string> Members, bool IsDeclared);
