using Ironwood.Catalog.Models;

namespace Ironwood.Cli.Tests.Commands;

public sealed partial class CatalogCommandTests : IDisposable
{
    private const string Dense = """
        {"num_attention_heads": 64, "num_key_value_heads": 8, "num_hidden_layers": 80, "hidden_size": 8192,
         "max_position_embeddings": 131072REST}
        """;

    private readonly TemporaryFolder _folder = new();

    /// <summary>The examples of the diagnostics page: file, command and what it prints.</summary>
    public static TheoryData<string, string, string> Examples
    {
        get
        {
            var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "diagnostics.md"))
                .ReplaceLineEndings("\n");
            var examples = new TheoryData<string, string, string>();
            foreach (Match section in CatalogSection().Matches(page))
            {
                examples.Add(
                    section.Groups["file"].Value, section.Groups["command"].Value, section.Groups["output"].Value);
            }
            return examples;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_code_has_an_example() => Assert.Equal(9, Examples.Count);

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_of_the_diagnostics_page_prints_what_it_says(string file, string command, string output)
    {
        // IW7608 has a file that is right.
        await File.WriteAllTextAsync(_folder["config.json"], file.Length > 0 ? file : Config());
        var words = Word().Matches(command).Select(word => word.Value.Trim('\''))
            .Select(word => word.EndsWith(".json", StringComparison.Ordinal) ? _folder[word] : word)
            .ToArray();

        var run = await CommandRun.OfAsync(words);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Golden.Same("docs/diagnostics.md", output, Shortened(run.Error));
    }

    [Fact]
    public async Task The_list_has_each_model_once_with_all_its_precisions()
    {
        var run = await CommandRun.OfAsync("catalog", "models");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(
            ModelCatalog.Models,
            model => Assert.Single(
                run.Lines, line => line.StartsWith($"{model.Name} ", StringComparison.Ordinal)));
        Assert.Matches(
            @"(?m)^qwen3-32b +32\.8 B +fp8 +tpu7x +34 GB measured +6,557 tokens/s per chip \(1,024 in, ", run.Out);
        Assert.Matches(@"(?m)^deepseek-r1 +671 B, 37 B active +fp4-experts +tpu7x +487 GB ci$", run.Out);
    }

