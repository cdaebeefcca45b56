namespace Ironwood.Analysis.Schema;

/// <summary>When the provider treats two values of a property as equal although their texts differ.</summary>
/// <remarks>The data are in <c>Data/gcp-equality.json</c>: sets, and the differences that the provider's code
/// suppresses.</remarks>
public sealed record ValueEquality
{
    /// <summary>The provider compares values as they are written.</summary>
    public static ValueEquality Plain { get; } = new();

    /// <summary>Whether a list is a set: the order of its items and repeated items do not count.</summary>
    public bool IsSet { get; init; }

    /// <summary>Properties that the provider ignores when it compares two items of a set.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>What is compared instead of the text: <c>case</c>, <c>path</c>, <c>name</c> and so on; null for the
    /// text.</summary>
    public string? Same { get; init; }

    /// <summary>The text that an empty text means; null without one.</summary>
    public string? Empty { get; init; }

    /// <summary>Whether an empty text is allowed although the allowed values do not list it.</summary>
    public bool AllowsEmpty { get; init; }

    /// <summary>Whether an empty block means the same as no block.</summary>
    public bool IgnoresEmptyBlock { get; init; }

    /// <summary>Whether the resource keeps the value when the program no longer gives it.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether empty texts, lists, blocks and <c>false</c> inside the items of a set are ignored.</summary>
    public bool IgnoresEmpties { get; init; }

    /// <summary>
    /// Whether a change of the value replaces the resource, although the schema does not mark the property so.
    /// </summary>
    public bool ForcesReplacement { get; init; }

    /// <summary>A value as the provider compares it: equal results mean that the provider sees no difference.</summary>
    public static JsonNode? Comparable(PropertySchema property, JsonNode? value)
    {
        ArgumentNullException.ThrowIfNull(property);
        return value switch
        {
            null => property.Default?.DeepClone() ?? Text(property, ""),
            JsonObject block when property.Kind == ValueKind.Block => Block(property, block) switch
            {
                { Count: 0 } when property.Equality.IgnoresEmptyBlock => null,
                var compared => compared,
            },
            JsonObject { Count: 0 } or JsonArray { Count: 0 } => null,
            JsonArray list when property.Element is { } element => List(property, element, list),
            JsonValue scalar when scalar.AsText() is { } text => Text(property, text),
            JsonValue scalar => Scalar(
                property,
                property.Kind == ValueKind.WholeNumber && scalar.AsPlainNumber() is { } number
                    ? JsonValue.Create(Math.Truncate(number))
                    : scalar),
            _ => value.DeepClone(),
        };
    }

    // Without a default, zero and false mean the same as not given.
    private static JsonNode? Scalar(PropertySchema property, JsonValue value) =>
        IsZero(value) && property is { Default: null, IsComputed: false } ? null
        : value.AsPlainNumber() is { } number ? JsonValue.Create(number)
        : value.DeepClone();

    private static JsonValue? Text(PropertySchema property, string text)
    {
        var equality = property.Equality;
        if (text.Length == 0)
        {
            // The provider treats an empty text as not given, unless the property has a default.
            return property.Kind == ValueKind.Text && equality.Empty is { } meant
                ? JsonValue.Create(meant)
                : property.Default is null ? null : JsonValue.Create(text);
        }
        return JsonValue.Create(equality.Same switch
        {
            "case" => text.ToUpperInvariant(),
            "name" => text[(text.LastIndexOf('/') + 1)..],
            "nameOrPath" or "path" or "projectNumber" => PathOf(text),
            "base64" => string.Concat(text.Where(letter => letter is not ('\r' or '\n' or '=')))
                .Replace('+', '-').Replace('/', '_'),
            "columns" => TableChange.Comparable(text),
            "duration" =>
                TextFormat.SecondsOf(text) is { } seconds ? FormattableString.Invariant($"{seconds:R}s") : text,
            _ => text,
        });
    }

    private static JsonObject Block(PropertySchema property, JsonObject block) => new(
        from entry in block
        let child = property.Children.GetValueOrDefault(entry.Key)
        let value = child is null ? entry.Value?.DeepClone() : Comparable(child, entry.Value)
        where value is not null
        select KeyValuePair.Create(entry.Key, value));

    private static JsonArray? List(PropertySchema property, PropertySchema element, JsonArray list)
    {
        var items = list.Select(item => Comparable(element, item));
        if (!property.Equality.IsSet)
        {
            return [.. items];
        }
        return
        [
            .. items.Select(item => Without(item, property.Equality.Ignored))
                .Select(item => property.Equality.IgnoresEmpties ? WithoutEmpties(item) : item)
                .DistinctBy(item => Key(item))
                .OrderBy(item => Key(item), StringComparer.Ordinal),
        ];
    }

    private static JsonNode? Without(JsonNode? item, IReadOnlyList<string> ignored)
    {
        foreach (var name in item is JsonObject ? ignored : [])
        {
            ((JsonObject)item!).Remove(name);
        }
        return item;
    }

    private static JsonNode? WithoutEmpties(JsonNode? value) => value switch
    {
        JsonObject block => block.Select(entry => (entry.Key, Value: WithoutEmpties(entry.Value)))
            .Where(entry => entry.Value is not null)
            .ToArray() is { Length: > 0 } kept
                ? new JsonObject(kept.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)))
                : null,
        JsonArray list => list.Select(WithoutEmpties).OfType<JsonNode>().ToArray() is { Length: > 0 } kept
            ? new JsonArray(kept)
            : null,
        JsonValue scalar when scalar.AsText() != "" && scalar.GetValueKind() != JsonValueKind.False =>
            scalar.DeepClone(),
        _ => null,
    };

    private static string Key(JsonNode? item) => item switch
    {
        JsonObject block => $"{{{string.Join(',', block.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{entry.Key}:{Key(entry.Value)}"))}}}",
        JsonArray list => $"[{string.Join(',', list.Select(Key))}]",
        null => "null",
        _ => item.ToJsonString(),
    };

    // Links to the same resource may differ in the part before 'projects/'.
    private static string PathOf(string text) =>
        text.IndexOf("projects/", StringComparison.Ordinal) is >= 0 and var at ? text[at..] : text;

    private static bool IsZero(JsonValue scalar) =>
        scalar.GetValueKind() == JsonValueKind.False || scalar.AsPlainNumber() == 0;
}
