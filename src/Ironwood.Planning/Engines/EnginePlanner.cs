using Ironwood.Catalog.Accelerators;
using Ironwood.Catalog.Models;
using static System.FormattableString;

namespace Ironwood.Planning.Engines;

/// <summary>
/// Finds the layouts of a model's variant that can start on a generation, and says why the others cannot. A replica is
/// one machine; two only where one does not hold the model.
/// </summary>
public static class EnginePlanner
{
    /// <summary>All layouts that can start, the smallest replica only.</summary>
    /// <param name="model">The model.</param>
    /// <param name="variant">Its precision.</param>
    /// <param name="generation">The generation of the machines.</param>
    /// <param name="workload">The requests.</param>
    /// <returns>The plans, and one reason for each layout that cannot start.</returns>
    public static (IReadOnlyList<EnginePlan> Plans, IReadOnlyList<string> Reasons) Plan(
        Model model, ModelVariant variant, Generation generation, Workload workload)
    {
        List<string> all = [];
        foreach (var host in EngineHost.Smallest(generation, EngineFigures.MostHosts))
        {
            var (plans, reasons) = PlanOn(host, model, variant, workload);
            all.AddRange(reasons.Except(all).ToArray());
            if (plans.Count > 0)
            {
                return (plans, all);
            }
        }
        return ([], all.Count > 0 ? all : [NoFigures(generation)]);
    }