    [Fact]
    public async Task The_best_figure_is_of_the_rows_own_server_and_trusted()
    {
        var run = await CommandRun.OfAsync("catalog", "models", "--format", "markdown");

        // vllm-torchtpu reached 2,103 per chip, and a guide 7,309 tokens a second with DeepSeek-R1.
        Assert.Contains(
            "| 1,293 tokens/s per chip (1,024 in, 8,192 out, 128 in flight) |", run.Out, StringComparison.Ordinal);
        Assert.Contains("| fp4-experts | tpu7x | 487 GB | ci | |", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("2,103", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_every_row_with_its_source()
    {
        var run = await CommandRun.OfAsync("catalog", "models", "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal("ironwood-catalog-models/1", json.RootElement.GetProperty("format").GetString());
        var models = json.RootElement.GetProperty("models").EnumerateArray().ToArray();
        Assert.Equal(ModelCatalog.Models.Count, models.Length);
        var fp8 = models.Single(model => model.GetProperty("name").GetString() == "qwen3-32b")
            .GetProperty("variants").EnumerateArray()
            .Single(variant => variant.GetProperty("precision").GetString() == "fp8");
        Assert.Equal(66, fp8.GetProperty("filesGb").GetInt32());
        Assert.Equal(
            6556.72, fp8.GetProperty("measurements")[0].GetProperty("outputTokensPerSecond").GetDouble());
        Assert.Equal(0.9915, fp8.GetProperty("accuracies")[0].GetProperty("recovered").GetDouble());
        Assert.All(models, model => Assert.StartsWith(
            "https://", model.GetProperty("source").GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("llama-3.3-70b")]
    [InlineData("LLAMA-3.3-70B")]
    [InlineData("RedHatAI/Llama-3.3-70B-Instruct-FP8-dynamic")]
    public async Task A_model_is_shown_with_everything_that_its_rows_say(string name)
    {
        var run = await CommandRun.OfAsync("catalog", "models", "show", name);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("llama-3.3-70b: meta-llama/Llama-3.3-70B-Instruct", run.Lines[0]);
        var model = ModelCatalog.Find("llama-3.3-70b")!;
        var rows = ModelCatalog.Variants(model)
            .SelectMany(variant => ModelCatalog.Measurements(variant).Cast<object>()
                .Concat(ModelCatalog.Accuracies(variant))
                .Concat(ModelCatalog.Scores(variant))
                .Append(variant))
            .Append(model);
        Assert.All(rows, row =>
        {
            var text = JsonSerializer.SerializeToElement(row);
            Assert.Contains(text.GetProperty("Source").GetString()!, run.Out, StringComparison.Ordinal);
            Assert.Contains(text.GetProperty("Note").GetString() ?? "", run.Out, StringComparison.Ordinal);
        });
        Assert.Contains("  image      vllm/vllm-tpu:v0.12.0", run.Lines);
        Assert.Contains("  argument   --async-scheduling", run.Lines);
        Assert.Contains("  variable   MODEL_IMPL_TYPE=vllm", run.Lines);
        Assert.Contains("  accuracy   Arena-Hard: 99.41% of BF16", run.Lines);
        Assert.Contains("  score      GSM8K: the server's tests fail below 0.9", run.Lines);
        Assert.Matches(@"(?m)^8 +8 x 1 +1,000 1,000 +128 +3,544\.5 +8,250 +35$", run.Out);
    }

    [Theory]
    [InlineData("llama-3.3-71b", "did you mean 'llama-3.3-70b'?")]
    [InlineData("qwen3-480b", "did you mean 'qwen3-coder-480b'?")]
    [InlineData("deepseek", "did you mean 'deepseek-r1' or 'deepseek-v3.1'?")]
    [InlineData(
        "mistral-small-4",
        "choose one of them, or read your model's config.json: ./ironwood catalog models read --help")]
    public async Task A_name_that_is_not_known_gets_those_that_may_be_meant(string name, string fix)
    {
        var run = await CommandRun.OfAsync("catalog", "models", "show", name);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains($"  fix:     {fix}\n", run.Error, StringComparison.Ordinal);
        Assert.All(ModelCatalog.Models, model => Assert.Contains(model.Name, run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_goes_to_a_file()
    {
        var run = await CommandRun.OfAsync("catalog", "models", "-f", "markdown", "-o", _folder["models.md"]);

        Assert.Equal((0, "16 models of the catalogue.\n"), (run.ExitCode, run.Out));
        Assert.StartsWith("| Model | ", await File.ReadAllTextAsync(_folder["models.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dense_model_is_read_from_the_fewest_fields() => Assert.Equal(
        """
        serving:
          architecture:
            name: "acme/own: \"x\""
            queryHeads: 64
            keyValueHeads: 8
            layers: 80
            headSize: 128
            maxContextTokens: 131072
            precision: bf16
            weightsGb: 141.5

        """.ReplaceLineEndings("\n"),
        (await ReadAsync(Config(), "--weights-gb", "141.5", "--name", "acme/own: \"x\"")).Out);

    [Theory]
    [InlineData(", \"torch_dtype\": \"float16\"", "precision: bf16")]
    [InlineData(", \"quantization_config\": null", "precision: bf16")]
    [InlineData(", \"head_dim\": null", "headSize: 128")]
    [InlineData(", \"head_dim\": 96", "headSize: 96")]
    [InlineData(", \"quantization_config\": {\"quant_method\": \"fp8\"}", "precision: fp8")]
    [InlineData(", \"quantization_config\": {\"quant_method\": \"mxfp4\"}", "precision: mxfp4")]
    [InlineData(", \"quantization_config\": {\"quant_method\": \"awq\", \"bits\": 4}", "precision: int4")]
    [InlineData(
        ", \"quantization_config\": {\"quant_method\": \"compressed-tensors\", \"config_groups\": "
        + "{\"group_0\": {\"weights\": {\"num_bits\": 8, \"type\": \"float\"}}}}",
        "precision: fp8")]
    [InlineData(
        ", \"quantization_config\": {\"quant_method\": \"compressed-tensors\", \"config_groups\": "
        + "{\"group_0\": {\"weights\": {\"num_bits\": 8, \"type\": \"int\"}}}}",
        "precision: int8")]
    [InlineData(", \"vision_config\": {\"depth\": 27}", "hasVision: true")]
    [InlineData(", \"num_local_experts\": 128", "hasExperts: true")]
    [InlineData(", \"full_attention_interval\": 4", "attentionLayers: 20")]
    public async Task Fields_of_different_publishers_are_understood(string rest, string line)
    {
        var run = await ReadAsync(Config(rest), "--weights-gb", "1");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"    {line}", run.Lines);
    }

    // Shares of Qwen3-235B-A22B, Qwen3.5-397B-A17B and DeepSeek-R1: 22.2 of 235, 17 of 397, 37 of 671.
    [Theory]
    [InlineData("moe", 0.085, 0.105, "keyValueHeads: 4")]
    [InlineData("hybrid", 0.037, 0.049, "attentionLayers: 15")]
    [InlineData("latent", 0.05, 0.062, "latentSize: 576")]
    public async Task The_share_that_one_token_uses_follows_from_the_layers(
        string kind, double least, double most, string line)
    {
        var run = await ReadAsync(Known[kind], "--weights-gb", "1");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"    {line}", run.Lines);
        var share = run.Lines.Single(text => text.StartsWith("    activeShare: ", StringComparison.Ordinal))[17..];
        Assert.InRange(double.Parse(share, CultureInfo.InvariantCulture), least, most);
    }

    [Fact]
    public async Task All_problems_are_printed_at_once()
    {
        var run = await ReadAsync(
            """
            {"num_attention_heads": "64", "num_key_value_heads": 0, "num_hidden_layers": -80, "hidden_size": 8192.5,
             "layer_types": ["full_attention", "retention"], "quantization_config": {"quant_method": "gptq"}}
            """,
            "--weights-gb", "-1", "--name", "a\nb");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        string[] begun =
        [
            "IW7608 --weights-gb:", "IW7609 --name:", "config.json: num_attention_heads: is text",
            "config.json: num_hidden_layers: is not a whole number", "config.json: max_position_embeddings: is missing",
            "config.json: num_key_value_heads: is not", "config.json: hidden_size: is not a whole number",
            "config.json: layer_types: has types", "config.json: quantization_config:", "9 problems; nothing was done.",
        ];
        Assert.All(begun, line => Assert.Contains(line, run.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(", \"num_key_value_heads\": 7", "IW7603")]
    [InlineData(", \"layer_types\": [\"full_attention\"]", "IW7606")]
    [InlineData(", \"layer_types\": {}", "IW7605")]
    [InlineData(", \"layer_types\": [1]", "IW7605")]
    [InlineData(", \"full_attention_interval\": 81", "IW7606")]
    [InlineData(", \"head_dim\": 1e99", "IW7605")]
    [InlineData(", \"head_dim\": true", "IW7605")]
    [InlineData(", \"kv_lora_rank\": 512", "IW7604")]
    [InlineData(", \"torch_dtype\": \"float32\"", "IW7607")]
    [InlineData(", \"quantization_config\": []", "IW7607")]
    [InlineData(", \"quantization_config\": {\"quant_method\": 8}", "IW7607")]
    [InlineData(", \"quantization_config\": {\"quant_method\": \"compressed-tensors\"}", "IW7607")]
    [InlineData(
        ", \"quantization_config\": {\"quant_method\": \"compressed-tensors\", \"config_groups\": "
        + "{\"a\": {\"weights\": {\"num_bits\": 4, \"type\": \"float\"}}}}",
        "IW7607")]
    [InlineData(", \"num_experts\": 8, \"num_experts_per_tok\": 9", "IW7606")]
    [InlineData(", \"vision_config\": {}}, {", "IW7603")]
    public async Task What_is_wrong_is_refused_with_a_code(string rest, string code)
    {
        var run = await ReadAsync(Config(rest), "--weights-gb", "1");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"{code} ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("1 problem; nothing was done.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\0")]
    [InlineData("""{"num_attention_heads": 64, "torch_dtype": "\ud800"}""")]
    [InlineData("""{"\ud800": 1}""")]
    [InlineData("""{"layer_types": [{"a": "\udc00"}]}""")]
    public async Task A_file_that_is_no_object_is_refused(string text) => Assert.StartsWith(
        "IW7603 ", (await ReadAsync(text, "--weights-gb", "1")).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("66GB")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData("20001")]
    [InlineData("NaN")]
    [InlineData("")]
    public async Task A_size_that_is_none_is_refused(string size) => Assert.StartsWith(
        "IW7608 ", (await ReadAsync(Config(), "--weights-gb", size)).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\tb")]
    [InlineData("a\u202eb")]
    public async Task A_name_that_a_terminal_does_not_show_as_it_is_is_refused(string name) => Assert.StartsWith(
        "IW7609 ", (await ReadAsync(Config(), "--weights-gb", "1", "--name", name)).Error, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_is_too_large_is_not_read_to_its_end()
    {
        var run = await ReadAsync($$"""{"x": "{{new string('x', 5_000_000)}}"}""", "--weights-gb", "1");

        Assert.StartsWith("IW7602 --config: is larger than 4 MB", run.Error, StringComparison.Ordinal);
    }

    private static readonly Dictionary<string, string> Known = new()
    {
        ["moe"] = """
            {"head_dim": 128, "hidden_size": 4096, "intermediate_size": 12288, "max_position_embeddings": 262144,
             "moe_intermediate_size": 1536, "num_attention_heads": 64, "num_experts": 128, "num_experts_per_tok": 8,
             "num_hidden_layers": 94, "num_key_value_heads": 4, "vocab_size": 151936}
            """,
        ["hybrid"] = """
            {"text_config": {"head_dim": 256, "hidden_size": 4096, "max_position_embeddings": 262144,
             "moe_intermediate_size": 1024, "num_attention_heads": 32, "num_experts": 512, "num_experts_per_tok": 10,
             "num_hidden_layers": 60, "num_key_value_heads": 2, "shared_expert_intermediate_size": 1024,
             "vocab_size": 248320, "layer_types": [TYPES]},
             "quantization_config": {"quant_method": "fp8"}, "vision_config": {}}
            """.Replace(
                "TYPES",
                string.Join(',', Enumerable.Repeat(
                    """
                    "linear_attention", "linear_attention", "linear_attention", "full_attention"
                    """,
                    15)),
                StringComparison.Ordinal),
        ["latent"] = """
            {"hidden_size": 7168, "intermediate_size": 18432, "kv_lora_rank": 512, "max_position_embeddings": 163840,
             "moe_intermediate_size": 2048, "n_routed_experts": 256, "n_shared_experts": 1, "first_k_dense_replace": 3,
             "num_attention_heads": 128, "num_experts_per_tok": 8, "num_hidden_layers": 61, "num_key_value_heads": 128,
             "qk_rope_head_dim": 64, "v_head_dim": 128, "vocab_size": 129280}
            """,
    };

    private static string Config(string rest = "") => Dense.Replace("REST", rest, StringComparison.Ordinal);

    private async Task<CommandRun> ReadAsync(string config, params string[] options)
    {
        await File.WriteAllTextAsync(_folder["config.json"], config);
        var run = await CommandRun.OfAsync(
            ["catalog", "models", "read", "--config", _folder["config.json"], .. options]);
        return run with { Error = Shortened(run.Error) };
    }

    private string Shortened(string text) =>
        text.Replace(_folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    [GeneratedRegex(
        @"^## IW76\d\d [^\n]*\n(?:(?!## |```).*\n)*(?:```json\n(?<file>(?:(?!```).*\n)+)```\n\n)?"
        + @"```console\n\$ \./ironwood (?<command>.*)\n(?<output>(?:(?!```).*\n)*)```",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CatalogSection();

    [GeneratedRegex("'[^']*'|[^ ]+")]
    private static partial Regex Word();
}
