using Ironwood.Catalog.Models;
using Spectre.Console;
using static System.FormattableString;
using static Ironwood.Cli.Catalog.CatalogWords;

namespace Ironwood.Cli.Catalog;

/// <summary>Models as people read them.</summary>
internal static class CatalogView
{
    private const int WeightsColumn = 4;
    private const int FirstNumber = 2;
    private const int LabelWidth = 11;

    public static void WriteList(IAnsiConsole console, IReadOnlyList<Model> models)
    {
        var table = console.NewTable(
            "Model", "Parameters", "Precision", "On", "Weights", "Status", "Best measured");
        table.Columns[WeightsColumn].RightAligned();
        foreach (var model in models)
        {
            foreach (var (index, variant) in ModelCatalog.Variants(model).Index())
            {
                table.Add(
                    index == 0 ? model.Name : "",
                    index == 0 ? Parameters(model) : "",
                    ModelRowJson.Word(variant.Precision),
                    variant.Generation,
                    Gb(variant.WeightsGb),
                    ModelRowJson.Word(variant.Status),
                    Figure(Best(variant)));
            }
        }
        console.Write(table);
        console.WriteLine();
        foreach (var status in Enum.GetValues<FigureStatus>())
        {
            console.Line($"{Styled.Bold(ModelRowJson.Word(status))}: {Meaning(status)}");
        }
        Terminal.WriteLine(console, "Everything about one model: ./ironwood catalog models show NAME");
    }

    public static void WriteModel(IAnsiConsole console, Model model)
    {
        console.Line($"{Styled.Bold(model.Name)}: {model.HuggingFace}");
        Write(console, "parameters", Parameters(model));
        Write(console, "shape", Shape(model));
        Write(console, "context", Invariant($"{model.MaxContextTokens:N0} tokens"));
        Write(console, "kind", Kind(model));
        WriteSource(console, model.Source, model.AsOf, model.Note);
        foreach (var variant in ModelCatalog.Variants(model))
        {
            console.WriteLine();
            Write(console, model, variant);
        }
    }

    private static void Write(IAnsiConsole console, Model model, ModelVariant variant)
    {
        var title = $"{ModelRowJson.Word(variant.Precision)} on {variant.Generation}";
        console.Line($"{Styled.Bold(title)}: {ModelRowJson.Word(variant.Status)}, {Meaning(variant.Status)}");
        Write(console, "checkpoint", variant.Checkpoint);
        Write(console, "weights", Gb(variant.WeightsGb));
        Write(console, "files", variant.FilesGb is { } files
            ? $"{Gb(files)}; the server quantizes while it loads"
            : null);
        Write(console, "cache", CacheOf(model, variant));
        Write(console, "image", variant.Image);
        Write(console, "layout", variant.UsesAttentionDataParallel
            ? "attention runs data parallel inside one engine"
            : null);
        Write(console, "tensor", variant.TensorParallelSizes is { } sizes
            ? $"parallel sizes: {string.Join(", ", sizes)}"
            : null);
        Write(console, "memory", variant.MemoryUtilization is { } share
            ? Invariant($"{share:0.##} of it is used")
            : null);
        Write(console, "loading", variant.LoadingGibPerDevice is { } gib
            ? Invariant($"takes {gib:0.#} GiB on each device of one host")
            : null);
        Write(console, "shared", variant.SharedMemoryGb is { } shared
            ? Invariant($"memory of the host while it loads: {shared:N0} GB")
            : null);
        Write(console, "tokens", variant.BatchedTokens is { } tokens ? Invariant($"{tokens:N0} per step") : null);
        foreach (var (name, value) in variant.Environment ?? ImmutableDictionary<string, string>.Empty)
        {
            Write(console, "variable", $"{name}={value}");
        }
        foreach (var argument in variant.Arguments ?? [])
        {
            Write(console, "argument", argument);
        }
        WriteSource(console, variant.Source, variant.AsOf, variant.Note);
        WriteMeasurements(console, variant);
        foreach (var accuracy in ModelCatalog.Accuracies(variant))
        {
            Write(console, "accuracy", Invariant($"{accuracy.Benchmark}: {accuracy.Recovered:0.0##%} of BF16"));
            WriteSource(console, accuracy.Source, accuracy.AsOf, accuracy.Note);
        }
        foreach (var score in ModelCatalog.Scores(variant))
        {
            Write(console, "score", score.Kind == ScoreKind.Floor
                ? Invariant($"{score.Benchmark}: the server's tests fail below {score.Value:0.###}")
                : Invariant($"{score.Benchmark}: {score.Value:0.####}"));
            WriteSource(console, score.Source, score.AsOf, score.Note);
        }
    }

    // Runs of one source with one remark are one table.
    private static void WriteMeasurements(IAnsiConsole console, ModelVariant variant)
    {
        foreach (var runs in ModelCatalog.Measurements(variant)
            .GroupBy(run => (run.Source, run.AsOf, run.Note, run.Confidence, run.Server)))
        {
            Write(console, "measured", runs.Key.Server is { } server ? $"with {server}" : "with this server");
            Write(console, "trust", Meaning(runs.Key.Confidence));
            WriteSource(console, runs.Key.Source, runs.Key.AsOf, runs.Key.Note);
            var table = console.NewTable(
                "Chips", "TP x DP", "In", "Out", "In flight", "Output tokens/s", "TTFT p99 ms", "TPOT ms");
            for (var column = FirstNumber; column < table.Columns.Count; column++)
            {
                table.Columns[column].RightAligned();
            }
            foreach (var run in runs)
            {
                table.Add(
                    Counted.Number(run.Chips),
                    Invariant($"{run.TensorParallel} x {run.DataParallel}"),
                    Counted.Number(run.InputTokens),
                    Counted.Number(run.OutputTokens),
                    Counted.Number(run.Concurrency),
                    Invariant($"{run.OutputTokensPerSecond:N1}"),
                    run.TtftP99Ms is { } ttft ? Counted.Number(ttft) : "",
                    run.TpotMs is { } tpot ? Counted.Number(tpot) : "");
            }
            console.Write(table);
        }
    }

    private static string Shape(Model model) => model.HasLatentAttention
        ? Invariant($"{model.Layers} layers, {model.QueryHeads} heads, {model.LatentSize} numbers per token and layer")
        : Invariant($"{model.Layers} layers, {model.QueryHeads} heads of {model.HeadSize}, ")
            + Invariant($"{model.KeyValueHeads} with keys and values");

    private static string Kind(Model model)
    {
        string?[] marks =
        [
            model.IsEmbedding ? "embeddings" : "text",
            model.HasVision ? "reads images" : null,
            model.HasExperts ? "mixture of experts" : null,
            model.HasLatentAttention ? "latent attention (MLA)" : null,
            model.IsHybrid
                ? Invariant($"{model.AttentionLayers} layers with attention, the others with a fixed state")
                : null,
        ];
        return string.Join(", ", marks.OfType<string>());
    }

    private static void WriteSource(IAnsiConsole console, string source, DateOnly day, string? note)
    {
        Write(console, "source", $"{source} ({Day(day)})");
        Write(console, "note", note);
    }

    private static void Write(IAnsiConsole console, string label, string? text)
    {
        if (text is not null)
        {
            console.Copyable($"  {label.PadRight(LabelWidth)}", text);
        }
    }
}
