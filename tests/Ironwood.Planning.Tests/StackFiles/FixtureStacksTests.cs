using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Tests.StackFiles;

/// <summary>What the stacks are that all tests stand on.</summary>
public class FixtureStacksTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void A_stack_has_no_problem_and_sets_nothing_to_its_default(string stack)
    {
        var settings = ReadStack(stack).Settings;

        Assert.Equal(stack, settings.Environment);
        Assert.Equal(($"ironwood-{stack}", "us-central1"), (settings.Project, settings.Region));
        Assert.Equal(("inference-platform", "ai-serving"), (settings.Owner, settings.CostCenter));
        Assert.Equivalent(new NetworkSettings(), settings.Network, strict: true);
        Assert.Equivalent(
            new FrontDoorSettings { Domains = settings.FrontDoor.Domains }, settings.FrontDoor, strict: true);
    }

    // The pages show what the examples print, and the tests hold what the fixtures mean. Tests need slices too, so the
    // fixture names topologies, and the example models that fit one host.
    [Theory]
    [InlineData("Pulumi.yaml")]
    [InlineData("Pulumi.dev.yaml")]
    [InlineData("Pulumi.prod.yaml")]
    public void The_example_that_pages_show_is_the_same_stack_but_for_topologies_and_models(string file) => Golden.Same(
        $"examples/recipe/{file}",
        WithoutServing(SourceTree.Read($"examples/recipe/{file}")),
        WithoutServing(FixtureStacks.Read(file).Replace("main: src/", "main: ../../src/", StringComparison.Ordinal)));

    [Fact]
    public void The_example_is_made_of_hosts_that_serve_alone() =>
        Assert.Equal(
            [
                "small tpu7x 2x2x1 1x64 256 /simple,/simple/*",
                "medium tpu7x 2x2x1 1x256 1024 default",
                "large tpu7x 2x2x1 3x768 9216 /complex,/complex/*",
            ],
            ReadStack(SourceTree.Path("examples/recipe"), "prod").Tiers.Select(Print));

    [Fact]
    public void Prod_is_the_recipe()
    {
        var plans = ReadStack("prod").Tiers;

        Assert.Equal(
            [
                "small tpu7x 4x8x8 1x64 256 /simple,/simple/*",
                "medium tpu7x 8x8x16 1x256 1024 default",
                "large tpu7x 8x8x16 9x256 9216 /complex,/complex/*",
            ],
            plans.Select(Print));
        Assert.Equal(10_496, plans.Sum(plan => plan.MaxChips));
        Assert.Equal(2_624, plans.Sum(plan => plan.MaxVms));
    }

    [Fact]
    public void Dev_is_the_recipe_without_accelerators() =>
        Assert.Equal(
            [
                "large cpu - 1x1 0 /complex,/complex/*", "medium cpu - 1x1 0 default",
                "small cpu - 1x1 0 /simple,/simple/*",
            ],
            ReadStack("dev").Tiers.Select(Print));

    private static string Print(TierPlan plan) =>
        $"{plan.Name} {plan.Shape.Generation} {plan.Shape.Topology?.ToString() ?? "-"} "
        + $"{plan.Groups.Count}x{plan.Groups[0].MaxVms} {plan.MaxChips} "
        + (plan.IsDefault ? "default" : string.Join(',', plan.Routes.SelectMany(route => route.Paths)));

    private static string WithoutServing(string text) => string.Join('\n', text.Split('\n')
        .Where(line => !line.TrimStart().StartsWith("topology:", StringComparison.Ordinal)
            && !line.TrimStart().StartsWith("serving:", StringComparison.Ordinal))
        .Select(line => line.Contains("chips:", StringComparison.Ordinal)
            || line.Contains("ceilingUsdPerHour:", StringComparison.Ordinal) ? line.Split(": ")[0] : line));

    private static StackPlan ReadStack(string stack) => ReadStack(FixtureStacks.Folder, stack);

    private static StackPlan ReadStack(string folder, string stack)
    {
        var files = StackFileReader.Read(folder, stack);
        Assert.Empty(files.Problems);
        var result = SettingsReader.Read(files.Configuration!);
        Assert.Empty(result.Problems);
        return result.Plan!;
    }
}
