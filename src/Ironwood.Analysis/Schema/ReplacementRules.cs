namespace Ironwood.Analysis.Schema;

/// <summary>The effect of a change on an existing resource, least serious first.</summary>
public enum ChangeEffect
{
    /// <summary>Nothing: the value is the same, or the cloud keeps its value.</summary>
    None,

    /// <summary>The resource is updated and stays.</summary>
    InPlace,

    /// <summary>The resource is replaced if a condition is met that the two values do not decide.</summary>
    MayReplace,

    /// <summary>A new resource takes the place of the old one.</summary>
    Replaces,

    /// <summary>The deployment fails.</summary>
    Fails,
}

/// <summary>The effect of a change of one property.</summary>
/// <param name="Effect">What happens to the resource.</param>
/// <param name="Path">The property that decides it; inside the requested property when a whole block changed.</param>
/// <param name="Reason">Why, as a clause: "the provider cannot change it in place".</param>
/// <param name="Source">Address of the provider's code; null without data.</param>
public sealed record ChangeConsequence(ChangeEffect Effect, string Path, string Reason, string? Source);

/// <summary>
/// Decides what a changed input does to the resource, from the provider's schema and from the conditions in its code.
/// </summary>
/// <remarks>
/// The values are those of the graph. A value that another resource supplies is a reference, and counts as changed when
/// the reference is different. Whether the resource behind it is replaced is for the caller to decide.
/// </remarks>
public static class ReplacementRules
{
    private const string Marked = "the provider cannot change it in place";
    private const string Updated = "the provider changes it in place";
    private const string Same = "the value is the same";

    /// <summary>Whether a replacement deletes the old resource before the new one exists.</summary>
    public static bool DeletesFirst(string type) => ProviderSchema.Of(type) is { DeletesBeforeReplacing: true };

    /// <summary>The replacements that depend on a condition or that the provider's schema does not mark.</summary>
    public static IReadOnlyList<ConditionalReplacement> Conditional => ConditionalReplacements.All;

    /// <summary>The effect of a change of an input.</summary>
    /// <param name="type">Type token.</param>
    /// <param name="path">Path of the input in the graph, for example <c>disks[0].diskSizeGb</c>; a block's path is
    /// allowed.</param>
    /// <param name="before">Its value before; null when it was not given.</param>
    /// <param name="after">Its value after; null when it is no longer given.</param>
    public static ChangeConsequence Of(string type, string path, JsonNode? before, JsonNode? after)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(path);
        return ProviderSchema.Of(type) is not { } schema
            ? new(ChangeEffect.MayReplace, path, "the type is unknown", null)
            : schema.Input(path) is not { } property
                ? new(ChangeEffect.InPlace, path, "the property is unknown", schema.Source)
                // The engine keeps the name that a resource has when the program no longer gives one.
                : after is null && property.AutoName is not null
                    ? new(ChangeEffect.None, path, Same, schema.Source)
                : Of(
                    schema,
                    property,
                    path,
                    Comparable(property, before),
                    Comparable(property, after),
                    IsInSet(schema, path));
    }

    /// <summary>Whether the provider treats two values of an input as equal.</summary>
    public static bool AreSame(string type, string path, JsonNode? before, JsonNode? after) =>
        Of(type, path, before, after).Effect == ChangeEffect.None;

    private static ChangeConsequence Of(
        ResourceSchema schema, PropertySchema property, string path, JsonNode? before, JsonNode? after, bool isInSet)
    {
        if (JsonNode.DeepEquals(before, after))
        {
            return new(ChangeEffect.None, path, Same, schema.Source);
        }
        // A changed item of a set is a new item and keeps nothing of the old one.
        if (after is null && (property.IsComputed || property.Equality.IsKept) && !isInSet)
        {
            return new(ChangeEffect.None, path, "the cloud keeps its value", schema.Source);
        }
        var inside = Inside(schema, property, path, before, after, isInSet).ToArray();
        if (inside.Length > 0
            && IsThere(property, before, after)
            && inside.All(part => part.Effect == ChangeEffect.None))
        {
            return new(ChangeEffect.None, path, Same, schema.Source);
        }
        var own = ConditionalReplacements.Decide(schema.Type, property.Path, before, after) is { } decided
            ? decided with { Path = path }
            : property.ForcesReplacement && !IsThere(property, before, after)
                ? new(ChangeEffect.Replaces, path, Marked, schema.Source)
                : new ChangeConsequence(ChangeEffect.InPlace, path, Updated, schema.Source);
        return inside.Append(own).MaxBy(consequence => consequence.Effect)!;
    }

    private static JsonNode? Comparable(PropertySchema property, JsonNode? value) =>
        ValueEquality.Comparable(property, BridgedInputs.Of(property, value));

    // The mark of a block, or of a list of blocks, is about their number; their properties have their own marks.
    private static bool IsThere(PropertySchema property, JsonNode? before, JsonNode? after) => property switch
    {
        { Kind: ValueKind.Block } => before is not null && after is not null,
        { Kind: ValueKind.List, Element.Kind: ValueKind.Block } => Count(before) == Count(after),
        _ => false,
    };

    private static bool IsInSet(ResourceSchema schema, string path)
    {
        var steps = PropertyPath.Steps(path);
        return Enumerable.Range(1, Math.Max(steps.Count - 1, 0))
            .Any(length => schema.Input(string.Join('.', steps.Take(length))) is { Equality.IsSet: true });
    }

    // A block changes if one of its properties changes; adding or removing a block changes all its properties.
    private static IEnumerable<ChangeConsequence> Inside(
        ResourceSchema schema, PropertySchema property, string path, JsonNode? before, JsonNode? after, bool isInSet) =>
        property.Kind switch
        {
            ValueKind.Block =>
                from child in property.Properties
                let old = (before as JsonObject)?[child.Key]
                let now = (after as JsonObject)?[child.Key]
                where old is not null || now is not null
                select Of(schema, child.Value, PropertyPath.Property(path, child.Key), old, now, isInSet),
            ValueKind.List when property.Element is { } element =>
                from index in Enumerable.Range(0, Math.Max(Count(before), Count(after)))
                select Of(
                    schema, element, PropertyPath.Item(path, index), Item(before, index), Item(after, index),
                    isInSet || property.Equality.IsSet),
            _ => [],
        };

    private static int Count(JsonNode? list) => (list as JsonArray)?.Count ?? 0;

    private static JsonNode? Item(JsonNode? list, int index) => index < Count(list) ? list![index] : null;
}
