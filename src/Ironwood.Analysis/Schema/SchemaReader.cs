namespace Ironwood.Analysis.Schema;

/// <summary>Reads the schema of one type from the data.</summary>
internal static class SchemaReader
{
    // Keys of the data. Unknown keys are refused: a key that is not read would be a constraint that is not checked.
    private static readonly HashSet<string> Known =
    [
        "atLeastOneOf", "autoNamed", "computed", "conflictsWith", "conflictsWithDeclared", "default", "deprecated",
        "enum", "enumIgnoreCase", "exactlyOneOf", "exactlyOneOfDeclared", "exclusiveMin", "forceNew", "format",
        "keyNotRegex",
        "keyRegex",
        "max",
        "maxItems",
        "maxLength",
        "min",
        "minItems",
        "minLength",
        "minSeconds",
        "notEnum",
        "notRegex", "orEmpty", "prefixMax", "prefixMin", "ranges", "readOnly", "regex", "required", "requiredWith",
        "secret", "type", "validator", "writeOnly",
    ];

    /// <exception cref="InvalidDataException">The data contain a key that no rule reads.</exception>
    /// <param name="type">Type token.</param>
    /// <param name="json">The provider's constraints for the type.</param>
    /// <param name="equality">When the provider treats two values as equal; empty where it compares them as
    /// written.</param>
    public static ResourceSchema Read(string type, ReadOnlyMemory<byte> json, ReadOnlyMemory<byte> equality)
    {
        using var document = JsonDocument.Parse(json);
        using var equalities = equality.IsEmpty ? null : JsonDocument.Parse(equality);
        var resource = document.RootElement;
        return new(
            type,
            Find(resource, "source")?.GetString(),
            IsSet(resource, "deleteBeforeReplace"),
            Tree(type, resource.GetProperty("inputs"), equalities?.RootElement),
            Tree(type, resource.GetProperty("outputs"), null));
    }

    // The data are flat, parents before children: 'a.b' sorts after 'a', as do 'a[]' and 'a{}'.
    private static Dictionary<string, PropertySchema> Tree(string type, JsonElement properties, JsonElement? equalities)
    {
        var byPath = new Dictionary<string, PropertySchema>(StringComparer.Ordinal);
        var top = new Dictionary<string, PropertySchema>(StringComparer.Ordinal);
        foreach (var entry in properties.EnumerateObject())
        {
            var property = Property(type, entry.Name, entry.Value, Equality(equalities, entry.Name));
            byPath.Add(property.Path, property);
            var path = property.Path;
            if (path.EndsWith("[]", StringComparison.Ordinal) || path.EndsWith("{}", StringComparison.Ordinal))
            {
                byPath[path[..^2]].Element = property;
            }
            else if (path.LastIndexOf('.') is >= 0 and var dot)
            {
                byPath[path[..dot]].Children.Add(path[(dot + 1)..], property);
            }
            else
            {
                top.Add(path, property);
            }
        }
        return top;
    }

    private static PropertySchema Property(string type, string path, JsonElement data, ValueEquality equality)
    {
        foreach (var key in data.EnumerateObject().Where(key => !Known.Contains(key.Name)))
        {
            throw new InvalidDataException($"{type} {path}: no rule reads the key '{key.Name}'.");
        }
        return new()
        {
            Path = path,
            Kind = Kind(data.GetProperty("type").GetString()!),
            IsRequired = IsSet(data, "required"),
            IsReadOnly = IsSet(data, "readOnly"),
            IsComputed = IsSet(data, "computed"),
            IsSecret = IsSet(data, "secret") || IsSet(data, "writeOnly"),
            IsDeprecated = IsSet(data, "deprecated"),
            ForcesReplacement = IsSet(data, "forceNew") || equality.ForcesReplacement,
            Equality = equality,
            AutoName = Find(data, "autoNamed") is { } name
                ? new(
                    name.GetProperty("separator").GetString()!,
                    name.GetProperty("maxLength").GetInt32(),
                    IsSet(name, "lower"))
                : null,
            Default = Find(data, "default") is { } value ? JsonNode.Parse(value.GetRawText()) : null,
            Allowed = Values(data, "enum"),
            IgnoresCase = IsSet(data, "enumIgnoreCase"),
            Refused = Values(data, "notEnum"),
            Ranges = Ranges(data),
            Length = Count(data, "minLength", "maxLength"),
            Count = Count(data, "minItems", "maxItems"),
            Pattern = Pattern(data, "regex"),
            RefusedPattern = Pattern(data, "notRegex"),
            KeyPattern = Pattern(data, "keyRegex"),
            RefusedKeyPattern = Pattern(data, "keyNotRegex"),
            Format = Format(data),
            Groups =
            [
                .. Group(data, "exactlyOneOf", GroupKind.ExactlyOne),
                .. Group(data, "atLeastOneOf", GroupKind.AtLeastOne),
                .. Group(data, "conflictsWith", GroupKind.Conflicts),
                .. Group(data, "requiredWith", GroupKind.RequiredWith),
                .. Group(data, "exactlyOneOfDeclared", GroupKind.ExactlyOne, isDeclared: true),
                .. Group(data, "conflictsWithDeclared", GroupKind.Conflicts, isDeclared: true),
            ],
        };
    }