    /// <summary>All layouts that can start on these machines.</summary>
    /// <param name="host">The machines of one replica.</param>
    /// <param name="model">The model.</param>
    /// <param name="variant">Its precision.</param>
    /// <param name="workload">The requests.</param>
    /// <returns>The plans, and one reason for each layout that cannot start.</returns>
    public static (IReadOnlyList<EnginePlan> Plans, IReadOnlyList<string> Reasons) PlanOn(
        EngineHost host, Model model, ModelVariant variant, Workload workload)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (PrecisionRefusal(variant, host.Shape.Generation) is { } refusal)
        {
            return ([], [refusal]);
        }
        if (workload.ContextTokens > model.MaxContextTokens)
        {
            return ([],
                [
                    Invariant($"a request of {workload.ContextTokens:N0} tokens is longer than the model's context of ")
                        + Invariant($"{model.MaxContextTokens:N0}"),
                ]);
        }
        List<string> reasons = [];
        List<EnginePlan> plans = [];
        foreach (var layout in Layouts(model, variant, host))
        {
            if (Refusal(model, variant, host, layout, workload, out var memory) is { } reason)
            {
                reasons.Add($"{layout} on {Machines(host)}: {reason}");
            }
            else
            {
                plans.Add(At(model, variant, host, layout, memory, workload));
            }
        }
        return (plans, reasons);
    }

    /// <summary>Why a precision is not used on a generation; null when it is.</summary>
    public static string? PrecisionRefusal(ModelVariant variant, Generation generation)
    {
        if (DeviceFigures.Of(generation.Id) is not { } figures)
        {
            return NoFigures(generation);
        }
        // Weights without native arithmetic are used only where a published run shows that they are served.
        return figures.NativePrecisions.Contains(variant.Precision) || variant.Status != FigureStatus.Arithmetic
            ? null
            : $"{variant.Precision.Id()} is not native to {generation.Id}, and no run of this model "
                + "with it is published there";
    }

    /// <summary>Why a layout cannot start, or cannot hold one request; null when it can.</summary>
    public static string? Refusal(
        Model model,
        ModelVariant variant,
        EngineHost host,
        EngineLayout layout,
        Workload workload,
        out EngineMemory memory)
    {
        memory = EngineMemory.Of(model, variant, host, layout);
        if (EngineLayout.Refusal(model, layout.TensorParallel) is { } heads)
        {
            return heads;
        }
        if (variant.LoadingGibPerDevice is { } loading && host.Hosts == 1 && loading > host.Figures.UsableGibPerDevice)
        {
            return Invariant($"loading takes {loading} GiB on each device, and a device has ")
                + Invariant($"{host.Figures.UsableGibPerDevice} GiB");
        }
        if (memory.CacheBytes <= 0)
        {
            return Invariant($"weights take {memory.WeightBytes / 1e9m:N0} GB, and the model server may use ")
                + Invariant($"{memory.LimitBytes / 1e9m:N0} GB");
        }
        var requests = memory.CacheTokens / workload.ContextTokens / layout.DataParallel;
        return requests >= 1
            ? null
            : Invariant($"the memory beside the weights holds {memory.CacheTokens / layout.DataParallel:N0} tokens, ")
                + Invariant($"and one request has {workload.ContextTokens:N0}");
    }

    /// <summary>The layouts of a replica, the one with most copies first.</summary>
    public static IEnumerable<EngineLayout> Layouts(Model model, ModelVariant variant, EngineHost host)
    {
        if (variant.UsesAttentionDataParallel || model.HasLatentAttention)
        {
            return [new(host.Devices, 1, AttentionDataParallel: true)];
        }
        // Copies of a model are independent only inside one machine.
        if (host.Hosts > 1)
        {
            return [new(host.Devices, 1)];
        }
        var least = host.Shape.Generation.DevicesPerChip;
        var sizes = Enumerable.Range(0, 32)
            .Select(power => least << power)
            .TakeWhile(size => size <= host.Devices)
            .Where(size => host.Devices % size == 0)
            .Where(size => variant.TensorParallelSizes is null || variant.TensorParallelSizes.Contains(size));
        return sizes.Select(size => new EngineLayout(
            size,
            host.Devices / size,
            SharesExperts: size < host.Devices && IsMeasuredWithSharedExperts(model, variant, host, size)));
    }

    // Experts that lie on all devices while attention is copied: only where a run is published.
    private static bool IsMeasuredWithSharedExperts(Model model, ModelVariant variant, EngineHost host, int size) =>
        model.HasExperts
        && EngineMemory.Of(model, variant, host, new(size, host.Devices / size)).CacheBytes <= 0
        && SpeedModel.Usable(variant).Any(row =>
            row.Chips == host.Shape.Chips && row.TensorParallel == size && row.DataParallel == host.Devices / size);

    private static EnginePlan At(
        Model model,
        ModelVariant variant,
        EngineHost host,
        EngineLayout layout,
        EngineMemory memory,
        Workload workload)
    {
        var best = Concurrencies(memory, layout, workload)
            .Select(concurrency => SpeedModel.Predict(model, variant, host, layout, workload, concurrency))
            .Where(speed => Meets(speed, workload))
            .MaxBy(speed => speed.OutputTokensPerSecond);
        return new(
            model, variant, host, layout, memory, workload,
            best ?? SpeedModel.Predict(model, variant, host, layout, workload, layout.DataParallel));
    }

    /// <summary>Whether a speed meets the objectives of a workload.</summary>
    public static bool Meets(EngineSpeed speed, Workload workload) =>
        (workload.TpotMs is not { } tpot || speed.TpotMs <= tpot)
        && (workload.TtftMs is not { } ttft || speed.TtftMs <= ttft);

    // Powers of two up to what the cache holds with a reserve, and up to what an engine gains from.
    private static IEnumerable<int> Concurrencies(EngineMemory memory, EngineLayout layout, Workload workload)
    {
        var most = Math.Min(
            (int)Math.Min(
                int.MaxValue, memory.CacheTokens / workload.TypicalTokens / EngineFigures.SequenceReserve),
            layout.AttentionDataParallel || layout.SharesExperts
                ? EngineFigures.SaturatedSharedRequests
                : EngineFigures.SaturatedRequests * layout.DataParallel);
        for (var concurrency = layout.DataParallel; concurrency < most; concurrency *= 2)
        {
            yield return concurrency;
        }
        yield return Math.Max(most, layout.DataParallel);
    }

    private static string NoFigures(Generation generation) =>
        $"the catalogue has no memory and speed figures of {generation.Id}";

    private static string Machines(EngineHost host) => Counted.Of(host.Hosts, "host");
}
