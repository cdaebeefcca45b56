using Ironwood.Analysis.Cost;
using Ironwood.Planning.Spend;

namespace Ironwood.Infra.Tests.Spend;

/// <summary>The guard counts from settings, before anything is registered; the report counts what is. They
/// agree.</summary>
public sealed class GuardAndGraphTests
{
    private const string Everything =
        "ironwood:tiers={small: {generation: cpu, routes: [/simple/*], scaling: {minReplicas: 1, maxReplicas: 40},"
        + " zones: [us-central1-a, us-central1-b]},"
        + " medium: {topology: 2x2x1, default: true, scaling: {minReplicas: 2, maxReplicas: 8}, cdn: true,"
        + " vertex: {model: a/b, machineType: g2-standard-12, minReplicas: 1, maxReplicas: 3}},"
        + " large: {chips: 1024, capacity: flexStart, routes: [/complex/*], serving: {diskGb: 500}, vertex: {model: "
        + "a/c}},"
        + " other: {generation: v6e, topology: 2x4, slices: 3, routes: [/other/*], capacity: reservation, "
        + "reservation: r}}";

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("prod", "ironwood:cache.enabled=false")]
    [InlineData("prod", "ironwood:frontDoor.domains=[]")]
    [InlineData(
        "prod", "ironwood:frontDoor.domains=[a.example.com, b.example.com]", "ironwood:apiGateway.enabled=true")]
    [InlineData("prod", "ironwood:spend.prices={tpu7x: 8.4, redis: 0.03, hyperdisk-balanced: 0.07}")]
    [InlineData("prod", "ironwood:tiers.small.capacity=spot", "ironwood:spend.prices={tpu7x: 8.4, tpu7x/spot: 5.1}")]
    [InlineData("prod", "ironwood:spend.term=1y")]
    [InlineData(
        "prod", "ironwood:spend={ceilingUsdPerHour: 99999, term: 3y, prices: {tpu7x/3y: 5.1}}",
        "ironwood:tiers.small={topology: 2x2x1, routes: [/simple/*], scaling: {minReplicas: 1, maxReplicas: 9}}")]
    [InlineData(
        "prod", "ironwood:tiers.small.capacity=flexStart",
        "ironwood:spend={ceilingUsdPerHour: 99999, term: 1y, uncommittedTiers: [small]}")]
    [InlineData("dev", "ironwood:spend={ceilingUsdPerHour: 1, term: 3y}")]
    [InlineData("dev", "ironwood:tiers.small.scaling={minReplicas: 1, maxReplicas: 10}", "ironwood:tiers.large.vms=30")]
    [InlineData(
        "prod", Everything,
        "ironwood:spend={ceilingUsdPerHour: 99999, prices: {g2-standard-12: 1.25, modelGarden: 30}}")]
    public async Task Guard_and_graph_name_one_sum(string stack, params string[] overrides)
    {
        var plan = Stacks.Plan(stack, overrides);
        var estimate = SpendGuard.Estimate(plan);
        var graph = await Preview.StackPreview.CaptureAsync(plan, "ironwood", stack);
        var report = CostEstimate.Of(graph, new(plan.Tariff, plan.CeilingUsdPerHour));

        Assert.Empty(report.Unpriced);
        Assert.Equal(0, report.Count(Accounting.Unpriced));
        Assert.Equal(estimate.UsdPerHour, report.UsdPerHour.Most, 12);
        Assert.Equal(
            estimate.Items.Where(item => item.Charge.Quantity > 0)
                .GroupBy(item => item.Charge.Item)
                .Select(same => (same.Key, same.Sum(item => item.Charge.Quantity)))
                .Order(),
            report.Parts.SelectMany(part => part.Lines).Where(line => line.Most.Quantity > 0)
                .GroupBy(line => line.Most.Item)
                .Select(same => (same.Key, same.Sum(line => line.Most.Quantity)))
                .Order());
    }

    [Fact]
    public async Task The_recipe_by_tier_is_chips_and_disks()
    {
        var report = CostEstimate.Of(await Stacks.Prod, CostTerms.List);

        Assert.Equal(
            [("small", Tier(256)), ("medium", Tier(1_024)), ("large", Tier(9_216))],
            report.Parts.Where(part => part.IsTier)
                .Select(part => (part.Name, decimal.Round(part.UsdPerHour.Most, 12))));
        Assert.All(report.Parts, part => Assert.True(part.UsdPerHour.IsFixed));
        // 10,000 dollars divided by the fixed cost: 4.8 minutes.
        Assert.Equal(10_000 / report.UsdPerHour.Most, Assert.Single(report.Budgets).HoursCovered);

        // A chip is 12 dollars an hour; four chips share a machine with 200 GB at 0.08 a month.
        static decimal Tier(int chips) => decimal.Round((chips * 12m) + (chips / 4 * 200 * 0.08m / 730), 12);
    }

    [Fact]
    public async Task Every_resource_of_the_real_stacks_is_accounted_for_and_nothing_is_unpriced()
    {
        foreach (var graph in new[] { await Stacks.Dev, await Stacks.Prod })
        {
            var report = CostEstimate.Of(graph, CostTerms.List);
            Assert.Equal(graph.Nodes.Count(node => node.Kind == Graph.ResourceKind.Custom), report.Resources.Count);
            Assert.Empty(report.Unpriced);
        }
    }

    [Fact]
    public void Every_type_that_the_program_may_declare_has_a_row()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(SourceTree.Read("offline/Pulumi.Gcp/schema.json"));

        Assert.Equal(
            [],
            schema.RootElement.GetProperty("resources").EnumerateObject().Select(type => type.Name)
                .Where(type => Catalog.Pricing.ResourceCost.Find(type) is null));
    }
}
