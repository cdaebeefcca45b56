using Ironwood.Catalog.Models;
using Ironwood.Planning.Engines;
using static System.FormattableString;

namespace Ironwood.Cli.Sizing;

/// <summary>The words of a sizing, for all output formats.</summary>
internal static class SizeWords
{
    /// <summary>What was asked.</summary>
    public static string Question(Planning.Engines.Sizing sizing)
    {
        var (request, load) = (sizing.Request, sizing.Request.Workload);
        return Invariant($"{request.Model.Name} on {request.Generation.Id}: {request.RequestsPerSecond:0.###} requests ")
            + Invariant($"per second of {load.InputTokens:N0} tokens, answered with {load.OutputTokens:N0}")
            + (load.TtftMs is { } ttft ? Invariant($"; first token within {ttft:N0} ms") : "")
            + (load.TpotMs is { } tpot ? Invariant($"; at most {tpot:N0} ms per further token") : "")
            + (request.AccuracyFloor is { } floor ? Invariant($"; at least {floor:P1} of the BF16 score") : "");
    }

    /// <summary>An amount of dollars; a dash where no price is known.</summary>
    public static string Usd(decimal? usd) => usd is null ? "–" : Invariant($"{usd:N2}");

    /// <summary>What the words for the basis mean.</summary>
    public static IReadOnlyList<string> Legend { get; } =
    [
        "measured: published for this model, precision and load.",
        "carried over: published for another load, and corrected by arithmetic.",
        "arithmetic: calculated from the architecture alone; no run is published. Measure before you buy.",
        Invariant($"Replicas are sized to {EngineFigures.TargetUtilization:P0} of what they carry. ")
            + "The time to the first token assumes that requests arrive evenly.",
    ];

    /// <summary>The best option in one line.</summary>
    public static string Summary(Planning.Engines.Sizing sizing) => sizing.Options[0] switch
    {
        var best => Invariant($"{best.Replicas:N0} replicas, {best.Chips:N0} chips, {Usd(best.UsdPerHour)} USD an hour: ")
            + $"{best.Engine.Variant.Precision.Id()}, {best.Engine.Layout}, {best.Engine.Speed.Basis.Word()}",
    };
}