    private static ValueEquality Equality(JsonElement? equalities, string path) =>
        equalities is { } all && Find(all, path) is { } found
            ? new()
            {
                IsSet = IsSet(found, "set"),
                Ignored = Find(found, "ignores") is { } names
                    ? [.. names.EnumerateArray().Select(name => name.GetString()!)]
                    : [],
                Same = Find(found, "same")?.GetString(),
                Empty = Find(found, "empty")?.GetString(),
                ForcesReplacement = IsSet(found, "forceNew"),
                AllowsEmpty = IsSet(found, "orEmpty"),
                IsKept = IsSet(found, "kept"),
                IgnoresEmptyBlock = IsSet(found, "emptyBlock"),
                IgnoresEmpties = IsSet(found, "withoutEmpties"),
            }
            : ValueEquality.Plain;

    private static TextFormat? Format(JsonElement data)
    {
        // Validators are provider functions, given by name; "func" is a function without a name, so its check is
        // unknown.
        var name = Find(data, "validator") is { } validators
            ? validators[0].GetString() switch
            {
                "validatePeerAddr" => "peer",
                "func" => null,
                var other => throw new InvalidDataException($"The validator {other} is not implemented here."),
            }
            : Find(data, "format")?.GetString();
        return name is null
            ? null
            : new()
            {
                Name = name,
                IsOptional = IsSet(data, "orEmpty"),
                Prefix = Count(data, "prefixMin", "prefixMax"),
                MinSeconds = Find(data, "minSeconds")?.GetDouble(),
            };
    }

    private static ValueKind Kind(string type) => type switch
    {
        "string" => ValueKind.Text,
        "integer" => ValueKind.WholeNumber,
        "number" => ValueKind.Number,
        "boolean" => ValueKind.Boolean,
        "object" => ValueKind.Block,
        "list" => ValueKind.List,
        "map" => ValueKind.Map,
        "asset" => ValueKind.Asset,
        _ => throw new InvalidDataException($"'{type}' is not a known kind of value."),
    };

    private static IReadOnlyList<NumberRange> Ranges(JsonElement data) =>
        Find(data, "ranges") is { } ranges
            ? [.. ranges.EnumerateArray().Select(range => new NumberRange(range[0].GetDouble(), range[1].GetDouble()))]
            : (Find(data, "exclusiveMin") ?? Find(data, "min"), Find(data, "max")) is var (min, max)
                && (min is not null || max is not null)
                ? [new(min?.GetDouble(), max?.GetDouble(), Find(data, "exclusiveMin") is not null)]
                : [];

    private static CountRange? Count(JsonElement data, string min, string max) =>
        (Find(data, min)?.GetInt32(), Find(data, max)?.GetInt32()) is var (fewest, most)
            && (fewest is not null || most is not null)
            ? new(fewest, most)
            : null;

    private static IEnumerable<PropertyGroup> Group(
        JsonElement data, string key, GroupKind kind, bool isDeclared = false) =>
        Find(data, key) is { } members
            ? [new(kind, [.. members.EnumerateArray().Select(member => member.GetString()!)], isDeclared)]
            : [];

    private static GoPattern? Pattern(JsonElement data, string key) =>
        Find(data, key)?.GetString() is { } text ? new(text) : null;

    private static IReadOnlyList<JsonNode> Values(JsonElement data, string key) =>
        Find(data, key) is { } values
            ? [.. values.EnumerateArray().Select(value => JsonNode.Parse(value.GetRawText())!)]
            : [];

    private static bool IsSet(JsonElement data, string key) => Find(data, key) is { ValueKind: JsonValueKind.True };

    private static JsonElement? Find(JsonElement data, string key) =>
        data.TryGetProperty(key, out var value) ? value : null;
}
