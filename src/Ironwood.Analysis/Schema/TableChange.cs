namespace Ironwood.Analysis.Schema;

/// <summary>
/// Decides whether a change of a BigQuery table's columns replaces the table, as the provider's
/// <c>resourceBigQueryTableSchemaIsChangeable</c> does.
/// </summary>
internal static class TableChange
{
    private const string Required = "REQUIRED";

    private static readonly string[][] SameTypes = [["INTEGER", "INT64"], ["FLOAT", "FLOAT64"], ["BOOLEAN", "BOOL"]];

    /// <summary>
    /// Null when a schema is unknown, or when row access policies decide it: a graph does not show them.
    /// </summary>
    public static bool? IsReplacing(JsonNode? before, JsonNode? after) =>
        (Columns(before), Columns(after)) switch
        {
            (null, _) or (_, null) => null,
            ({ } old, { } now) when !IsChangeable(old, now, isTop: true) => true,
            // Columns can be removed in place unless the table has row access policies.
            ({ } old, { } now) => old.Keys.All(now.ContainsKey) ? false : null,
        };

    /// <summary>
    /// Columns as the provider's <c>bigQueryTableSchemaDiffSuppress</c> compares them: by name, with one spelling of
    /// types and modes, and without empty values that mean the same as a missing field.
    /// </summary>
    public static string Comparable(string schema) => schema.AsJson() is JsonArray columns
        ? Comparable(columns).ToJsonString()
        : schema;

    private static JsonArray Comparable(JsonArray columns) => new(
    [
        .. columns.OrderBy(column => column.Get("name").AsText(), StringComparer.Ordinal)
            .Select(column => column is JsonObject block ? Comparable(block) : column?.DeepClone()),
    ]);

    private static JsonObject Comparable(JsonObject column)
    {
        var fields = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal) { ["mode"] = Mode(column) };
        foreach (var (name, value) in column.Where(field => field.Key != "mode"))
        {
            fields[name] = (name, value) switch
            {
                ("type", JsonValue) => SameTypes.FirstOrDefault(same => same.Contains(Upper(column, name)))?[0]
                    ?? Upper(column, name),
                ("fields", JsonArray inner) => Comparable(inner),
                ("description" or "collation", JsonValue text) when text.AsText() == "" => null,
                _ => value?.DeepClone(),
            };
        }
        return new(fields.Where(field => field.Value is not null));
    }

    private static bool IsChangeable(Dictionary<string, JsonObject> old, Dictionary<string, JsonObject> now, bool isTop)
    {
        var added = now.Keys.Where(name => !old.ContainsKey(name)).ToArray();
        var dropped = old.Keys.Where(name => !now.ContainsKey(name)).ToArray();
        return !added.Any(name => now[name]["mode"].AsText() == Required)
            && (dropped.Length == 0 || (isTop && added.Length == 0))
            && old.Keys.Where(now.ContainsKey).All(name => IsChangeable(old[name], now[name]));
    }

    private static bool IsChangeable(JsonObject old, JsonObject now) =>
        IsSameType(Upper(old, "type"), Upper(now, "type"))
        && (Mode(old) == Mode(now) || (Mode(old) == Required && Mode(now) == "NULLABLE"))
        && (Named(old["fields"]), Named(now["fields"])) switch
        {
            (null, null) => true,
            ({ } before, { } after) => IsChangeable(before, after, isTop: false),
            _ => false,
        };

    private static bool IsSameType(string? old, string? now) =>
        old == now || SameTypes.Any(same => same.Contains(old) && same.Contains(now));

    private static string Mode(JsonObject column) => Upper(column, "mode") ?? "NULLABLE";

    private static string? Upper(JsonObject column, string name) => column[name].AsText()?.ToUpperInvariant();

    private static Dictionary<string, JsonObject>? Columns(JsonNode? schema) => Named(schema.AsKnownText().AsJson());

    private static Dictionary<string, JsonObject>? Named(JsonNode? columns) =>
        columns is JsonArray list
            && list.All(column => column is JsonObject named && named["name"].AsText() is not null)
            ? list.Cast<JsonObject>().DistinctBy(Name).ToDictionary(Name, StringComparer.Ordinal)
            : null;

    private static string Name(JsonObject column) => column["name"].AsText()!;
}
