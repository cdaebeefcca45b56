using Ironwood.Infra.Observability;

namespace Ironwood.Infra.Tests.Observability;

public sealed class InferenceDashboardTests
{
    [Fact]
    public async Task The_recipes_tile_is_there_with_its_size_and_its_mean_over_60_s()
    {
        var document = Document(await Stacks.Prod);
        Assert.Equal("TPU Inference Performance Dashboard", document["displayName"]!.ToString());
        var tile = document["mosaicLayout"]!["tiles"]![0]!;
        Assert.Equal("TPU Utilization", tile["widget"]!["title"]!.ToString());
        // Half of twelve columns by a third as many rows, in a mosaic of 48.
        // The first tile lies at 0, 0: Monitoring leaves zeros out, and a zero here would be a change at every preview.
        Assert.Equal(
            ["48", null, null, "24", "16"],
            new[] { document["mosaicLayout"]!["columns"], tile["xPos"], tile["yPos"], tile["width"], tile["height"] }
                .Select(n => n?.ToString()));
        var series = tile["widget"]!["xyChart"]!["dataSets"]![0]!["timeSeriesQuery"]!["timeSeriesFilter"]!;
        Assert.StartsWith(
            "metric.type = \"tpu.googleapis.com/accelerator/duty_cycle\"", series["filter"]!.ToString(),
            StringComparison.Ordinal);
        Assert.Equal("60s", series["aggregation"]!["alignmentPeriod"]!.ToString());
        Assert.Equal("ALIGN_MEAN", series["aggregation"]!["perSeriesAligner"]!.ToString());
    }

    [Theory]
    [InlineData("prod", "TPU Utilization", 14)]
    [InlineData("dev", "TPU Utilization (CPU stand-ins)", 13)]
    public async Task It_shows_what_an_operator_needs(string stack, string first, int count)
    {
        var titles = Titles(await (stack == "prod" ? Stacks.Prod : Stacks.Dev));
        Assert.Equal(count, titles.Length);
        Assert.Equal(first, titles[0]);
        Assert.All(
            new[]
            {
                "Latency by tier", "Requests by tier", "Server errors by tier", "Queue depth", "Key-value cache in use",
                "Time to first token", "Vertex AI latency", "Vertex AI predictions and errors", "Cache hits",
                "Cache memory",
                "Hosts by tier", "Model servers' logs",
            },
            title => Assert.Contains(title, titles));
        Assert.Equal(stack == "prod", titles.Contains("High-bandwidth memory in use"));
    }

    [Fact]
    public async Task It_shows_no_cache_and_no_endpoint_that_does_not_exist()
    {
        var withoutCache = Titles(await StackVariants.Of("small machines that scale"));
        Assert.DoesNotContain(withoutCache, title => title.StartsWith("Cache ", StringComparison.Ordinal));
        Assert.Equal(2, withoutCache.Count(title => title.StartsWith("Vertex AI", StringComparison.Ordinal)));
        Assert.Contains("Hosts by tier", withoutCache);

        var withoutEndpoints = Titles(await StackVariants.Of("single hosts that scale"));
        Assert.DoesNotContain(withoutEndpoints, title => title.StartsWith("Vertex AI", StringComparison.Ordinal));
        Assert.Contains("Time to first token", withoutEndpoints);
    }

    // The predecessor's third defect again: a chart's filter without a metric type.
    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Every_chart_names_catalogued_metrics_and_their_resources(string stack)
    {
        var filters = Tiles(await Stacks.Capture(stack))
            .SelectMany(tile => PropertyPath.Texts(tile!["widget"]!["xyChart"]))
            .Where(text => text.Path.EndsWith(".filter", StringComparison.Ordinal)).Select(text => text.Text).ToArray();
        Assert.InRange(filters.Length, 20, 60);
        Assert.All(filters, filter => Assert.True(InferenceAlertsTests.IsCatalogued(filter), filter));
    }

