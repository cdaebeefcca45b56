using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Messages;

namespace Ironwood.Analysis.Wiring;

/// <summary>Rules about BigQuery subscriptions: messages must fit the table that they are written to.</summary>
internal static class TableRules
{
    private const string Source = "https://docs.cloud.google.com/pubsub/docs/bigquery";

    private static readonly Dictionary<string, string[]> Metadata = new(StringComparer.Ordinal)
    {
        ["subscription_name"] = ["STRING"],
        ["message_id"] = ["STRING"],
        ["publish_time"] = ["TIMESTAMP"],
        ["attributes"] = ["JSON", "STRING"],
    };

    private static readonly Rule MissingTable = new(
        "wiring/missing-table", Severity.Error,
        "A subscription writes to a BigQuery table that the stack does not declare.",
        "Google Cloud refuses the subscription, because it does not create tables.", Source,
        Example: "writes to the table ironwood-test.metrics.measurements, which the stack does not declare");

    private static readonly Rule TableSchema = new(
        "wiring/table-schema", Severity.Error,
        "The columns of a table do not fit the messages that are written to it.",
        "Google Cloud refuses the subscription, or messages go to the dead-letter topic.", Source,
        Example: "has the column value as STRING, but messages have it as double, which needs FLOAT");

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(MissingTable, graph =>
            from subscription in graph.OfType(ResourceTypes.Subscription)
            let table = subscription.Text("bigqueryConfig.table")
            where table is not null && TableOf(graph, subscription) is null
            select new Breach(
                subscription,
                "bigqueryConfig.table",
                $"writes to the table {Reference.Shorten(table)}, which the stack does not declare",
                "declare the table, and read its name from that resource")),
        new(TableSchema, graph =>
            from subscription in graph.OfType(ResourceTypes.Subscription)
            let table = TableOf(graph, subscription)
            where table is not null
            from mismatch in Mismatches(graph, subscription, table).Distinct(StringComparer.Ordinal)
            select new Breach(table, "schema", mismatch,
                "give the column the same name and a matching type as the field of the topic's schema")),
    ];

    /// <summary>The table that a subscription writes to; null when it is not a table of the stack.</summary>
    public static ResourceNode? TableOf(ResourceGraph graph, ResourceNode subscription) =>
        graph.ReadIn(subscription.Text("bigqueryConfig.table"))
            .FirstOrDefault(node => node.Type == ResourceTypes.Table);

    private static IEnumerable<string> Mismatches(ResourceGraph graph, ResourceNode subscription, ResourceNode table)
    {
        var columns = table.Text("schema").AsJson().Items("").Select(entry => entry.Item)
            .Where(column => column.Get("name").AsText() is not null)
            .ToLookup(column => column.Get("name").AsText()!, StringComparer.OrdinalIgnoreCase);
        if (columns.Count == 0)
        {
            yield break;
        }
        var isWritten = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (subscription.Flag("bigqueryConfig.writeMetadata") == true)
        {
            foreach (var (name, types) in Metadata)
            {
                isWritten.Add(name);
                if (columns[name].FirstOrDefault() is not { } column)
                {
                    yield return $"lacks the column {name}, but {subscription.Name} writes the metadata of every "
                        + $"message";
                }
                else if (!types.Contains(TypeOf(column)))
                {
                    yield return $"has the column {name} as {TypeOf(column)}, but metadata needs "
                        + $"{string.Join(" or ", types)}";
                }
            }
        }
        if (subscription.Flag("bigqueryConfig.useTopicSchema") != true || Fields(graph, subscription) is not { } fields)
        {
            yield break;
        }
        foreach (var field in fields)
        {
            isWritten.Add(field.Name);
            if (columns[field.Name].FirstOrDefault() is not { } column)
            {
                yield return $"lacks the column {field.Name}, which messages have"
                    + (subscription.Flag("bigqueryConfig.dropUnknownFields") == true ? "; its values are dropped" : "");
                continue;
            }
            var fitting = AvroColumn.For(field.Type);
            if (fitting is not null && !fitting.Columns.Contains(TypeOf(column)))
            {
                yield return $"has the column {field.Name} as {TypeOf(column)}, but messages have it as "
                    + $"{field.Type}, which needs {string.Join(" or ", fitting.Columns)}";
            }
            if (field.IsOptional && IsRequired(column))
            {
                yield return $"requires the column {field.Name}, but messages may leave it out";
            }
        }
        foreach (var column in columns.Where(column => IsRequired(column.First()) && !isWritten.Contains(column.Key)))
        {
            yield return $"requires the column {column.Key}, but no message has it";
        }
    }

    private static bool IsRequired(JsonNode column) => column.Get("mode").AsText() == "REQUIRED";

    // BigQuery has two names for some types.
    private static string TypeOf(JsonNode column) => column.Get("type").AsText() switch
    {
        "INT64" => "INTEGER",
        "FLOAT64" => "FLOAT",
        "BOOL" => "BOOLEAN",
        { } type => type,
        null => "STRING",
    };

    private static IReadOnlyList<(string Name, string Type, bool IsOptional)>? Fields(
        ResourceGraph graph, ResourceNode subscription)
    {
        var topic = graph.ReadIn(subscription.Text("topic")).FirstOrDefault();
        var schema = graph.ReadIn(topic?.Text("schemaSettings.schema"))
            .FirstOrDefault(node => node.Type == ResourceTypes.Schema);
        return schema?.Text("type") != "AVRO" ? null :
        [
            .. from entry in schema.Text("definition").AsJson().Get("fields").Items("")
               let name = entry.Item.Get("name").AsText()
               where name is not null
               let union = entry.Item.Get("type") as JsonArray
               select (
                   name,
                   AvroType(
                       union is null ? entry.Item.Get("type") : union.FirstOrDefault(type => type.AsText() != "null")),
                   union is not null),
        ];
    }

    private static string AvroType(JsonNode? type) =>
        type.AsText() ?? type.Get("logicalType").AsText() ?? type.Get("type").AsText() ?? "";
}
