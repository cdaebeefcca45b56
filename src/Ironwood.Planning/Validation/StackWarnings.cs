using Ironwood.Catalog.Accelerators;
using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Validation;

/// <summary>Warnings about valid settings. Pure.</summary>
internal static class StackWarnings
{
    /// <summary>
    /// Devices beyond which no published model divides evenly: the attention heads of the largest are 128.
    /// </summary>
    private const int WidestTensorParallel = 128;

    /// <summary>All warnings of settings that have no problem.</summary>
    public static IEnumerable<Problem> Of(StackPlan plan) =>
        IdentityValidation.Warnings(plan.Settings.Identity, plan.Keys)
            .Concat(CiValidation.Warnings(plan.Settings.Ci, plan.Keys))
            .Concat(TrafficValidation.Warnings(plan.Settings, plan.Keys))
            .Concat(RouteValidation.Warnings(plan))
            .Concat(SpendValidation.Warnings(plan))
            .Concat(plan.Tiers.SelectMany(tier => Of(tier, plan.Keys[$"tiers.{tier.Name}"])));

    private static IEnumerable<Problem> Of(TierPlan plan, string path)
    {
        if (plan.IsDefault && (plan.Capacity == CapacityKind.Spot || plan.Capacity == CapacityKind.FlexStart))
        {
            yield return new(
                Diagnostics.FleetingDefaultTier, $"{path}.capacity",
                plan.Capacity == CapacityKind.Spot
                    ? "can be taken back at any time, and the default tier answers what no route matches"
                    : "ends when its hours are over, and nothing starts the default tier again",
                plan.Capacity.Id, Fix: "give the default tier machines that stay");
        }
        foreach (var warning in EngineValidation.Warnings($"{path}.serving", plan))
        {
            yield return warning;
        }
        // Who has written a number has thought of it.
        if (plan.Shape.Devices > WidestTensorParallel && plan.Settings.Serving.TensorParallelSize is null)
        {
            yield return new(
                Diagnostics.TensorParallelUnusual, $"{path}.serving.tensorParallelSize",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"is not given, and spreads the model over all {plan.Shape.Devices} devices of a slice; vLLM wants "
                    + $"a number that divides the model's attention heads"),
                Allowed: string.Create(CultureInfo.InvariantCulture,
                    $"a divisor of the model's attention heads, usually at most {WidestTensorParallel}"),
                Fix: "choose smaller slices, or write the number and in serving.arguments how the rest is used");
        }
    }
}
