using Ironwood.Catalog.Models;

namespace Ironwood.Planning.Engines;

/// <summary>What a model server is started with so that it is the planned one.</summary>
public static class EngineArguments
{
    // Attention runs data parallel inside one engine only with the newer implementation of models.
    private const string AttentionDataParallel =
        """{"sharding":{"sharding_strategy":{"enable_dp_attention":true}}}""";

    private const string AdditionalConfig = "--additional-config";

    /// <summary>Arguments of <c>vllm serve</c> beside model, address, precision and tensor parallel size.</summary>
    public static IReadOnlyList<string> Of(EnginePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var variant = plan.Variant;
        IReadOnlyList<string> own = variant.Arguments ?? [];
        List<string> arguments = [];
        if (plan.Layout.DataParallel > 1)
        {
            Add("--data-parallel-size", plan.Layout.DataParallel);
        }
        if (plan.Model.HasExperts)
        {
            AddFlag("--enable-expert-parallel");
        }
        if (plan.Layout.AttentionDataParallel)
        {
            AddText(AdditionalConfig, AttentionDataParallel);
        }
        if (variant.CachePrecision == CachePrecision.Fp8)
        {
            AddText("--kv-cache-dtype", "fp8");
        }
        if (!plan.Model.IsEmbedding)
        {
            Add("--max-num-seqs", plan.SequencesPerEngine);
        }
        Add("--max-model-len", plan.ContextTokens);
        if (variant.BatchedTokens is { } batched)
        {
            Add("--max-num-batched-tokens", batched);
        }
        if (variant.MemoryUtilization is { } utilization)
        {
            Add("--gpu-memory-utilization", utilization);
        }
        return [.. arguments, .. own];

        // What a row says itself goes before what is calculated.
        void AddText(string name, string value)
        {
            if (!own.Contains(name))
            {
                arguments.AddRange([name, value]);
            }
        }

        void Add(string name, decimal value) => AddText(name, value.ToString(CultureInfo.InvariantCulture));

        void AddFlag(string name)
        {
            if (!own.Contains(name))
            {
                arguments.Add(name);
            }
        }
    }

    /// <summary>Environment variables of the model server by name.</summary>
    public static IReadOnlyDictionary<string, string> Environment(EnginePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var variables = ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal, plan.Variant.Environment ?? ImmutableDictionary<string, string>.Empty);
        return plan.Layout.AttentionDataParallel ? variables.SetItem("NEW_MODEL_DESIGN", "1") : variables;
    }

    /// <summary>GB of a boot disk that holds the weights, the image and compiled programs.</summary>
    public static int DiskGb(EnginePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var least = plan.Variant.WeightsGb * EngineFigures.DiskReserve + EngineFigures.DiskBesideModelGb;
        // Sizes in steps of 50 GB are easier to compare, and no disk is made smaller than before.
        return Math.Max(200, (int)Math.Ceiling(least / 50) * 50);
    }
}