    [Fact]
    public async Task Latency_has_three_percentiles_a_tier()
    {
        var tile = Tile(await Stacks.Prod, "Latency by tier");
        Assert.Equal(
            ["REDUCE_PERCENTILE_50", "REDUCE_PERCENTILE_95", "REDUCE_PERCENTILE_99"],
            tile["widget"]!["xyChart"]!["dataSets"]!.AsArray().Select(data =>
                data!["timeSeriesQuery"]!["timeSeriesFilter"]!["aggregation"]!["crossSeriesReducer"]!.ToString()));
    }

    // Tiers may serve one model, and thousands of hosts are no lines that anybody can read.
    [Theory]
    [InlineData("Queue depth", 2)]
    [InlineData("Key-value cache in use", 1)]
    [InlineData("Time to first token", 2)]
    public async Task Model_servers_are_distinguished_by_tier(string title, int count)
    {
        var lines = Tile(await Stacks.Prod, title)["widget"]!["xyChart"]!["dataSets"]!.AsArray();
        Assert.Equal(count, lines.Count);
        Assert.All(lines, line =>
        {
            var group = line!["timeSeriesQuery"]!["timeSeriesFilter"]!["aggregation"]!["groupByFields"]!.AsArray();
            Assert.Equal(["metric.label.tier"], group.Select(label => label!.ToString()));
            Assert.Contains("${metric.labels.tier}", line["legendTemplate"]!.ToString(), StringComparison.Ordinal);
        });
    }

    // Whole time, model's time and overhead are series of one metric; mixed, they say nothing.
    [Fact]
    public async Task Latency_of_Vertex_AI_is_that_of_the_whole_request() =>
        Assert.EndsWith(
            "AND metric.labels.latency_type = \"total\"",
            Tile(await Stacks.Prod, "Vertex AI latency")["widget"]!["xyChart"]!["dataSets"]!
                .AsArray()
                .Single()!["timeSeriesQuery"]!["timeSeriesFilter"]!["filter"]!.ToString(),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("projects/123/dashboards/ab-cd", "ab-cd")]
    [InlineData("ab-cd", "ab-cd")]
    public void The_console_knows_it_by_the_last_part_of_its_id(string id, string known) =>
        Assert.Equal(known, InferenceDashboard.ShortId(id, "dashboards"));

    [Fact]
    public async Task Errors_are_a_ratio_of_the_same_requests()
    {
        var ratio = Tile(
            await Stacks.Prod, "Server errors by tier")["widget"]!["xyChart"]!["dataSets"]![0]!["timeSeriesQuery"]!["timeSeriesFilterRatio"]!;
        Assert.Equal(
            $"{ratio["denominator"]!["filter"]} AND metric.labels.response_code_class = 500",
            ratio["numerator"]!["filter"]!.ToString());
        Assert.True(JsonNode.DeepEquals(ratio["denominator"]!["aggregation"], ratio["numerator"]!["aggregation"]));
    }

    [Fact]
    public async Task Hosts_are_counted_in_every_group_of_each_tier()
    {
        var graph = await Stacks.Prod;
        var lines = Tile(graph, "Hosts by tier")["widget"]!["xyChart"]!["dataSets"]!.AsArray()
            .ToDictionary(
                line => line!["legendTemplate"]!.ToString(),
                line => line!["timeSeriesQuery"]!["timeSeriesFilter"]!["filter"]!.ToString());
        Assert.Equal(["large", "medium", "small"], lines.Keys);
        Assert.Equal(9, Reference.In(lines["large"]).Count());
        Assert.Equal("slice-small-0", Assert.Single(Reference.In(lines["small"])).Target.Name);
    }

    [Fact]
    public async Task It_reads_what_tells_the_stacks_own_series_from_others()
    {
        var graph = await Stacks.Prod;
        var dashboard = graph.Find(Types.Dashboard, "inference-dashboard");
        Assert.Equal(
            graph.OfType(Types.InstanceGroupManager).Select(group => (group, "name"))
                .Concat(graph.OfType(Types.AiEndpoint).Select(endpoint => (endpoint, "id")))
                .Append((graph.Find(Types.UrlMap, "ai-inference-lb"), "name"))
                .Append((graph.Find(Types.Redis, "inference-cache"), "id"))
                // In the hosts' job and in their log entries.
                .Append((graph.Find(Types.RandomId, "ironwood-suffix"), "hex"))
                .Select(read => new ResourceEdge(dashboard.Urn, "dashboardJson", read.Item1.Urn, read.Item2))
                .Order(ResourceEdge.BySource),
            graph.Edges.Where(edge => edge.From == dashboard.Urn && edge.Path == "dashboardJson")
                .Order(ResourceEdge.BySource));
    }

