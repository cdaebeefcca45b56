using Ironwood.Catalog.Models;
using Ironwood.Catalog.ModelServers;
using Ironwood.Catalog.Sourcing;

namespace Ironwood.Catalog.Tests.Models;

public class ModelRowsTests
{
    private static readonly ModelVariant[] Variants =
        EmbeddedRows.Read("Models/variants.json", RowFormat.Default.ModelVariantArray);

    private static readonly Measurement[] Measurements =
        EmbeddedRows.Read("Models/measurements.json", RowFormat.Default.MeasurementArray);

    private static readonly Accuracy[] Accuracies =
        EmbeddedRows.Read("Models/accuracies.json", RowFormat.Default.AccuracyArray);

    private static readonly Score[] Scores = EmbeddedRows.Read("Models/scores.json", RowFormat.Default.ScoreArray);

    // What the plan of an engine, its ports and its folders decide.
    private static readonly string[] Calculated =
    [
        "--model", "--served-model-name", "--tokenizer", "--host", "--port", "--seed", "--download-dir",
        "--load-format", "--tensor-parallel-size", "--data-parallel-size", "--pipeline-parallel-size",
        "--max-model-len", "--max-num-seqs", "--max-num-batched-tokens", "--gpu-memory-utilization",
        "--kv-cache-dtype", "--dtype", "--quantization",
    ];

    [Theory]
    [InlineData("llama-3.1-8b")]
    [InlineData("llama-3.3-70b")]
    [InlineData("llama-3.1-405b")]
    [InlineData("llama-4-maverick")]
    [InlineData("qwen3-32b")]
    [InlineData("qwen3-235b")]
    [InlineData("qwen3-coder-480b")]
    [InlineData("qwen3.5-397b")]
    [InlineData("gpt-oss-120b")]
    [InlineData("gemma-3-27b")]
    [InlineData("gemma-4-31b")]
    [InlineData("qwen2.5-vl-7b")]
    [InlineData("deepseek-r1")]
    [InlineData("deepseek-v3.1")]
    [InlineData("kimi-k2.6")]
    [InlineData("qwen3-embedding-8b")]
    public void Each_model_has_a_row_and_a_precision_on_Ironwood(string name) =>
        Assert.NotEmpty(ModelCatalog.Variants(ModelCatalog.Find(name)!, "tpu7x"));

    [Fact]
    public void Names_and_checkpoints_are_unique_and_names_are_lower_case()
    {
        Assert.Distinct(ModelCatalog.Models.Select(model => model.Name.ToUpperInvariant()));
        Assert.Distinct(ModelCatalog.Models.Select(model => model.HuggingFace.ToUpperInvariant()));
        Assert.Distinct(Variants.Select(row => (row.Model, row.Precision, row.Generation)));
        Assert.Distinct(Measurements.Select(row => (
            row.Model, row.Precision, row.Generation, row.Chips, row.TensorParallel, row.DataParallel, row.InputTokens,
            row.OutputTokens, row.Concurrency, row.Server, row.Source)));
        Assert.Distinct(Accuracies.Select(row => (row.Model, row.Precision, row.Benchmark, row.Source)));
        Assert.All(ModelCatalog.Models, model => Assert.Matches("^[a-z0-9][a-z0-9.-]*$", model.Name));
    }

    [Fact]
    public void Every_row_belongs_to_a_model_and_to_a_precision_of_it()
    {
        var variants = Variants.Select(row => (row.Model, row.Precision, row.Generation)).ToHashSet();

        Assert.All(Variants, row => Assert.Contains(ModelCatalog.Models, model => model.Name == row.Model));
        Assert.All(Variants, row => Assert.True(AcceleratorCatalog.Find(row.Generation)!.IsAccelerator));
        Assert.All(Measurements, row => Assert.Contains((row.Model, row.Precision, row.Generation), variants));
        Assert.All(Scores, row => Assert.Contains((row.Model, row.Precision, row.Generation), variants));
        Assert.All(Accuracies, row => Assert.Contains(
            Variants, variant => (variant.Model, variant.Precision) == (row.Model, row.Precision)));
    }

