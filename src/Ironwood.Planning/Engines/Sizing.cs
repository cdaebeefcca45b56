using Ironwood.Catalog.Models;
using static System.FormattableString;

namespace Ironwood.Planning.Engines;

/// <summary>The ways to carry a load, the cheapest first, and what was ruled out.</summary>
/// <param name="Request">What shall be carried.</param>
/// <param name="Options">The ways, the cheapest first.</param>
/// <param name="RuledOut">What was ruled out.</param>
/// <param name="BestTpotMs">The shortest time per token that any layout reaches; null when none can start.</param>
/// <param name="BestTtftMs">The shortest time until the first token that any layout reaches; null when none can
/// start.</param>
public sealed record Sizing(
    SizingRequest Request,
    IReadOnlyList<SizingOption> Options,
    IReadOnlyList<RuledOut> RuledOut,
    decimal? BestTpotMs,
    decimal? BestTtftMs)
{
    /// <summary>Sizes a load.</summary>
    public static Sizing Of(SizingRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Of(request, ModelCatalog.Variants(request.Model, request.Generation.Id));
    }

    /// <summary>Sizes a load with these precisions.</summary>
    public static Sizing Of(SizingRequest request, IEnumerable<ModelVariant> variants)
    {
        List<SizingOption> options = [];
        List<RuledOut> ruledOut = [];
        List<EngineSpeed> fastest = [];
        foreach (var variant in variants)
        {
            if (AccuracyRefusal(variant, request.AccuracyFloor) is { } refusal)
            {
                ruledOut.Add(new(variant, refusal));
                continue;
            }
            var (plans, reasons) = EnginePlanner.Plan(
                request.Model, variant, request.Generation, request.Workload);
            ruledOut.AddRange(reasons.Select(reason => new RuledOut(variant, reason)));
            foreach (var plan in plans)
            {
                if (EnginePlanner.Meets(plan.Speed, request.Workload))
                {
                    options.Add(new(plan, Replicas(request, plan), request.RequestsPerSecond, request.ChipUsdPerHour));
                }
                else
                {
                    fastest.Add(plan.Speed);
                    ruledOut.Add(new(variant, TooSlow(plan)));
                }
            }
        }
        return new(
            request,
            [
                .. options
                    .OrderBy(option => option.Chips)
                    .ThenBy(option => option.Engine.Variant.Status)
                    .ThenBy(option => option.Engine.Speed.TpotMs)
                    .ThenByDescending(option => option.Engine.Layout.TensorParallel),
            ],
            ruledOut,
            fastest.Count == 0 ? null : fastest.Min(speed => speed.TpotMs),
            fastest.Count == 0 ? null : fastest.Min(speed => speed.TtftMs));
    }

    /// <summary>The accuracy of a precision that counts: the lowest published; null where none is published.</summary>
    public static Accuracy? AccuracyOf(ModelVariant variant) =>
        ModelCatalog.Accuracies(variant).MinBy(accuracy => accuracy.Recovered);

    // BF16 is what the others are compared with.
    private static string? AccuracyRefusal(ModelVariant variant, decimal? floor)
    {
        if (floor is null || variant.Precision == WeightPrecision.Bf16)
        {
            return null;
        }
        return AccuracyOf(variant) switch
        {
            null => "no accuracy of it is published",
            { } accuracy when accuracy.Recovered < floor =>
                Invariant($"keeps {accuracy.Recovered:P2} of the BF16 score ({accuracy.Benchmark}), below the floor"),
            _ => null,
        };
    }

    private static int Replicas(SizingRequest request, EnginePlan plan) => (int)Math.Max(
        1, Math.Ceiling(request.RequestsPerSecond / (plan.RequestsPerSecond * EngineFigures.TargetUtilization)));

    private static string TooSlow(EnginePlan plan) =>
        Invariant($"{plan.Layout}: one request alone takes {plan.Speed.TtftMs:N0} ms to the first token and ")
            + Invariant($"{plan.Speed.TpotMs:N1} ms per further token");
}
