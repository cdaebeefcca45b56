using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Ironwood.Planning.Settings;

namespace Ironwood.Repository.Documentation;

/// <summary>
/// <c>docs/stack.schema.json</c>: the JSON Schema of <c>Pulumi.&lt;stack&gt;.yaml</c>, with which an editor completes
/// and checks settings. It is generated from the same records as the reference. It accepts every file that the settings
/// reader accepts. The reader checks more: values that depend on each other, and the forms of texts.
/// </summary>
internal static partial class StackFileSchema
{
    /// <summary>The file's path in the repository.</summary>
    public const string Path = "docs/stack.schema.json";

    // The newest draft that the YAML language server reads.
    private const string Dialect = "http://json-schema.org/draft-07/schema#";

    private const string Project = "ironwood";
    private const string Provider = "gcp";

    // A number in quotes, or in one of YAML's other notations, which editors take for text.
    private const string NumberText =
        @"^[-+]?(0[xob][0-9a-fA-F_]+|[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|\.[0-9_]+([eE][-+]?[0-9]+)?)$";

    private const string DateText = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?$";

    private static readonly JsonSerializerOptions File = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file's text.</summary>
    public static string Text() => Of().ToJsonString(File) + "\n";

    public static JsonObject Of()
    {
        var records = new Records();
        var config = Config(records);
        return new()
        {
            ["$schema"] = Dialect,
            ["$id"] = "urn:ironwood:stack-file",
            ["title"] = "Settings of a stack of Ironwood.Infra: Pulumi.<stack>.yaml",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["config"] = config,
                ["environment"] = Described("Environments of Pulumi Cloud that the stack imports."),
                ["secretsprovider"] = Described("What encrypts the stack's secrets. The Pulumi CLI writes it."),
                ["encryptionsalt"] = Described("The salt of the stack's passphrase. The Pulumi CLI writes it."),
                ["encryptedkey"] = Described("The key of the stack's secrets, encrypted. The Pulumi CLI writes it."),
            },
            // An imported environment may hold settings that the file lacks.
            ["anyOf"] = new JsonArray(Required("environment"), WithRequiredSettings()),
            ["definitions"] = records.Definitions,
        };
    }

    private static JsonObject Config(Records records)
    {
        var (keys, others) = (new JsonObject(), new JsonObject());
        foreach (var property in Properties(typeof(StackSettings)))
        {
            var key = SettingNames.KeyOf(property, Project);
            var value = records.Setting(property, key, isTop: true);
            keys[key] = value;
            others[$"^({string.Join('|', Spellings(key).Skip(1))})$"] = value.DeepClone();
        }
        var own = string.Join('|', Properties(typeof(StackSettings))
            .Where(property => SettingNames.KeyOf(property, Project).StartsWith(Project, StringComparison.Ordinal))
            .Select(SettingNames.Of));
        // Settings of other providers belong to them; of Google's own, those are refused that are this project's.
        others[$"^(?!({string.Join('|', Alike(Project))}):)(?!{Provider}:(config:)?({own})$)[^:]+:(config:)?[^:]*$"] =
            new JsonObject();
        return new()
        {
            ["description"] = "The settings, each with its namespace: 'gcp:' for the provider's, 'ironwood:' for the "
                + "project's own.",
            ["type"] = "object",
            ["properties"] = keys,
            ["patternProperties"] = others,
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject WithRequiredSettings()
    {
        var required = Properties(typeof(StackSettings))
            .Where(MustBeWritten)
            .Select(property => (JsonNode)new JsonObject
            {
                ["anyOf"] = new JsonArray([.. Spellings(SettingNames.KeyOf(property, Project)).Select(Required)]),
            });
        return new()
        {
            ["required"] = new JsonArray("config"),
            ["properties"] = new JsonObject
            {
                ["config"] = new JsonObject { ["allOf"] = new JsonArray([.. required]) },
            },
        };
    }

    // The spellings of a key that the Pulumi CLI takes, the usual one first.
    private static IEnumerable<string> Spellings(string key)
    {
        var parts = key.Split(':');
        yield return key;
        yield return $"{parts[0]}:config:{parts[1]}";
        if (parts[0] == Project)
        {
            yield return parts[1];
        }
    }

    // A name, and slips of the hand in it: a letter changed, left out, added or swapped with the next.
    private static IEnumerable<string> Alike(string name)
    {
        for (var at = 0; at < name.Length; at++)
        {
            yield return $"{name[..at]}[^:]{{0,2}}{name[(at + 1)..]}";
            if (at + 1 < name.Length)
            {
                yield return $"{name[..at]}{name[at + 1]}{name[at]}{name[(at + 2)..]}";
            }
        }
    }

    private static JsonNode Required(string name) => new JsonObject { ["required"] = new JsonArray(name) };

    private static JsonObject Described(string description) => new() { ["description"] = description };

    private static IEnumerable<PropertyInfo> Properties(Type record) =>
        record.GetProperties().OrderBy(property => property.MetadataToken);

    // The environment is required in the record, but its default is the stack's name.
    private static bool MustBeWritten(PropertyInfo property) =>
        IsRequired(property) && property.Name != nameof(StackSettings.Environment);

    private static bool IsRequired(PropertyInfo property) => property.IsDefined(typeof(RequiredMemberAttribute));

    /// <summary>The records' schemas, each once.</summary>
    private sealed partial class Records
    {
        private readonly Dictionary<string, SettingRow> _rows;
        private readonly Dictionary<string, SettingGroup> _groups;
        private readonly Dictionary<Type, string> _paths = [];

        public Records()
        {
            var groups = SettingReference.Read();
            _groups = groups.ToDictionary(group => group.Path, StringComparer.Ordinal);
            _rows = groups.SelectMany(group => group.Rows).ToDictionary(row => row.Path, StringComparer.Ordinal);
        }

        public JsonObject Definitions { get; } = [];

        /// <summary>The schema of a setting.</summary>
        /// <param name="property">The property that holds it.</param>
        /// <param name="path">Its path, as in the reference.</param>
        /// <param name="isTop">Whether it stands directly under <c>config</c>.</param>
        public JsonObject Setting(PropertyInfo property, string path, bool isTop)
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            // "key:" without a value is an absent key, but for the Pulumi CLI no map.
            var mayBeEmpty = isTop
                ? type == typeof(string) && !MustBeWritten(property)
                : !IsRequired(property);
            return Value(property, type, path, mayBeEmpty);
        }

        private JsonObject Value(PropertyInfo property, Type type, string path, bool mayBeEmpty)
        {
            if (IsRecord(type))
            {
                return OrNothing(Reference(type, path), mayBeEmpty);
            }
            if (type.IsGenericType && IsRecord(type.GetGenericArguments()[0]))
            {
                var item = Reference(type.GetGenericArguments()[0], $"{path}[]");
                return OrNothing(new() { ["type"] = "array", ["items"] = item }, mayBeEmpty);
            }
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            {
                return OrNothing(Map(property, type.GetGenericArguments()[1], path), mayBeEmpty);
            }
            var row = _rows[path];
            if (!type.IsGenericType)
            {
                return WithNotes(OrNothing(Scalar(property, type, row), mayBeEmpty), row);
            }
            var items = Scalar(property, type.GetGenericArguments()[0], row);
            return WithNotes(OrNothing(new() { ["type"] = "array", ["items"] = items }, mayBeEmpty), row);
        }

        private JsonObject Map(PropertyInfo property, Type item, string path)
        {
            var below = $"{path}.<{property.GetCustomAttribute<KeyedByAttribute>()!.Name}>";
            if (!IsRecord(item))
            {
                var row = _rows[below];
                return WithNotes(
                    new()
                    {
                        ["type"] = "object",
                        ["additionalProperties"] = Scalar(property, item, row),
                        ["not"] = new JsonObject
                        {
                            ["description"] = "An encrypted value.",
                            ["maxProperties"] = 1,
                            ["required"] = new JsonArray("secure"),
                        },
                    },
                    row);
            }
            var map = new JsonObject
            {
                ["type"] = "object",
                // An entry without a value is an entry with every default.
                ["additionalProperties"] = OrNothing(Reference(item, below), !Properties(item).Any(IsRequired)),
            };
            if (IsRequired(property))
            {
                map["minProperties"] = 1;
            }
            return map;
        }

        private JsonObject Reference(Type record, string path)
        {
            if (_paths.TryAdd(record, path))
            {
                var definition = new JsonObject();
                Definitions[record.Name] = definition;
                if (_groups.TryGetValue(path, out var group))
                {
                    definition["description"] = group.Meaning;
                }
                definition["type"] = "object";
                definition["properties"] = new JsonObject(Properties(record).Select(property =>
                    KeyValuePair.Create<string, JsonNode?>(
                        SettingNames.Of(property),
                        Setting(property, $"{path}.{SettingNames.Of(property)}", isTop: false))));
                if (Properties(record).Where(IsRequired).ToArray() is { Length: > 0 } required)
                {
                    definition["required"] = new JsonArray(
                        [.. required.Select(property => JsonValue.Create(SettingNames.Of(property)))]);
                }
                definition["additionalProperties"] = false;
            }
            var reference = new JsonObject { ["$ref"] = $"#/definitions/{record.Name}" };
            return record.IsDefined(typeof(WrittenAsTextAttribute))
                ? new() { ["anyOf"] = new JsonArray(Text(), reference) }
                : reference;
        }

        // The reader takes a number or a flag as the text that it is written as.
        private static JsonObject Text() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

        private static JsonObject Scalar(PropertyInfo property, Type type, SettingRow row)
        {
            if (type == typeof(bool))
            {
                return new() { ["enum"] = new JsonArray(true, false, "true", "false") };
            }
            if (type == typeof(DateOnly))
            {
                return new() { ["type"] = "string", ["pattern"] = DateText };
            }
            if (type != typeof(int) && type != typeof(double))
            {
                return Words(row.Allowed) is { } words
                    ? new() { ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) }
                    : Text();
            }
            var number = new JsonObject { ["type"] = type == typeof(int) ? "integer" : "number" };
            if (Words(row.Allowed) is { } numbers)
            {
                number["enum"] = new JsonArray(
                    [.. numbers.Select(word => JsonValue.Create(int.Parse(word, CultureInfo.InvariantCulture)))]);
            }
            else if (property.GetCustomAttribute<BetweenAttribute>() is { } range)
            {
                number["minimum"] = range.Minimum;
                number["maximum"] = range.Maximum;
            }
            return new()
            {
                ["anyOf"] = new JsonArray(
                    number, new JsonObject { ["type"] = "string", ["pattern"] = NumberText }),
            };
        }

        // The values, where a refusal lists all of them and nothing else: "onDemand, reservation, spot, flexStart".
        private static string[]? Words(string allowed) =>
            WordList().IsMatch(allowed) ? [.. Separator().Split(allowed)] : null;

        private static JsonObject OrNothing(JsonObject schema, bool mayBeEmpty) => mayBeEmpty
            ? new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) }
            : schema;

        private static JsonObject WithNotes(JsonObject schema, SettingRow row)
        {
            string[] notes =
            [
                row.Meaning,
                row.Default == "required" ? "Required." : $"Default: {row.Default}.",
                row.Unit.Length > 0 ? $"Unit: {row.Unit}." : "",
                row.Allowed.Length > 0 ? $"Allowed: {row.Allowed}." : "",
            ];
            schema.Insert(0, "description", string.Join(' ', notes.Where(note => note.Length > 0)));
            if (DefaultOf(row) is { } value)
            {
                schema.Insert(1, "default", value);
            }
            return schema;
        }

        // Only a value that stands alone in the column; the others are described.
        private static JsonNode? DefaultOf(SettingRow row)
        {
            if (!Code().IsMatch(row.Default) || row.Kind.StartsWith("list", StringComparison.Ordinal))
            {
                return null;
            }
            var text = row.Default.Trim('`');
            // "minReplicas" in place of a number is the name of the setting that it follows.
            return row.Kind == "text" ? JsonValue.Create(text) : Literal().IsMatch(text) ? JsonNode.Parse(text) : null;
        }

        private static bool IsRecord(Type type) => type.Namespace == typeof(StackSettings).Namespace;

        [GeneratedRegex("^[A-Za-z0-9_-]+(, [A-Za-z0-9_-]+| or [A-Za-z0-9_-]+)+$")]
        private static partial Regex WordList();

        [GeneratedRegex(", | or ")]
        private static partial Regex Separator();

        [GeneratedRegex("^`[^`]+`$")]
        private static partial Regex Code();

        [GeneratedRegex(@"^(true|false|[0-9]+(\.[0-9]+)?)$")]
        private static partial Regex Literal();
    }
}
