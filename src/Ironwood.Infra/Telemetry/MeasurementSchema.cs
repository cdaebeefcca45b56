namespace Ironwood.Infra.Telemetry;

/// <summary>
/// The fields of a measurement. The topic's Avro schema and the table's columns are both made from it, because the
/// subscription writes nothing if they differ.
/// </summary>
/// <remarks>
/// A message is the Avro JSON of one record: <c>measured_at</c> in microseconds since 1970, and an optional field as
/// <c>null</c> or <c>{"string": "…"}</c>. Fields are only ever added, as optional ones: BigQuery refuses other changes
/// of a table.
/// </remarks>
public static class MeasurementSchema
{
    /// <summary>The column that the table is partitioned by.</summary>
    public const string Time = "measured_at";

    /// <summary>The columns that rows are sorted by, which queries filter on.</summary>
    public static ImmutableArray<string> SortedBy { get; } = ["tier", "metric"];

    /// <summary>The fields of a measurement, in their order.</summary>
    public static ImmutableArray<MeasurementField> Fields { get; } =
    [
        new(Time, FieldType.Timestamp, "When it was measured"),
        new("tier", FieldType.Text, "Tier of the pod"),
        new("host", FieldType.Text, "Name of the VM"),
        new("metric", FieldType.Text, "What was measured"),
        new("unit", FieldType.Text, "Unit of the value, as in UCUM"),
        new("value", FieldType.Number, "The value"),
        new("model", FieldType.Text, "Model that was served, where it matters", IsOptional: true),
    ];

    // The metadata that Pub/Sub adds with WriteMetadata; these columns must exist.
    private static readonly ImmutableArray<(string Name, string Type, string Description)> Metadata =
    [
        ("subscription_name", "STRING", "Subscription that wrote the row"),
        ("message_id", "STRING", "Message that the row came in; the same message may be written twice"),
        ("publish_time", "TIMESTAMP", "When it was published"),
        ("attributes", "JSON", "Attributes of the message"),
    ];

    /// <summary>The topic's schema, Avro in JSON.</summary>
    public static string Avro { get; } = new JsonObject
    {
        ["type"] = "record",
        ["name"] = "Measurement",
        ["namespace"] = "ironwood",
        ["fields"] = new JsonArray([.. Fields.Select(AvroField)]),
    }.ToJsonString();

    /// <summary>The table's schema as BigQuery's JSON: the fields, then the metadata of Pub/Sub.</summary>
    public static string Table { get; } = new JsonArray(
    [
        .. Fields.Select(field => Column(
            field.Name, BigQueryType(field.Type), field.IsOptional ? "NULLABLE" : "REQUIRED", field.Description)),
        .. Metadata.Select(column => Column(column.Name, column.Type, "NULLABLE", column.Description)),
    ]).ToJsonString();

    private static JsonObject AvroField(MeasurementField field)
    {
        JsonNode type = field.Type switch
        {
            FieldType.Text => "string",
            FieldType.Number => "double",
            FieldType.Timestamp => new JsonObject { ["type"] = "long", ["logicalType"] = "timestamp-micros" },
            _ => throw new InvalidOperationException($"Avro has no type for {field.Type}."),
        };
        var json = new JsonObject { ["name"] = field.Name, ["type"] = type, ["doc"] = field.Description };
        if (field.IsOptional)
        {
            json["type"] = new JsonArray("null", type.DeepClone());
            json["default"] = null;
        }
        return json;
    }

    private static string BigQueryType(FieldType type) => type switch
    {
        FieldType.Text => "STRING",
        FieldType.Number => "FLOAT",
        FieldType.Timestamp => "TIMESTAMP",
        _ => throw new InvalidOperationException($"BigQuery has no type for {type}."),
    };

    private static JsonObject Column(string name, string type, string mode, string description) => new JsonObject
    {
        ["name"] = name,
        ["type"] = type,
        ["mode"] = mode,
        ["description"] = description,
    };
}

/// <summary>A field of a measurement.</summary>
/// <param name="Name">Name of the Avro field and of the column.</param>
/// <param name="Type">Type of both.</param>
/// <param name="Description">Its description.</param>
/// <param name="IsOptional">Whether a measurement may leave it out.</param>
public sealed record MeasurementField(string Name, FieldType Type, string Description, bool IsOptional = false);

/// <summary>The types that Avro and BigQuery have in common and that measurements need.</summary>
public enum FieldType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A floating-point number of 64 bits.</summary>
    Number,

    /// <summary>A time, to the microsecond.</summary>
    Timestamp,
}
