using Ironwood.Catalog.Models;
using Ironwood.Cli.Sizing;
using Ironwood.Planning.Engines;
using Ironwood.Planning.Plan;
using static System.FormattableString;

namespace Ironwood.Cli.Previewing;

/// <summary>What a tier carries, in words.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Model">The checkpoint.</param>
/// <param name="Precision">The precision of the weights.</param>
/// <param name="Layout">How a replica divides the model.</param>
/// <param name="InFlight">Requests in flight on all replicas.</param>
/// <param name="TokensPerSecond">Tokens of answers per second of all replicas.</param>
/// <param name="UsdPerMillion">What a million tokens of answers cost.</param>
/// <param name="Basis">What the figures rest on.</param>
internal sealed record LoadWords(
    string Tier,
    string Model,
    string Precision,
    string Layout,
    string InFlight,
    string TokensPerSecond,
    string UsdPerMillion,
    string Basis)
{
    /// <summary>What the figures mean.</summary>
    public static string Legend { get; } =
        Invariant($"Answers of {Workload.Default.OutputTokens:N0} tokens to prompts of {Workload.Default.InputTokens:N0}; ")
        + Invariant($"dollars at {EngineFigures.TargetUtilization:P0} of the tokens. ./ironwood size explain shows how.");

    public static LoadWords Of(ServedLoad load) => new(
        load.Tier.IsFailover ? $"{load.Tier.Name}, failover" : load.Tier.Name,
        load.Engine.Variant.Checkpoint,
        load.Engine.Variant.Precision.Id(),
        load.Engine.Layout.ToString(),
        Counted.Number(load.RequestsInFlight),
        Invariant($"{load.OutputTokensPerSecond:N0}"),
        SizeWords.Usd(load.UsdPerMillionOutputTokens),
        load.Engine.Speed.Basis.Word());
}
