using Ironwood.Planning;
using Ironwood.Planning.Plan;
using Ironwood.Planning.StackFiles;
using Ironwood.Preview;

namespace Ironwood.Infra.Tests;

/// <summary>The stacks that tests look at: the two real ones, and variations of the prod stack.</summary>
internal static class Stacks
{
    private static readonly Lazy<Task<ResourceGraph>> ProdGraph = new(() => Capture("prod"));
    private static readonly Lazy<Task<ResourceGraph>> DevGraph = new(() => Capture("dev"));

    /// <summary>The graph of the real prod stack; captured once.</summary>
    public static Task<ResourceGraph> Prod => ProdGraph.Value;

    /// <summary>The graph of the real dev stack; captured once.</summary>
    public static Task<ResourceGraph> Dev => DevGraph.Value;

    /// <summary>The graph of a real stack with some settings changed, each as <c>key=value</c>.</summary>
    public static Task<ResourceGraph> Capture(string stack, params string[] overrides) =>
        CaptureIn(FixtureStacks.Folder, stack, overrides);

    /// <summary>The graph of a stack of another folder.</summary>
    public static Task<ResourceGraph> CaptureIn(string folder, string stack, params string[] overrides) =>
        StackPreview.CaptureAsync(PlanIn(folder, stack, overrides), "ironwood", stack);

    /// <summary>The plan of a real stack with some settings changed.</summary>
    public static StackPlan Plan(string stack, params string[] overrides) =>
        PlanIn(FixtureStacks.Folder, stack, overrides);

    private static StackPlan PlanIn(string folder, string stack, string[] overrides)
    {
        var files = StackFileReader.Read(folder, stack, overrides);
        Assert.True(files.Configuration is not null, string.Join('\n', files.Problems));
        var read = SettingsReader.Read(files.Configuration);
        Assert.True(read.Plan is not null, string.Join('\n', read.Problems));
        return read.Plan;
    }
}
