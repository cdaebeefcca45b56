using Ironwood.Catalog.Models;
using Ironwood.Catalog.ModelServers;
using Ironwood.Cli.Reading;

namespace Ironwood.Cli.Catalog;

/// <summary>An architecture, or the problems that prevent it.</summary>
/// <param name="Architecture">The architecture; null if there is a problem.</param>
/// <param name="Problems">Every problem.</param>
internal sealed record ConfigReading(ModelArchitecture? Architecture, IReadOnlyList<Problem> Problems);

/// <summary>
/// Reads a model's <c>config.json</c> in the form of Hugging Face. The language part of a multimodal model is an object
/// inside.
/// </summary>
internal sealed class ConfigReader
{
    private const int MostMegabytes = 4;
    private const int MostHeads = 1_024;
    private const int MostLayers = 1_000;
    private const int MostHeadSize = 4_096;
    private const int MostContext = 100_000_000;
    private const int MostWidth = 1_000_000;
    private const int MostExperts = 100_000;
    private const decimal MostWeightsGb = 20_000;
    private const int LongestName = 200;

    private const string Fix = "give the config.json of the checkpoint that will be served";

    private static readonly string[] LanguageParts = ["text_config", "language_config", "llm_config"];

    private static readonly string[] ExpertCounts =
        ["num_experts", "num_local_experts", "n_routed_experts", "moe_num_experts"];

    // What keeps keys and values, and what keeps a state of fixed size.
    private static readonly string[] AttentionTypes =
        ["full_attention", "sliding_attention", "chunked_attention", "attention"];

    private static readonly string[] StateTypes =
        ["linear_attention", "mamba", "mamba2", "recurrent", "conv", "lightning_attention"];

    private readonly string _file;
    private readonly List<Problem> _problems = [];
    private JsonElement _root;
    private JsonElement _text;
    private string _prefix = "";

    private ConfigReader(string file) => _file = file;

    /// <summary>Reads the file and checks the options.</summary>
    /// <param name="file">Path of the <c>config.json</c>.</param>
    /// <param name="weightsGb">GB of the weights, as written.</param>
    /// <param name="name">The model's name; null for none.</param>
    public static ConfigReading Read(string file, string weightsGb, string? name) =>
        new ConfigReader(file).Read(weightsGb, name);

    private ConfigReading Read(string weightsGb, string? name)
    {
        var weights = Weights(weightsGb);
        if (name is not null
            && (name.Trim().Length == 0 || name.Length > LongestName || PlainText.Line(name) != name))
        {
            _problems.Add(new(
                CatalogDiagnostics.InvalidName, "--name", "is not a name", name,
                $"1 to {LongestName} characters that are visible",
                "write for example --name acme/support-32b"));
        }
        using var document = Parse();
        if (document is null)
        {
            return new(null, _problems);
        }
        _root = document.RootElement;
        (_text, _prefix) = LanguagePart();
        var architecture = Architecture(name, weights);
        return _problems.Count > 0 ? new(null, _problems) : new(architecture, []);
    }

    private ModelArchitecture Architecture(string? name, decimal weights)
    {
        var heads = Required("num_attention_heads", MostHeads);
        var layers = Required("num_hidden_layers", MostLayers);
        var context = Required("max_position_embeddings", MostContext);
        var latent = Latent();
        var keyValueHeads = latent is null ? Optional("num_key_value_heads", MostHeads) ?? heads : 1;
        var experts = ExpertCounts.Select(field => Optional(field, MostExperts)).FirstOrDefault(count => count > 1);
        var size = HeadSize(heads, latent is not null);
        if (heads > 0 && keyValueHeads > 0 && heads % keyValueHeads != 0)
        {
            Contradiction(
                "num_key_value_heads", $"does not divide the {Counted.Of(heads, "attention head")}",
                keyValueHeads.ToString(CultureInfo.InvariantCulture));
        }
        return new(
            name, heads, keyValueHeads, layers, size, context, Precision(), weights,
            ActiveShare(layers, heads, keyValueHeads, size, experts), AttentionLayers(layers), latent,
            experts is not null, HasObject(_root, "vision_config"));
    }

