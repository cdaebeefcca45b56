namespace Ironwood.Infra.Tests.Governance;

public sealed class DataProtectionTests
{
    // What holds data, and the provider's own switch that has to turn with the engine's: name, value in prod.
    private static readonly (string Type, string? Switch, string WhenProtected)[] HoldsData =
    [
        (Types.Redis, "deletionProtection", "true"),
        (Types.Bucket, "forceDestroy", "false"),
        (Types.Repository, null, ""),
        (Types.Dataset, "deleteContentsOnDestroy", "false"),
        (Types.Table, "deletionProtection", "true"),
    ];

    [Fact]
    public async Task In_prod_engine_and_provider_refuse_to_delete_data() => AssertProtected(await Stacks.Prod);

    [Fact]
    public async Task In_dev_a_destroy_needs_no_hand() => AssertUnprotected(await Stacks.Dev);

    [Fact]
    public async Task The_setting_decides_against_the_environment()
    {
        AssertUnprotected(await Stacks.Capture("prod", "ironwood:protection.data=false"));
        AssertProtected(await Stacks.Capture("dev", "ironwood:protection.data=true"));
    }

    [Fact]
    public async Task It_is_the_environment_that_decides_and_not_the_stacks_name()
    {
        AssertUnprotected(await Stacks.Capture("prod", "ironwood:environment=dev"));
        AssertProtected(await Stacks.Capture("dev", "ironwood:environment=development"));
    }

    // A switch that is left out has the provider's default, which is true for tables and Redis.
    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task No_switch_is_left_to_the_provider(string stack)
    {
        var graph = await Stacks.Capture(stack);
        Assert.All(HoldsData.Where(row => row.Switch is not null), row =>
            Assert.All(graph.OfType(row.Type), node => Assert.NotNull(node.Input(row.Switch!))));
    }

    [Theory]
    [InlineData("prod", "604800")]
    [InlineData("dev", "0")]
    public async Task A_deleted_model_can_be_restored_for_a_week_where_data_is_protected(string stack, string seconds)
    {
        var graph = await Stacks.Capture(stack);
        Assert.All(
            graph.OfType(Types.Bucket),
            bucket => Assert.Equal(seconds, bucket.Input("softDeletePolicy.retentionDurationSeconds")));
    }

    [Fact]
    public async Task What_holds_no_data_is_not_protected()
    {
        var graph = await Stacks.Prod;
        Assert.Equal(
            HoldsData.Select(row => row.Type).Append(Types.Address).Order(StringComparer.Ordinal),
            graph.Nodes.Where(node => node.Options.Protect)
                .Select(node => node.Type)
                .Distinct()
                .Order(StringComparer.Ordinal));
    }

    // Clients and DNS records name it.
    [Theory]
    [InlineData("prod", true)]
    [InlineData("dev", false)]
    public async Task The_front_doors_address_is_protected_like_data(string stack, bool isProtected)
    {
        var graph = await Stacks.Capture(stack);
        Assert.Equal(isProtected, graph.Find(Types.Address, "ai-inference-ip").Options.Protect);
        Assert.False(graph.Find(Types.Address, "private-services-range").Options.Protect);
    }

    private static void AssertProtected(ResourceGraph graph) => AssertAll(graph, isOn: true);

    private static void AssertUnprotected(ResourceGraph graph) => AssertAll(graph, isOn: false);

    private static void AssertAll(ResourceGraph graph, bool isOn) => Assert.All(HoldsData, row =>
    {
        var nodes = graph.OfType(row.Type).ToArray();
        Assert.NotEmpty(nodes);
        Assert.All(nodes, node =>
        {
            Assert.Equal(isOn, node.Options.Protect);
            if (row.Switch is { } name)
            {
                Assert.Equal(isOn == (row.WhenProtected == "true") ? "true" : "false", node.Input(name));
            }
        });
    });
}