    [Fact]
    public void Images_name_a_tag_that_does_not_move()
    {
        var images = Variants.Select(row => row.Image).OfType<string>().ToArray();

        Assert.NotEmpty(images);
        Assert.All(images, image => Assert.Matches(
            @"^vllm/vllm-tpu:(v\d+\.\d+\.\d+|nightly-\d{8}-[0-9a-f]{7}-[0-9a-f]{7}|gemma4)$", image));
    }

    [Fact]
    public void Measured_means_that_a_trusted_measurement_of_the_same_server_is_listed() =>
        Assert.All(Variants, row => Assert.Equal(
            row.Status == FigureStatus.Measured,
            ModelCatalog.Measurements(row).Any(run =>
                run.Confidence != MeasurementConfidence.Low && run.Server is null)));

    [Fact]
    public void A_row_without_a_published_run_says_so() =>
        Assert.All(
            Variants.Where(row => row.Status == FigureStatus.Arithmetic),
            row => Assert.Matches("published|untested|do not state|A guide ran it|loading takes", row.Note));

    [Fact]
    public void Tensor_parallel_sizes_divide_the_heads()
    {
        Assert.All(Measurements, row => AssertDivides(ModelCatalog.Find(row.Model)!, row.TensorParallel));
        Assert.All(Variants, row => Assert.All(
            row.TensorParallelSizes ?? [], size => AssertDivides(ModelCatalog.Find(row.Model)!, size)));
    }

    [Fact]
    public void The_ranks_of_a_measurement_use_all_devices_of_its_chips() =>
        Assert.All(Measurements, row => Assert.Equal(
            row.Chips * AcceleratorCatalog.Find(row.Generation)!.DevicesPerChip,
            row.TensorParallel * row.DataParallel));

    [Fact]
    public void Arguments_leave_out_what_the_plan_decides_and_their_json_is_well_formed() =>
        Assert.All(Variants.SelectMany(row => row.Arguments ?? []), argument =>
        {
            var parts = argument.Split('=', 2);
            Assert.Matches("^--[a-z][a-z-]*$", parts[0]);
            Assert.DoesNotContain(parts[0], Calculated);
            if (parts is [_, ['{', ..] json])
            {
                using var document = JsonDocument.Parse(json);
                Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
            }
        });

    [Fact]
    public void Variables_have_no_secrets_and_no_paths()
    {
        var variables = Variants.SelectMany(row => row.Environment ?? new Dictionary<string, string>()).ToArray();

        Assert.NotEmpty(variables);
        Assert.All(variables, variable =>
        {
            Assert.Matches("^[A-Z][A-Z0-9_]*$", variable.Key);
            Assert.DoesNotMatch("TOKEN$|SECRET|PASSWORD|^HF_|CACHE_DIR|CACHE_PATH", variable.Key);
            Assert.DoesNotContain('/', variable.Value);
        });
    }

    [Fact]
    public void Attention_runs_data_parallel_exactly_where_the_arguments_say_so()
    {
        Assert.All(Variants, row => Assert.Equal(
            row.UsesAttentionDataParallel,
            HasArgument(row, "enable_dp_attention")));
        Assert.All(
            Variants.Where(row => ModelCatalog.Find(row.Model)!.HasLatentAttention),
            row => Assert.True(row is { UsesAttentionDataParallel: true, Environment: not null }
                && row.Environment["NEW_MODEL_DESIGN"] == "1"));
    }

    [Fact]
    public void Weights_fit_the_parameters_and_the_precision() => Assert.All(Variants, row =>
    {
        var bytes = row.WeightsGb / ModelCatalog.Find(row.Model)!.ParametersBillion;
        var (least, most) = row.Precision switch
        {
            WeightPrecision.Bf16 => (1.95m, 2.05m),
            WeightPrecision.Fp8 or WeightPrecision.Integer8 => (1m, 1.15m),
            _ => (0.5m, 0.75m),
        };
        Assert.InRange(bytes, least, most);
    });

