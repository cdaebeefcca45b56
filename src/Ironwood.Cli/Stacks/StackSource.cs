using Ironwood.Analysis.Cost;
using Ironwood.Planning;
using Ironwood.Planning.Plan;
using Ironwood.Planning.Settings;
using Ironwood.Planning.StackFiles;
using Ironwood.Preview.Capture;

namespace Ironwood.Cli.Stacks;

/// <summary>The settings of a stack: what its graph does not hold.</summary>
/// <param name="Configuration">Its files.</param>
/// <param name="Plan">Everything that they decide.</param>
internal sealed record StackTerms(StackConfiguration Configuration, StackPlan Plan)
{
    /// <summary>Its prices, its ceiling and whether its requests name a quota project.</summary>
    public CostTerms Cost => new(Plan.Tariff, Plan.CeilingUsdPerHour, HasQuotaProject);

    // The provider names a quota project only where both are set: google-beta/transport/transport.go.
    private bool HasQuotaProject =>
        Configuration.Values["gcp:userProjectOverride"] is ConfigScalar { Text: "true" }
        && Configuration.Values["gcp:billingProject"] is ConfigScalar { Text.Length: > 0 } or ConfigSecret;

    /// <summary>The settings of files; null when they are refused.</summary>
    /// <param name="root">Folder of the stack files.</param>
    /// <param name="stack">The stack's name.</param>
    public static StackTerms? Read(string root, string stack) =>
        StackFileReader.Read(root, stack).Configuration is { } configuration
        && SettingsReader.Read(configuration).Plan is { } plan
            ? new(configuration, plan)
            : null;
}

/// <summary>A stack with valid settings.</summary>
/// <param name="Configuration">Its files.</param>
/// <param name="Plan">Everything that its settings decide.</param>
/// <param name="Graph">What it declares.</param>
/// <param name="Warnings">Warnings about accepted settings.</param>
internal sealed record LoadedStack(
    StackConfiguration Configuration, StackPlan Plan, ResourceGraph Graph, IReadOnlyList<Problem> Warnings)
{
    /// <summary>Its settings.</summary>
    public StackTerms Terms => new(Configuration, Plan);

    /// <summary>Its prices, its ceiling and whether its requests name a quota project.</summary>
    public CostTerms CostTerms => Terms.Cost;
}

/// <summary>A stack, or every problem of its files.</summary>
/// <param name="Stack">The stack; null when there are problems.</param>
/// <param name="Problems">Every problem.</param>
internal sealed record StackSource(LoadedStack? Stack, IReadOnlyList<Problem> Problems)
{
    /// <summary>The program failed on the mocked cloud.</summary>
    public const string ProgramFailed = "IW4001";

    /// <summary>Reads a stack and runs its program on the mocked cloud.</summary>
    /// <param name="root">Folder of the stack files.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="overrides">Values that replace those of the files, as <c>key=value</c>.</param>
    public static async Task<StackSource> LoadAsync(string root, string stack, IEnumerable<string> overrides)
    {
        var files = StackFileReader.Read(root, stack, overrides);
        if (files.Configuration is not { } configuration)
        {
            return new(null, files.Problems);
        }
        var read = SettingsReader.Read(configuration);
        if (read.Plan is not { } plan)
        {
            return new(null, read.Problems);
        }
        try
        {
            var graph = await CapturedGraphs.OfAsync(configuration, plan).ConfigureAwait(false);
            return new(new(configuration, plan, graph, read.Warnings), []);
        }
        catch (CaptureException error)
        {
            return new(null, [new(
                ProgramFailed, $"stack {stack}", error.Message,
                Fix: "the settings are valid, so this is a bug in the program; please report it")]);
        }
    }
}
