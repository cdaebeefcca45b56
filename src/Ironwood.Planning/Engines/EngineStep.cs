using Ironwood.Catalog.Models;
using static System.FormattableString;

namespace Ironwood.Planning.Engines;

/// <summary>One step of the arithmetic behind an engine's plan.</summary>
/// <param name="What">What is calculated.</param>
/// <param name="How">The numbers that go in.</param>
/// <param name="Result">What comes out.</param>
public sealed record EngineStep(string What, string How, string Result)
{
    /// <summary>All steps, in the order in which a reader can follow them.</summary>
    public static IReadOnlyList<EngineStep> Of(EnginePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. Memory(plan), .. Requests(plan), .. Speed(plan), Disk(plan)];
    }

    private static IEnumerable<EngineStep> Memory(EnginePlan plan)
    {
        var (model, variant, host, layout, memory) = (plan.Model, plan.Variant, plan.Host, plan.Layout, plan.Memory);
        var utilization = variant.MemoryUtilization ?? EngineFigures.MemoryUtilization;
        yield return new(
            "devices of a replica",
            Invariant($"{Counted.Of(host.Hosts, "host")} × {host.DevicesPerHost}"),
            Invariant($"{host.Devices}"));
        yield return new(
            "memory that the server may use",
            Invariant($"{host.Devices} × {host.Figures.UsableGibPerDevice} GiB × {utilization}"),
            Gb(memory.LimitBytes));
        yield return new(
            "layout",
            layout.AttentionDataParallel
                ? Invariant($"attention data parallel, everything else over {layout.TensorParallel} devices")
                : Invariant($"{model.QueryHeads} attention heads and {model.KeyValueHeads} key-value heads over ")
                    + Invariant($"{layout.TensorParallel} devices; {layout.DataParallel} × {layout.TensorParallel} ")
                    + Invariant($"= {host.Devices}"),
            layout.ToString());
        yield return new(
            "weights",
            Invariant($"{variant.WeightsGb} GB × {EngineFigures.WeightsInMemory}")
                + (layout.DataParallel > 1 && !layout.SharesExperts
                    ? Invariant($" × {layout.DataParallel} copies")
                    : ""),
            Gb(memory.WeightBytes));
        yield return new(
            "cache of one token",
            Invariant($"{model.AttentionLayers ?? model.Layers} layers, ")
                + (model.LatentSize is { } latent
                    ? Invariant($"{latent} numbers each")
                    : Invariant($"{model.KeyValueHeads} heads of {model.HeadSize}, keys and values"))
                + $", in {(variant.CachePrecision == CachePrecision.Fp8 ? "fp8" : "bf16")}, as the server lays it out",
            Invariant($"{memory.CacheBytesPerToken:N0} bytes"));
        yield return new(
            "tokens in the cache",
            Invariant($"({Gb(memory.LimitBytes)} − {Gb(memory.WeightBytes)}) ÷ {memory.CacheBytesPerToken:N0} bytes"),
            Invariant($"{memory.CacheTokens:N0}"));
    }

    private static IEnumerable<EngineStep> Requests(EnginePlan plan)
    {
        var (load, layout) = (plan.Workload, plan.Layout);
        yield return new(
            "requests that the cache holds",
            Invariant($"{plan.Memory.CacheTokens:N0} ÷ ({load.InputTokens:N0} + {load.OutputTokens:N0} tokens)"),
            Invariant($"{plan.Memory.CacheTokens / load.TypicalTokens:N0}"));
        yield return new(
            "requests in flight",
            Invariant($"at most those ÷ {EngineFigures.SequenceReserve}, and ")
                + (layout.AttentionDataParallel || layout.SharesExperts
                    ? Invariant($"{EngineFigures.SaturatedSharedRequests} of one host")
                    : Invariant($"{EngineFigures.SaturatedRequests} of one copy")),
            Invariant($"{plan.Concurrency:N0}"));
        yield return new(
            "sequences of one copy",
            Invariant($"{plan.Concurrency:N0} × {EngineFigures.SequenceReserve} ÷ {layout.DataParallel}"),
            Invariant($"{plan.SequencesPerEngine:N0}"));
        yield return new(
            "longest request",
            load.LongestTokens is null ? "a typical one" : "as the settings or the recipes say",
            Invariant($"{plan.ContextTokens:N0} tokens"));
    }

    private static IEnumerable<EngineStep> Speed(EnginePlan plan)
    {
        var speed = plan.Speed;
        var basis = speed.Basis.Word();
        yield return new(
            "tokens per second of a replica",
            speed.Nearest is { } row
                ? Invariant($"{basis}, from {row.OutputTokensPerSecond:N0} with {row.InputTokens:N0} in, ")
                    + Invariant($"{row.OutputTokens:N0} out, {row.Concurrency:N0} in flight on ")
                    + $"{Counted.Of(row.Chips, "chip")}: {row.Source}"
                : basis,
            Invariant($"{speed.OutputTokensPerSecond:N0}"));
        yield return new("time per further token", basis, Invariant($"{speed.TpotMs:N1} ms"));
        yield return new("time to the first token", $"{basis}, requests arrive evenly", Invariant($"{speed.TtftMs:N0} ms"));
    }

    private static EngineStep Disk(EnginePlan plan) => new(
        "boot disk",
        Invariant($"{plan.Variant.DownloadGb} GB × {EngineFigures.DiskReserve} + {EngineFigures.DiskBesideModelGb} GB"),
        Invariant($"{EngineArguments.DiskGb(plan)} GB"));

    private static string Gb(decimal bytes) => Invariant($"{bytes / 1e9m:N0} GB");
}