    [Fact]
    public void A_server_that_quantizes_while_it_loads_reads_files_that_are_larger_than_the_weights()
    {
        Assert.All(Variants, row => Assert.True(row.FilesGb is null || row.FilesGb > row.WeightsGb));
        Assert.All(Variants.Where(row => HasArgument(row, "qwix")), row => Assert.NotNull(row.FilesGb));
    }

    [Fact]
    public void Shapes_are_consistent() => Assert.All(ModelCatalog.Models, model =>
    {
        Assert.Equal(0, model.QueryHeads % model.KeyValueHeads);
        Assert.Equal(model.HasExperts, model.ActiveParametersBillion < model.ParametersBillion);
        Assert.True(model.AttentionLayers is null || model.AttentionLayers < model.Layers);
        Assert.True(!model.HasLatentAttention || model.KeyValueHeads == 1);
        Assert.True(model.MaxContextTokens >= 32_768);
    });

    [Fact]
    public void Shares_are_shares()
    {
        Assert.All(Accuracies, row => Assert.InRange(row.Recovered, 0.9m, 1.06m));
        Assert.All(Scores, row => Assert.InRange(row.Value, 0.4m, 1m));
        Assert.All(Variants, row => Assert.InRange(row.MemoryUtilization ?? 0.9m, 0.5m, 0.98m));
    }

    [Fact]
    public void A_model_is_found_by_its_name_and_by_each_checkpoint_in_any_case()
    {
        Assert.Equal("qwen3-32b", ModelCatalog.Find("QWEN3-32B")!.Name);
        Assert.Equal("llama-3.3-70b", ModelCatalog.Find("meta-llama/llama-3.3-70b-instruct")!.Name);
        Assert.Equal("llama-3.3-70b", ModelCatalog.Find("RedHatAI/Llama-3.3-70B-Instruct-FP8-dynamic")!.Name);
        Assert.Null(ModelCatalog.Find("llama-9"));
    }

    [Theory]
    [InlineData("openai/gpt-oss-120b", 66)]
    [InlineData("Qwen/Qwen3-32B", 66)]
    [InlineData("qwen/qwen3.5-397b-a17b-fp8", 406)]
    [InlineData("deepseek-ai/DeepSeek-V3", 688)]
    [InlineData("acme/own", null)]
    public void The_size_of_a_checkpoint_is_that_of_its_files(string checkpoint, int? gb) =>
        Assert.Equal(gb, ModelSupply.SizeGb(checkpoint));

    [Fact]
    public void The_size_of_a_checkpoint_stands_in_one_place()
    {
        var sizes = EmbeddedRows.Read("ModelServers/model-sizes.json", RowFormat.Default.ModelSizeArray);

        Assert.All(sizes, row => Assert.Null(ModelCatalog.DownloadGb(row.Model)));
        Assert.All(
            Variants.GroupBy(row => row.Checkpoint, StringComparer.OrdinalIgnoreCase),
            same => Assert.Single(same.Select(row => row.DownloadGb).Distinct()));
    }

    [Fact]
    public void An_embedding_model_is_measured_by_the_tokens_that_it_reads()
    {
        var run = Assert.Single(Measurements, row => row.Model == "qwen3-embedding-8b");

        Assert.InRange(run.TokensPerSecond, 84_000, 84_100);
    }

    private static bool HasArgument(ModelVariant row, string part) =>
        row.Arguments?.Any(argument => argument.Contains(part, StringComparison.Ordinal)) ?? false;

    private static void AssertDivides(Model model, int size)
    {
        Assert.Equal(0, model.QueryHeads % size);
        Assert.True(
            model.HasLatentAttention || model.KeyValueHeads % size == 0 || size % model.KeyValueHeads == 0,
            $"{model.Name}: {size}");
    }
}
