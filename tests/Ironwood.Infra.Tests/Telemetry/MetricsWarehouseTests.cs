using Ironwood.Infra.Telemetry;

namespace Ironwood.Infra.Tests.Telemetry;

public sealed class MetricsWarehouseTests
{
    private const string Sink = "tpu-performance-sink";

    [Theory]
    [InlineData("tpu-metrics", "tpu_metrics_")]
    [InlineData("tpu-analytics", "tpu_analytics_")]
    public async Task Each_dataset_lies_in_the_region_under_an_id_of_its_own_in_each_stack(string name, string id)
    {
        var graph = await Stacks.Prod;
        var dataset = graph.Find(Types.Dataset, name);
        graph.Reads(dataset, "datasetId", graph.Find(Types.RandomId, "ironwood-suffix"), "hex");
        Assert.StartsWith(id, dataset.Input("datasetId"), StringComparison.Ordinal);
        Assert.Equal("us-central1", dataset.Input("location"));
        // Another location has the same id.
        Assert.True(dataset.Options.DeleteBeforeReplace);
        Assert.NotNull(dataset.Input("description"));
        Assert.Null(dataset.Input("defaultPartitionExpirationMs"));
    }

    [Fact]
    public async Task Settings_choose_the_location_and_how_long_rows_are_kept()
    {
        var graph = await Stacks.Capture("prod", "ironwood:telemetry={location: EU, retentionDays: 24}");
        Assert.Equal(2, graph.OfType(Types.Dataset).Count());
        Assert.All(graph.OfType(Types.Dataset), dataset =>
        {
            Assert.Equal("EU", dataset.Input("location"));
            Assert.Equal("2073600000", dataset.Input("defaultPartitionExpirationMs"));
        });
    }

    [Fact]
    public async Task The_sink_exports_into_the_dataset_of_metrics_by_partition()
    {
        var graph = await Stacks.Prod;
        var sink = graph.Find(Types.Sink, Sink);
        graph.Reads(sink, "destination", graph.Find(Types.Dataset, "tpu-metrics"), "id");
        Assert.StartsWith("bigquery.googleapis.com/$", sink.Input("destination"), StringComparison.Ordinal);
        Assert.Equal("true", sink.Input("bigqueryOptions.usePartitionedTables"));
        Assert.Equal("true", sink.Input("uniqueWriterIdentity"));
        Assert.NotNull(sink.Input("description"));
    }

    [Fact]
    public async Task The_sink_takes_what_the_stacks_own_pods_log()
    {
        const string Stack = "prod-${random:index/randomId:RandomId::ironwood-suffix#hex}";
        var graph = await Stacks.Prod;
        var sink = graph.Find(Types.Sink, Sink);
        graph.Reads(sink, "filter", graph.Find(Types.RandomId, "ironwood-suffix"), "hex");
        Assert.Equal(
            $"resource.type=\"gce_instance\" AND jsonPayload.component=\"{LogFilter.Component}\""
                + $" AND jsonPayload.stack=\"{Stack}\"",
            sink.Input("filter"));
        // What the hosts' agent writes beside each entry.
        Assert.All(graph.OfType(Types.InstanceTemplate), template => Assert.Matches(
            $"jsonPayload\\.stack:\\s+static_value: [\"']?{Regex.Escape(Stack)}",
            template.Input("metadata.user-data")!));
    }

    // The predecessor's fourth defect: a sink whose writer may not write.
    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task The_writer_of_every_sink_may_write_where_the_sink_exports_to(string stack)
    {
        var graph = await Stacks.Capture(stack);
        Assert.NotEmpty(graph.OfType(Types.Sink));
        Assert.All(graph.OfType(Types.Sink), sink =>
        {
            var dataset = graph.Edges.Single(edge => edge.From == sink.Urn && edge.Path == "destination").To;
            Assert.Contains(graph.OfType(Types.DatasetGrant), grant =>
                grant.Input("role") == "roles/bigquery.dataEditor"
                && graph.Edges.Any(
                    edge => edge.From == grant.Urn
                        && edge.Path == "member"
                        && edge.To == sink.Urn
                        && edge.Property == "writerIdentity")
                && graph.Edges.Any(edge => edge.From == grant.Urn && edge.Path == "datasetId" && edge.To == dataset));
        });
    }
}
