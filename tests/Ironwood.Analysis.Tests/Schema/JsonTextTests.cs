using Ironwood.Catalog.Messages;

namespace Ironwood.Analysis.Tests.Schema;

public sealed class JsonTextTests
{
    private const string Dashboard = "gcp:monitoring/dashboard:Dashboard";
    private const string Routine = "gcp:bigquery/routine:Routine";
    private const string Table = "gcp:bigquery/table:Table";

    [Theory]
    [InlineData("""{"mosaicLayout": {"tiles": [{"width": 24, "xPos": 0}]}}""", "mosaicLayout.tiles[0].xPos = 0")]
    [InlineData("""{"mosaicLayout": {"columns": 0.0}}""", "mosaicLayout.columns = 0.0")]
    [InlineData("""{"displayName": ""}""", "displayName = \"\"")]
    [InlineData("""{"a": [{"b": {"enabled": false}}]}""", "a[0].b.enabled = false")]
    [InlineData("""{"a": {"groupByFields": []}}""", "a.groupByFields = []")]
    [InlineData("""{"labels": {}}""", "labels = {}")]
    [InlineData("""{"etag": null}""", "etag = null")]
    [InlineData("""{"a": 0, "b": 0, "c": 0, "d": 0, "e": 0}""", "a = 0, b = 0, c = 0 and 2 more")]
    public void A_zero_that_Google_Cloud_leaves_out_is_found(string json, string shown)
    {
        var finding = Assert.Single(Of(Dashboard, "dashboardJson", json));

        Assert.Equal((Severity.Warning, "dashboardJson"), (finding.Rule.Severity, finding.Property));
        Assert.Equal($"writes {shown}, which Google Cloud leaves out of its answer", finding.Message);
        Assert.StartsWith("leave the field", finding.Fix, StringComparison.Ordinal);
    }

    // An empty block is a choice of its own, such as a blank tile; an item of a list keeps its place.
    [Theory]
    [InlineData("""{"mosaicLayout": {"tiles": [{"widget": {"title": "a", "blank": {}}}]}}""")]
    [InlineData("""{"a": [0, "", false]}""")]
    [InlineData("""{"a": 1, "b": "0", "c": true, "d": [1]}""")]
    [InlineData("not JSON")]
    public void What_Google_Cloud_answers_as_it_was_sent_is_no_finding(string json) =>
        Assert.Empty(Of(Dashboard, "dashboardJson", json));

    [Theory]
    [InlineData("""[{"name": "a", "type": "STRING", "description": "", "policyTags": {"names": []}}]""", 0)]
    [InlineData("""[{"name": "a", "type": "RECORD", "fields": []}]""", 1)]
    [InlineData("""[{"name": "a", "type": "RECORD", "fields": [{"name": "b", "type": "STRING", "mode": ""}]}]""", 1)]
    public void Of_a_tables_columns_the_provider_takes_some_empty_values_for_none(string json, int findings) =>
        Assert.Equal(findings, Of(Table, "schema", json).Length);

    [Fact]
    public void A_text_inside_a_list_is_looked_at_too()
    {
        var node = Checked.Node(Routine, """
            {"arguments": [{"dataType": "{\"typeKind\": \"INT64\"}"}, {"dataType": "{\"typeKind\": \"\"}"}]}
            """);

        Assert.Equal(
            "arguments[1].dataType",
            Assert.Single(Checked.Findings(node), finding => finding.Rule.Id == "schema/json-zero").Property);
    }

    // API Gateway and Pub/Sub keep the text: 'required: false' and a default of null are what the program means.
    [Theory]
    [InlineData(
        "gcp:pubsub/schema:Schema", "definition", """{"type": "record", "fields": [{"name": "a", "default": null}]}""")]
    [InlineData("gcp:vertex/aiEndpoint:AiEndpoint", "trafficSplit", """{"123": 100, "456": 0}""")]
    [InlineData("gcp:workflows/workflow:Workflow", "sourceContents", """{"main": {"steps": []}}""")]
    public void A_text_that_is_kept_may_hold_zeros(string type, string property, string json) =>
        Assert.Empty(Of(type, property, json));

    // What the provider declares as JSON is sorted into one of the two kinds, or a zero in it would go unseen.
    [Fact]
    public void Every_property_that_holds_JSON_has_a_row()
    {
        var declared = from type in ProviderSchema.Types
                       from property in All(ProviderSchema.Of(type)!.Inputs.Values)
                       where property.Format?.Name == "json"
                       select $"{type} {property.Path}";

        Assert.Subset(JsonText.All.Select(text => $"{text.Type} {text.Path}").ToHashSet(), declared.ToHashSet());
    }

    private static IEnumerable<PropertySchema> All(IEnumerable<PropertySchema> properties) =>
        properties.SelectMany(property =>
            new[] { property }
                .Concat(All(property.Properties.Values))
                .Concat(property.Element is { } element ? All([element]) : []));

    private static Finding[] Of(string type, string property, string json) =>
    [
        .. Checked.Findings(Checked.Node(type,
            JsonSerializer.Serialize(new Dictionary<string, string> { [property] = json })))
            .Where(finding => finding.Rule.Id == "schema/json-zero"),
    ];
}
