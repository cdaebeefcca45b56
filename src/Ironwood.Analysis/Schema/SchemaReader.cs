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
        // Not disposed: the properties inside blocks are read when they are first requested.
        var resource = JsonDocument.Parse(json).RootElement;
        JsonElement? equalities = equality.IsEmpty ? null : JsonDocument.Parse(equality).RootElement;
        return new(
            type,
            Find(resource, "source")?.GetString(),
            IsSet(resource, "deleteBeforeReplace"),
            Top(type, resource.GetProperty("inputs"), equalities),
            Top(type, resource.GetProperty("outputs"), null));
    }

    // The data are flat: 'a', 'a.b', 'a[]', 'a[].c'.
    private static Lazy<Dictionary<string, PropertySchema>> Top(
        string type, JsonElement properties, JsonElement? equalities) => new(() =>
    {
        var byParent = new Dictionary<string, List<SchemaEntry>>(StringComparer.Ordinal);
        foreach (var property in properties.EnumerateObject())
        {
            var entry = new SchemaEntry(property.Name, property.Value);
            if (!byParent.TryGetValue(entry.Parent, out var siblings))
            {
                byParent.Add(entry.Parent, siblings = []);
            }
            siblings.Add(entry);
        }
        return Level("");

        Dictionary<string, PropertySchema> Level(string parent) => byParent.GetValueOrDefault(parent, [])
            .ToDictionary(entry => entry.Name, Read, StringComparer.Ordinal);

        PropertySchema Read(SchemaEntry entry) =>
            Property(type, entry.Path, entry.Data, Equality(equalities, entry.Path), new(() => Level(entry.Path)));
    });

    private static PropertySchema Property(
        string type, string path, JsonElement data, ValueEquality equality,
        Lazy<Dictionary<string, PropertySchema>> children)
    {
        foreach (var key in data.EnumerateObject().Where(key => !Known.Contains(key.Name)))
        {
            throw new InvalidDataException($"{type} {path}: no rule reads the key '{key.Name}'.");
        }
        return new(children)
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

/// <summary>One property in the flat data of a type.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Data">Its constraints.</param>
internal sealed record SchemaEntry(string Path, JsonElement Data)
{
    /// <summary>Path of the property that contains it; empty for a property of the resource.</summary>
    public string Parent => Path[..^Name.Length].TrimEnd('.');

    /// <summary>Its name in its block; <c>[]</c> or <c>{}</c> for the items of a list or the values of a map.</summary>
    public string Name =>
        Path.EndsWith("[]", StringComparison.Ordinal) || Path.EndsWith("{}", StringComparison.Ordinal)
            ? Path[^2..]
            : Path[(Path.LastIndexOf('.') + 1)..];
}
