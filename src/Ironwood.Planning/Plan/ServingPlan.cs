using Ironwood.Catalog.Accelerators;
using Ironwood.Catalog.Models;
using Ironwood.Catalog.ModelServers;
using Ironwood.Planning.Engines;

namespace Ironwood.Planning.Plan;

/// <summary>What a tier's hosts run, with everything that its settings leave to the catalogue.</summary>
/// <param name="Image">Container image of the model server.</param>
/// <param name="TensorParallelSize">Devices that one copy of the model is spread over.</param>
/// <param name="Arguments">Further arguments of the model server.</param>
/// <param name="Environment">Environment variables of the model server.</param>
/// <param name="ModelGb">GB of the model's files; null where neither settings nor catalogue say it.</param>
/// <param name="DiskGb">GB of a machine's boot disk.</param>
/// <param name="Engine">The model server as it is sized; null for a model that the catalogue does not have, and for
/// replicas of more machines than any published run.</param>
public sealed record ServingPlan(
    string Image,
    int TensorParallelSize,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment,
    int? ModelGb,
    int DiskGb,
    EnginePlan? Engine)
{
    private const int ModelDiskGb = 200;
    private const int StubDiskGb = 20;
    private const string DataParallel = "--data-parallel-size";

    /// <summary>The plan of a tier.</summary>
    internal static ServingPlan Of(ServingSettings serving, SliceShape shape)
    {
        var isAccelerator = shape.Generation.IsAccelerator;
        var engine = isAccelerator ? EngineOf(serving, shape) : null;
        var arguments = engine is null ? [] : Without(EngineArguments.Of(engine), serving.Arguments);
        var environment = engine is null
            ? serving.Environment
            : EngineArguments.Environment(engine).ToImmutableDictionary().SetItems(serving.Environment);
        return new(
            serving.Image ?? engine?.Variant.Image ?? ModelServer.Image.Value,
            serving.TensorParallelSize ?? engine?.Layout.TensorParallel ?? shape.Devices,
            [.. arguments, .. serving.Arguments],
            environment,
            isAccelerator ? serving.ModelGb ?? ModelSupply.SizeGb(serving.Model) : null,
            serving.DiskGb
                ?? (!isAccelerator ? StubDiskGb : engine is null ? ModelDiskGb : EngineArguments.DiskGb(engine)),
            engine);
    }

    /// <summary>The catalogue's precision of a model on a generation; null where it has none.</summary>
    internal static (Model Model, ModelVariant Variant)? VariantOf(ServingSettings serving, Generation generation)
    {
        if (ModelCatalog.Find(serving.Model) is not { } model)
        {
            return null;
        }
        var variants = ModelCatalog.Variants(model, generation.Id).ToArray();
        var variant = variants.FirstOrDefault(
            row => string.Equals(row.Checkpoint, serving.Model, StringComparison.OrdinalIgnoreCase))
            ?? variants.FirstOrDefault();
        return variant is null ? null : (model, variant);
    }

    /// <summary>
    /// The layouts that can start on these machines, and why the others cannot; null where this is unknown: the
    /// catalogue has neither the model nor the machines, or the arguments divide the model themselves.
    /// </summary>
    internal static (IReadOnlyList<EnginePlan> Plans, IReadOnlyList<string> Reasons)? LayoutsOf(
        ServingSettings serving, SliceShape shape)
    {
        if (shape.Vms > EngineFigures.MostHosts
            || serving.Arguments.Any(argument => argument.Split('=')[0] == DataParallel)
            || VariantOf(serving, shape.Generation) is not var (model, variant)
            || EngineHost.Of(shape) is not { } host)
        {
            return null;
        }
        var (plans, reasons) = EnginePlanner.PlanOn(host, model, variant, Workload.For(model));
        return serving.TensorParallelSize is not { } size
            ? (plans, reasons)
            : ([.. plans.Where(plan => plan.Layout.TensorParallel == size)], reasons);
    }

    private static EnginePlan? EngineOf(ServingSettings serving, SliceShape shape) =>
        LayoutsOf(serving, shape) is var (plans, _) ? plans.MaxBy(plan => plan.Speed.OutputTokensPerSecond) : null;

    // An option that settings write goes before what is calculated.
    private static IEnumerable<string> Without(IReadOnlyList<string> planned, IReadOnlyList<string> written)
    {
        var own = written.Select(argument => argument.Split('=')[0]).ToHashSet(StringComparer.Ordinal);
        var isLeftOut = false;
        foreach (var argument in planned)
        {
            isLeftOut = argument.StartsWith("--", StringComparison.Ordinal) ? own.Contains(argument) : isLeftOut;
            if (!isLeftOut)
            {
                yield return argument;
            }
        }
    }
}
