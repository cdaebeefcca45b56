using Ironwood.Catalog.Pricing;
using static Ironwood.Analysis.Tests.Cost.CostGraph;

namespace Ironwood.Analysis.Tests.Cost;

public class CostReportTests
{
    [Fact]
    public void Every_resource_is_estimated_free_charged_by_use_or_unpriced()
    {
        var report = Report(
            Node(RedisType, "cache", """{"tier": "BASIC", "memorySizeGb": 1, "region": "us-central1"}"""),
            Node("gcp:storage/bucket:Bucket", "bucket"), Node(GrantType, "grant"), Node("gcp:made/up:Thing", "thing"),
            Node("ironwood:serving:TpuPod", "component"));

        Assert.Equal(
            [
                ("cache", Accounting.Estimated), ("bucket", Accounting.UsageBased), ("grant", Accounting.Free),
                ("thing", Accounting.Unpriced),
            ],
            report.Resources.OrderBy(
                item => item.Resource.Type == RedisType
                    ? 0
                    : item.Resource.Type == GrantType ? 2 : item.Resource.Name == "bucket" ? 1 : 3)
                .Select(item => (item.Resource.Name, item.Accounting)));
        Assert.Equal(
            [1, 1, 1, 1],
            new[] { Accounting.Estimated, Accounting.Free, Accounting.UsageBased, Accounting.Unpriced }.Select(
                report.Count));
        Assert.Equal("Grants are not charged.", report.Resources.Single(item => item.Resource.Name == "grant").Terms!.Reason);
        Assert.Contains("gcp:made/up:Thing", Assert.Single(report.Unpriced).Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_are_tiers_by_their_label_and_the_topmost_components()
    {
        var pod = Node("ironwood:serving:TpuPod", "ironwood-pod-small");
        var slice = Node("ironwood:serving:TpuSlice", "slice", parent: pod);
        var cache = Node("ironwood:caching:ResponseCache", "cache");
        var report = Report(
            pod, slice, cache,
            Group("g", 1, parent: slice), Template("e2-small", """ "labels": {"tier": "small"} """),
            Group("big", 9, "t2"), Template("e2-small", """ "labels": {"tier": "big"} """, "t2"),
            Node(RedisType, "redis", """{"tier": "BASIC", "memorySizeGb": 1, "region": "us-central1"}""", cache),
            Node(RuleType, "rule"));

        // Tiers from the cheapest up, the rest from the most expensive down.
        Assert.Equal(
            [("small", true, 0.01675m), ("big", true, 9 * 0.01675m), ("cache", false, 0.049m), ("rule", false, 0.025m)],
            report.Parts.Select(part => (part.Name, part.IsTier, part.UsdPerHour.Most)));
    }

    [Fact]
    public void Use_is_listed_with_its_price_and_no_quantity_where_its_condition_holds()
    {
        var report = Report(
            Node("gcp:compute/backendService:BackendService", "plain"),
            Node("gcp:compute/backendService:BackendService", "logged", """{"logConfig": {"enable": true}}"""),
            Node(
                "gcp:compute/backendService:BackendService", "cached",
                """{"enableCdn": true, "logConfig": {"enable": false}}"""),
            Node("gcp:pubsub/subscription:Subscription", "pull"),
            Node("gcp:pubsub/subscription:Subscription", "table", """{"bigqueryConfig": {"table": "t"}}"""));

        Assert.Equal(
            [
                "cdn.cache.outbound: cached", "cdn.lookups: cached", "logging.ingestion: logged",
                "pubsub.bigquery-subscription: table", "pubsub.throughput: pull",
            ],
            report.Usage.Select(
                line => $"{line.Rate.Id}: {string.Join(' ', line.Resources.Select(node => node.Name))}"));
        Assert.Equal(0.5m, report.Usage.Single(line => line.Rate.Id == "logging.ingestion").Rate.Usd);
        Assert.Equal(0, report.UsdPerHour.Most);
        Assert.Equal(Accounting.Free, report.Resources.Single(item => item.Resource.Name == "plain").Accounting);
    }

    [Fact]
    public void A_budget_is_as_long_as_what_stands_takes_to_spend_it()
    {
        var machines = new[] { Group("a", 1), Template("tpu7x-standard-4t") };

        Assert.Equal(100m / 48, Cover("\"100\"", "USD")!.HoursCovered);
        Assert.Equal(100m / 48, Cover("100", "USD")!.HoursCovered);
        Assert.True(Cover("\"35039\"", "USD")!.IsBelowBaseline);
        Assert.False(Cover("\"35040\"", "USD")!.IsBelowBaseline);
        Assert.Null(Cover("\"100\"", "EUR")!.HoursCovered);
        Assert.False(Cover("\"100\"", "EUR")!.IsBelowBaseline);
        Assert.Null(Cover("null", "USD"));

        BudgetCover? Cover(string units, string currency) => Report(machines.Append(Node(BudgetType, "b", $$$$"""
            {"amount": {"specifiedAmount": {"units": {{{{units}}}}, "currencyCode": "{{{{currency}}}}"}}}
            """))).Budgets.SingleOrDefault();
    }

    [Theory]
    [InlineData(48, false)]
    [InlineData(47.99, true)]
    public void A_ceiling_is_compared_with_the_largest_size(double ceiling, bool isAbove)
    {
        var graph = Of(Group("a", null), Template("tpu7x-standard-4t"), Autoscaler("a", 0, 1));

        Assert.Equal(isAbove, CostEstimate.Of(graph, new(Tariff.List, (decimal)ceiling)).IsAboveCeiling);
        Assert.False(CostEstimate.Of(graph, CostTerms.List).IsAboveCeiling);
    }

    [Fact]
    public void An_empty_graph_costs_nothing_and_breaks_nothing()
    {
        var report = Report(Node(BudgetType, "b", """{"amount": {"specifiedAmount": {"units": "1"}}}"""));

        Assert.Equal(new CostRange(0, 0, 0), report.UsdPerHour);
        Assert.Null(Assert.Single(report.Budgets).HoursCovered);
    }

    [Theory]
    [InlineData(0.0799, "4.8 minutes")]
    [InlineData(2.3, "2.3 hours")]
    [InlineData(47.9, "47.9 hours")]
    [InlineData(1660, "69 days")]
    public void A_time_is_said_as_people_say_it(double hours, string text) =>
        Assert.Equal(text, Duration.Of((decimal)hours));

    [Fact]
    public void The_JSON_form_has_sums_sources_and_the_same_bytes_every_time()
    {
        ResourceNode[] nodes =
        [
            Group("a", null), Template("e2-small"), Autoscaler("a", 1, 4), Node("gcp:pubsub/topic:Topic", "t"),
            Node(GrantType, "grant"),
        ];
        var terms = new CostTerms(Tariff.List, 1);
        var text = Json(CostEstimate.Of(Of(nodes), terms));
        var json = JsonNode.Parse(text)!;

        Assert.Equal(text, Json(CostEstimate.Of(Of(nodes.Reverse()), terms)));
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Equal("ironwood-cost/1", (string?)json["format"]);
        Assert.Equal("""{"min":0.01675,"typical":0.05025,"max":0.067}""", json["usdPerHour"]!.ToJsonString());
        Assert.Equal(
            """{"resources":5,"estimated":1,"free":3,"usageBased":1,"unpriced":0}""", json["counts"]!.ToJsonString());
        Assert.Equal("""{"usdPerHour":1,"isExceeded":false}""", json["ceiling"]!.ToJsonString());
        var line = json["parts"]![0]!["lines"]![0]!;
        Assert.Equal("""{"min":1,"typical":3,"max":4}""", line["quantity"]!.ToJsonString());
        Assert.Equal(
            ("e2-small", "vm-hour", "a"),
            ((string)line["item"]!, (string)line["unit"]!, (string)line["resources"]![0]!["name"]!));
        Assert.Equal(
            """{"item":"pubsub.throughput","unit":"TiB","usdPerUnit":40,"resources":["t"]}""",
            json["usage"]!.AsArray().Single(line => (string)line!["item"]! == "pubsub.throughput")!.ToJsonString());
        Assert.Equal(
            ("e2-small", "2026-11-23", "quoted"),
            (
                (string)json["prices"]![0]!["item"]!, (string)json["prices"]![0]!["asOf"]!,
                (string)json["prices"]![0]!["confidence"]!));
        Assert.All(
            json["resources"]!.AsArray(),
            resource => Assert.StartsWith("https://", (string)resource!["source"]!, StringComparison.Ordinal));
    }

    [Fact]
    public void The_whole_form_is_as_it_was_reviewed() => Golden.Matches(
        "tests/Ironwood.Analysis.Tests/Goldens/cost.json",
        Json(CostEstimate.Of(
        Of(
            Group("a", null), Autoscaler("a", 1, 4), Template("e2-small"), Node(SecretType, "secret"),
            Node(GrantType, "grant"), Node("gcp:pubsub/topic:Topic", "topic"),
            Node(BudgetType, "budget", """{"amount": {"specifiedAmount": {"units": "10", "currencyCode": "USD"}}}"""),
            Node(BudgetType, "euros", """{"amount": {"specifiedAmount": {"units": "10", "currencyCode": "EUR"}}}"""),
            Node(RedisType, "cache", """{"tier": "BASIC", "region": "us-central1", "memorySizeGb": 1}"""),
            Node("gcp:logging/projectSink:ProjectSink", "sink"),
            Node("gcp:compute/backendService:BackendService", "service", """{"logConfig": {"enable": true}}""")),
        new(new Tariff(new Dictionary<string, decimal> { ["redis"] = 0.03m }), 0.01m))));

    private static string Json(CostReport report) => CostJson.Of(report);
}
