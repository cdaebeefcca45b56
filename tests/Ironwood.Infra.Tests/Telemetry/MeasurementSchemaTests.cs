using Ironwood.Infra.Telemetry;

namespace Ironwood.Infra.Tests.Telemetry;

public sealed class MeasurementSchemaTests
{
    private static readonly string[] Metadata = ["subscription_name", "message_id", "publish_time", "attributes"];

    // Read from the two texts alone, by the table of Pub/Sub's documentation, and not from the definition.
    [Fact]
    public void Topic_and_table_have_the_same_fields_of_compatible_types() =>
        Assert.Equal(
            AvroFields().Select(field => (Name(field), ColumnType(field))),
            Columns()
                .Where(column => !Metadata.Contains(Name(column)))
                .Select(column => (Name(column), $"{column["type"]} {column["mode"]}")));

    [Fact]
    public void The_table_has_the_columns_that_pubsub_adds() =>
        Assert.Equal(
            [
                "subscription_name STRING NULLABLE", "message_id STRING NULLABLE", "publish_time TIMESTAMP NULLABLE",
                "attributes JSON NULLABLE",
            ],
            Columns().TakeLast(4).Select(column => $"{column["name"]} {column["type"]} {column["mode"]}"));

    [Fact]
    public void A_measurement_says_when_where_what_and_how_much() =>
        Assert.Equal(
            ["measured_at TIMESTAMP REQUIRED", "tier STRING REQUIRED", "host STRING REQUIRED", "metric STRING "
                + "REQUIRED", "unit STRING REQUIRED",
                "value FLOAT REQUIRED", "model STRING NULLABLE"],
            Columns().SkipLast(4).Select(column => $"{column["name"]} {column["type"]} {column["mode"]}"));

    [Fact]
    public void An_optional_field_may_be_left_out_of_a_message()
    {
        var optional = Assert.Single(AvroFields(), field => field["type"] is JsonArray);
        Assert.Equal("""["null","string"]""", optional["type"]!.ToJsonString());
        Assert.True(optional.AsObject().TryGetPropertyValue("default", out var value));
        Assert.Null(value);
    }

    [Fact]
    public void The_schema_is_a_named_record_whose_fields_are_described()
    {
        var schema = JsonNode.Parse(MeasurementSchema.Avro)!;
        Assert.Equal("record", schema["type"]!.ToString());
        Assert.Equal("ironwood.Measurement", $"{schema["namespace"]}.{schema["name"]}");
        Assert.All(AvroFields(), field => Assert.NotEmpty(field["doc"]!.ToString()));
        Assert.All(Columns(), column => Assert.NotEmpty(column["description"]!.ToString()));
    }

    [Fact]
    public void Partition_and_order_are_columns_that_every_row_has()
    {
        var required = Columns()
            .Where(column => column["mode"]!.ToString() == "REQUIRED")
            .ToDictionary(Name, column => column["type"]!.ToString());
        Assert.Equal("TIMESTAMP", required[MeasurementSchema.Time]);
        Assert.All(MeasurementSchema.SortedBy, column => Assert.Contains(column, required.Keys));
    }

    private static IEnumerable<JsonNode> AvroFields() =>
        JsonNode.Parse(MeasurementSchema.Avro)!["fields"]!.AsArray().Select(field => field!);

    private static IEnumerable<JsonNode> Columns() =>
        JsonNode.Parse(MeasurementSchema.Table)!.AsArray().Select(column => column!);

    private static string Name(JsonNode node) => node["name"]!.ToString();

    private static string ColumnType(JsonNode field)
    {
        var type = field["type"]!;
        var mode = type is JsonArray ? "NULLABLE" : "REQUIRED";
        if (type is JsonArray union)
        {
            type = union[1]!;
        }
        return type switch
        {
            JsonObject logical when logical["type"]!.ToString() == "long"
                && logical["logicalType"]!.ToString() == "timestamp-micros" => $"TIMESTAMP {mode}",
            JsonValue value when value.ToString() == "string" => $"STRING {mode}",
            JsonValue value when value.ToString() == "double" => $"FLOAT {mode}",
            _ => $"nothing for {type.ToJsonString()}",
        };
    }
}