    [Fact]
    public async Task The_logs_are_those_that_the_sink_exports()
    {
        var graph = await Stacks.Prod;
        var logs = Tile(graph, "Model servers' logs")["widget"]!["logsPanel"]!;
        Assert.Equal(graph.Find(Types.Sink, "tpu-performance-sink").Input("filter"), logs["filter"]!.ToString());
        Assert.Equal(["projects/ironwood-prod"], logs["resourceNames"]!.AsArray().Select(name => name!.ToString()));
    }

    // Monitoring answers without them, and the provider would find a difference at every preview.
    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task No_value_is_one_that_Monitoring_leaves_out(string variant)
    {
        var document = Document(await StackVariants.Of(variant));
        Assert.DoesNotContain(Scalars(document, ""), value => value.Json is "0" or "\"\"" or "false" or "null" or "[]");
        Assert.Contains(Scalars(document, ""), value => value.Path.EndsWith("xPos", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task No_tile_overlaps_another_or_leaves_the_mosaic(string stack) =>
        AssertApart([.. Tiles(await Stacks.Capture(stack)).Select(tile => new PlacedTile(
            (int?)tile!["xPos"] ?? 0, (int?)tile["yPos"] ?? 0, (int)tile["width"]!, (int)tile["height"]!,
            new(tile["widget"]!["title"]!.ToString())))]);

    [Fact]
    public void Rows_of_any_heights_stay_apart()
    {
        var layout = DashboardLayout.Rows(
            [Sized(10, 4), Sized(38, 9)], [Sized(48, 1)], [Sized(1, 7), Sized(20, 2), Sized(20, 30)], [Sized(24, 5)]);
        AssertApart(layout.Tiles);
        Assert.Equal([0, 0, 9, 10, 10, 10, 40], layout.Tiles.Select(tile => tile.YPos));
    }

    [Theory]
    [InlineData(49, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void A_tile_without_room_or_extent_is_refused(int width, int height) =>
        Assert.Contains(
            "does not fit",
            Assert.Throws<ArgumentException>(() => DashboardLayout.Rows([[Sized(width, height)]])).Message,
            StringComparison.Ordinal);

    private static void AssertApart(IReadOnlyList<PlacedTile> tiles)
    {
        Assert.All(tiles, tile => Assert.True(tile.XPos >= 0 && tile.YPos >= 0 && tile.XPos + tile.Width <= 48));
        var taken = new HashSet<(int, int)>();
        Assert.All(tiles, tile => Assert.All(
            from x in Enumerable.Range(tile.XPos, tile.Width)
            from y in Enumerable.Range(tile.YPos, tile.Height)
            select (x, y),
            cell => Assert.True(taken.Add(cell), tile.Widget.Title)));
    }

    private static IEnumerable<(string Path, string Json)> Scalars(JsonNode? value, string path) => value switch
    {
        JsonObject block => block.SelectMany(entry => Scalars(entry.Value, PropertyPath.Property(path, entry.Key))),
        JsonArray { Count: > 0 } list => list.SelectMany((item, index) =>
            Scalars(item, PropertyPath.Item(path, index))),
        _ => [(path, value?.ToJsonString() ?? "null")],
    };

    private static Tile Sized(int width, int height) => new(width, height, new("a"));

    private static JsonNode Document(ResourceGraph graph) =>
        JsonNode.Parse(graph.Find(Types.Dashboard, "inference-dashboard").Input("dashboardJson")!)!;

    private static JsonArray Tiles(ResourceGraph graph) => Document(graph)["mosaicLayout"]!["tiles"]!.AsArray();

    private static string[] Titles(ResourceGraph graph) =>
        [.. Tiles(graph).Select(tile => tile!["widget"]!["title"]!.ToString())];

    private static JsonNode Tile(ResourceGraph graph, string title) =>
        Tiles(graph).Single(tile => tile!["widget"]!["title"]!.ToString() == title)!;
}