    private decimal Weights(string written)
    {
        if (decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var gb)
            && gb is > 0 and <= MostWeightsGb)
        {
            return gb;
        }
        _problems.Add(new(
            CatalogDiagnostics.InvalidWeights, "--weights-gb", "is not a size in GB", written,
            $"a number above 0, up to {MostWeightsGb:N0}",
            "add up the sizes of the checkpoint's .safetensors files"));
        return 0;
    }

    private JsonDocument? Parse()
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(
                InputFile.ReadText(_file, MostMegabytes), new() { AllowDuplicateProperties = false });
            Unescape(document.RootElement);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }
            _problems.Add(new(CatalogDiagnostics.MalformedConfig, _file, "is not a JSON object", Fix: Fix));
        }
        catch (InputFileException error)
        {
            _problems.Add(new(CatalogDiagnostics.UnreadableConfig, "--config", error.Message, _file, Fix: Fix));
        }
        catch (JsonException error)
        {
            _problems.Add(new(
                CatalogDiagnostics.MalformedConfig, _file, "is not valid JSON", Fix: Fix,
                Location: error.LineNumber is { } line
                    ? new(_file, (int)line + 1, (int)(error.BytePositionInLine ?? 0) + 1)
                    : null));
        }
        // An escape such as \ud800 is half a character. The parser accepts it, and fails where the text is read.
        catch (InvalidOperationException)
        {
            _problems.Add(new(
                CatalogDiagnostics.MalformedConfig, _file, "has an escape that is no character", Fix: Fix));
        }
        document?.Dispose();
        return null;
    }

    private static void Unescape(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Unescape(property.Value);
                }
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Unescape(item);
                }
                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }

    // Some configurations repeat a few fields outside; the part inside is complete.
    private (JsonElement Part, string Prefix) LanguagePart()
    {
        foreach (var name in LanguageParts)
        {
            if (_root.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object)
            {
                return (part, $"{name}.");
            }
        }
        return (_root, "");
    }

    private int? Latent()
    {
        if (Optional("kv_lora_rank", MostWidth) is not { } rank)
        {
            return null;
        }
        return rank + Required("qk_rope_head_dim", MostWidth);
    }

    private int HeadSize(int heads, bool isLatent)
    {
        if (isLatent && Optional("v_head_dim", MostHeadSize) is { } value)
        {
            return value;
        }
        if (Optional("head_dim", MostHeadSize) is { } size)
        {
            return size;
        }
        if (!_text.TryGetProperty("hidden_size", out _))
        {
            Missing("head_dim", "is missing, and so is hidden_size, from which it would follow");
            return 0;
        }
        var width = Required("hidden_size", MostWidth);
        if (heads == 0 || width == 0)
        {
            return 0;
        }
        if (width % heads != 0)
        {
            Contradiction(
                "hidden_size", $"is no multiple of the {Counted.Of(heads, "attention head")}, and head_dim is missing",
                width.ToString(CultureInfo.InvariantCulture));
        }
        return width / heads;
    }

    private int? AttentionLayers(int layers)
    {
        foreach (var field in new[] { "layer_types", "layers_block_type" })
        {
            if (_text.TryGetProperty(field, out var types) && types.ValueKind != JsonValueKind.Null)
            {
                return CountAttention(field, types, layers);
            }
        }
        if (Optional("full_attention_interval", MostLayers) is { } interval && layers > 0)
        {
            if (interval > layers)
            {
                Contradiction(
                    "full_attention_interval", $"is larger than the {Counted.Of(layers, "layer")}",
                    interval.ToString(CultureInfo.InvariantCulture));
                return null;
            }
            return interval == 1 ? null : layers / interval;
        }
        return null;
    }

    private int? CountAttention(string field, JsonElement types, int layers)
    {
        if (types.ValueKind != JsonValueKind.Array)
        {
            Invalid(field, "is not a list", types, "a list with the type of each layer");
            return null;
        }
        var unknown = types.EnumerateArray()
            .Where(type => type.ValueKind != JsonValueKind.String
                || (!AttentionTypes.Contains(type.GetString()) && !StateTypes.Contains(type.GetString())))
            .Select(type => type.GetRawText())
            .Distinct()
            .ToArray();
        if (unknown.Length > 0)
        {
            Invalid(
                field, "has types of layers that are not known here", string.Join(", ", unknown),
                string.Join(", ", AttentionTypes.Concat(StateTypes)));
            return null;
        }
        if (layers > 0 && types.GetArrayLength() != layers)
        {
            Contradiction(
                field, $"has {Counted.Of(types.GetArrayLength(), "entry", "entries")} for "
                + Counted.Of(layers, "layer"), null);
            return null;
        }
        var attention = types.EnumerateArray().Count(type => AttentionTypes.Contains(type.GetString()));
        if (attention == 0)
        {
            Contradiction(field, "has no layer with attention", null);
        }
        return attention == types.GetArrayLength() ? null : attention;
    }

    // What one token uses: everything but the experts that it is not sent to. The parts are counted as most models
    // have them; the weights of all of them are known from their files.
    private decimal? ActiveShare(int layers, int heads, int keyValueHeads, int headSize, int? experts)
    {
        var used = Optional("num_experts_per_tok", MostExperts) ?? Optional("num_experts_per_token", MostExperts)
            ?? Optional("top_k_experts", MostExperts);
        var width = Optional("hidden_size", MostWidth);
        var inner = Optional("moe_intermediate_size", MostWidth) ?? Optional("intermediate_size", MostWidth);
        var vocabulary = Optional("vocab_size", MostContext);
        if (experts is not { } count)
        {
            return null;
        }
        if (used > count)
        {
            Contradiction(
                "num_experts_per_tok", $"is larger than the {Counted.Of(count, "expert")}",
                used.Value.ToString(CultureInfo.InvariantCulture));
            return null;
        }
        if (used is null || width is null || inner is null || vocabulary is null)
        {
            return null;
        }
        var sparse = (layers - (Optional("first_k_dense_replace", MostLayers) ?? 0))
            / (Optional("interleave_moe_layer_step", MostLayers) ?? 1);
        var dense = Optional("intermediate_size_mlp", MostWidth) ?? Optional("intermediate_size", MostWidth) ?? 0;
        var shared = Optional("shared_expert_intermediate_size", MostWidth)
            ?? ((Optional("n_shared_experts", MostExperts) ?? 0) * inner.Value);
        // Queries and results, keys and values; words in and out; three matrices for each other part.
        var attention = 2m * width.Value * headSize * (heads + keyValueHeads) * layers;
        var always = attention + (2m * width.Value * vocabulary.Value)
            + (3m * width.Value * ((decimal)dense * (layers - sparse) + (decimal)shared * sparse));
        var expert = 3m * width.Value * inner.Value * sparse;
        return sparse > 0 ? (always + (expert * used.Value)) / (always + (expert * count)) : null;
    }

    private WeightPrecision Precision()
    {
        var (config, path) = _root.TryGetProperty("quantization_config", out var outside)
            ? (outside, "quantization_config")
            : _text.TryGetProperty("quantization_config", out var inside)
                ? (inside, $"{_prefix}quantization_config")
                : (default, "");
        if (config.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return Unquantized();
        }
        var method = config.ValueKind == JsonValueKind.Object && config.TryGetProperty("quant_method", out var word)
            && word.ValueKind == JsonValueKind.String ? word.GetString() : null;
        WeightPrecision? precision = method switch
        {
            _ when !ModelServer.Quantizations.Contains(method) => null,
            "fp8" => WeightPrecision.Fp8,
            "mxfp4" => WeightPrecision.Mxfp4,
            "awq" => WeightPrecision.Integer4,
            _ => OfGroups(config),
        };
        if (precision is null)
        {
            _problems.Add(new(
                CatalogDiagnostics.UnsupportedPrecision, $"{_file}: {path}",
                "is not a quantization that can be served here",
                config.GetRawText(),
                $"quant_method {string.Join(", ", ModelServer.Quantizations)}; of compressed-tensors 8-bit float, "
                + "8-bit and 4-bit integer weights",
                "choose another checkpoint of the model, for example one in FP8"));
        }
        return precision ?? WeightPrecision.Bf16;
    }

    private WeightPrecision Unquantized()
    {
        foreach (var part in new[] { _text, _root })
        {
            foreach (var field in new[] { "torch_dtype", "dtype" })
            {
                if (part.TryGetProperty(field, out var type) && type.ValueKind == JsonValueKind.String)
                {
                    if (type.GetString() is not ("bfloat16" or "float16"))
                    {
                        _problems.Add(new(
                            CatalogDiagnostics.UnsupportedPrecision, $"{_file}: {field}",
                            "is not the precision of weights that a TPU serves", type.GetString(),
                            "bfloat16, float16", "convert the checkpoint to bfloat16"));
                    }
                    return WeightPrecision.Bf16;
                }
            }
        }
        return WeightPrecision.Bf16;
    }

    // All groups have the same weights, or the plan could not say how large they are.
    private static WeightPrecision? OfGroups(JsonElement config)
    {
        if (!config.TryGetProperty("config_groups", out var groups) || groups.ValueKind != JsonValueKind.Object)
        {
            return null;
        }
        var kinds = groups.EnumerateObject().Select(group => OfGroup(group.Value)).Distinct().ToArray();
        return kinds is [{ } only] ? only : null;
    }

    private static WeightPrecision? OfGroup(JsonElement group) =>
        group.ValueKind == JsonValueKind.Object
        && group.TryGetProperty("weights", out var weights) && weights.ValueKind == JsonValueKind.Object
        && weights.TryGetProperty("num_bits", out var bits) && bits.ValueKind == JsonValueKind.Number
        && weights.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? (type.GetString(), bits.GetRawText()) switch
            {
                ("float", "8") => WeightPrecision.Fp8,
                ("int", "8") => WeightPrecision.Integer8,
                ("int", "4") => WeightPrecision.Integer4,
                _ => null,
            }
            : null;

    private int Required(string field, int most)
    {
        if (!_text.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            Missing(field, "is missing");
            return 0;
        }
        return Number(field, value, most) ?? 0;
    }

    private int? Optional(string field, int most) =>
        _text.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null
            ? Number(field, value, most)
            : null;

    private int? Number(string field, JsonElement value, int most)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            && number >= 1 && number <= most)
        {
            return number;
        }
        Invalid(
            field,
            value.ValueKind switch
            {
                JsonValueKind.String => "is text, not a number",
                JsonValueKind.Number => "is not a whole number in its range",
                _ => "is not a number",
            },
            value,
            $"1 to {Counted.Number(most)}");
        return null;
    }

    private static bool HasObject(JsonElement element, string field) =>
        element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Object;

    private void Missing(string field, string message) => Add(
        CatalogDiagnostics.MissingField, field, message, null, null, Fix);

    private void Invalid(string field, string message, JsonElement value, string allowed) =>
        Invalid(field, message, value.GetRawText(), allowed);

    private void Invalid(string field, string message, string value, string allowed) => Add(
        CatalogDiagnostics.InvalidField, field, message, value, allowed, Fix);

    private void Contradiction(string field, string message, string? value) => Add(
        CatalogDiagnostics.ContradictoryFields, field, message, value, null, Fix);

    // A field may be read for several purposes.
    private void Add(string code, string field, string message, string? value, string? allowed, string fix)
    {
        var problem = new Problem(code, $"{_file}: {_prefix}{field}", message, value, allowed, fix);
        if (!_problems.Contains(problem))
        {
            _problems.Add(problem);
        }
    }
}
