using Ironwood.Catalog.Models;
using Ironwood.Planning.Engines;
using Ironwood.Planning.Plan;
using static System.FormattableString;

namespace Ironwood.Planning.Validation;

/// <summary>Whether a model of the catalogue can start on a tier's replicas, and what its figures rest on.
/// Pure.</summary>
internal static class EngineValidation
{
    /// <summary>A model that no layout starts on these machines.</summary>
    /// <param name="path">Path of the tier's serving settings.</param>
    /// <param name="plan">The tier.</param>
    public static IEnumerable<Problem> Validate(string path, TierPlan plan)
    {
        var (serving, shape) = (plan.Settings.Serving, plan.Shape);
        // ServingValidation reports more devices than a replica has.
        if (plan.Serving.Engine is not null
            || serving.TensorParallelSize > shape.Devices
            || !shape.Generation.IsAccelerator
            || ServingPlan.LayoutsOf(serving, shape) is not ({ Count: 0 }, var reasons)
            || ServingPlan.VariantOf(serving, shape.Generation) is not var (model, variant))
        {
            yield break;
        }
        var (possible, _) = EnginePlanner.Plan(model, variant, shape.Generation, Workload.For(model));
        var layouts = string.Join(", ", possible.Select(layout => Invariant(
            $"tensorParallelSize {layout.Layout.TensorParallel} on {layout.Host.Shape.Topology}")));
        yield return serving.TensorParallelSize is { } size
            ? new(
                Diagnostics.EngineCannotStart, $"{path}.tensorParallelSize", $"cannot start {serving.Model}: "
                    + (EngineLayout.Refusal(model, size)
                        ?? reasons.FirstOrDefault(
                            reason => reason.StartsWith(Invariant($"TP{size} "), StringComparison.Ordinal))
                        ?? Invariant($"{size} devices are no layout of {shape.Topology}")),
                Invariant($"{size}"), layouts.Length > 0 ? layouts : null,
                "remove tensorParallelSize, or write one of these")
            : new(
                Diagnostics.EngineCannotStart, $"{path}.model",
                $"cannot start on {shape.Topology}: {string.Join("; ", reasons)}",
                serving.Model, layouts.Length > 0 ? layouts : null,
                layouts.Length > 0
                    ? Invariant($"write 'topology: {possible[0].Host.Shape.Topology}', or choose a smaller precision")
                    : "choose a smaller precision or another model of ./ironwood catalog models");
    }

    /// <summary>A model whose figures are not measured.</summary>
    /// <param name="path">Path of the tier's serving settings.</param>
    /// <param name="plan">The tier.</param>
    public static IEnumerable<Problem> Warnings(string path, TierPlan plan)
    {
        if (plan.Serving.Engine is { Variant: { Status: FigureStatus.Arithmetic } variant } engine)
        {
            yield return new(
                Diagnostics.ArithmeticOnly, $"{path}.model",
                $"is sized by arithmetic alone: no run of it with {variant.Precision.Id()} on "
                    + $"{variant.Generation} is published",
                plan.Settings.Serving.Model,
                Fix: $"measure {engine.Layout} on one machine before you buy many, then waive this warning");
        }
    }
}
