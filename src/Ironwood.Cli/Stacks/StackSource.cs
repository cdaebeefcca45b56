using Ironwood.Analysis.Cost;
using Ironwood.Graph;
using Ironwood.Planning;
using Ironwood.Planning.Plan;
using Ironwood.Planning.Settings;
using Ironwood.Planning.Spend;
using Ironwood.Preview.Capture;
using Ironwood.Preview.StackFiles;
using Ironwood.Problems;

namespace Ironwood.Cli.Stacks;

/// <summary>A stack as commands work on it: its plan and what it declares, or all that stands in the way.</summary>
/// <param name="Plan">The plan; null while a problem stands.</param>
/// <param name="Graph">What the stack declares; null while a problem stands.</param>
/// <param name="Problems">Every problem.</param>
internal sealed record StackSource(StackPlan? Plan, ResourceGraph? Graph, IReadOnlyList<Problem> Problems)
{
    /// <summary>The settings of the plan; null while a problem stands.</summary>
    public StackSettings? Settings => Plan?.Settings;

    /// <summary>What is accepted, but not without a word.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>The prices and the ceiling of its settings.</summary>
    public CostTerms CostTerms => Settings is { } settings
        ? new(SpendGuard.TariffOf(settings), (decimal?)settings.Spend.CeilingUsdPerHour)
        : CostTerms.List;

    /// <summary>The configuration that the settings were read from; null while a problem stands.</summary>
    public StackConfiguration? Configuration { get; init; }

    /// <summary>The program failed on the mocked cloud.</summary>
    public const string ProgramFailed = "IW4001";

    public static async Task<StackSource> LoadAsync(string root, string stack, IEnumerable<string> overrides)
    {
        var files = StackFileReader.Read(root, stack, overrides);
        if (files.Configuration is not { } configuration)
        {
            return new(null, null, files.Problems);
        }
        var read = SettingsReader.Read(configuration);
        if (read.Plan is not { } plan)
        {
            return new(null, null, read.Problems);
        }
        try
        {
            var graph = await CapturedGraphs.OfAsync(configuration, plan).ConfigureAwait(false);
            return new(plan, graph, []) { Warnings = read.Warnings, Configuration = configuration };
        }
        catch (CaptureException error)
        {
            return new(null, null, [new(
                ProgramFailed, $"stack {stack}", error.Message,
                Fix: "the settings are valid, so this is a fault of the program; please report it")]);
        }
    }
}
