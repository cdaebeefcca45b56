using Ironwood.Catalog.Accelerators;
using Ironwood.Planning.Engines;
using static System.FormattableString;

namespace Ironwood.Cli.Sizing;

/// <summary>The cheapest option of a sizing as the settings of a tier, to paste into a stack file.</summary>
internal static class SizeYaml
{
    public static string Of(Planning.Engines.Sizing sizing, string tier)
    {
        var option = sizing.Options[0];
        var engine = option.Engine;
        var text = new StringBuilder();
        Line(0, $"# {SizeWords.Question(sizing)}");
        Line(0, $"# {SizeWords.Summary(sizing)}");
        if (engine.Speed.Basis == SpeedBasis.Arithmetic)
        {
            Line(0, "# No run of this model with this precision is published: measure before you buy.");
        }
        Line(0, "ironwood:tiers:");
        Line(1, $"{tier}:");
        if (sizing.Request.Generation.Id != AcceleratorCatalog.DefaultGenerationId)
        {
            Line(2, $"generation: {sizing.Request.Generation.Id}");
        }
        Line(2, Invariant($"chips: {option.Chips}"));
        Line(2, $"topology: {engine.Host.Shape.Topology}");
        Line(2, "serving:");
        if (engine.Variant.Image is { } image)
        {
            Line(3, $"image: {image}");
        }
        Line(3, $"model: {engine.Variant.Checkpoint}");
        Line(3, Invariant($"modelGb: {Math.Ceiling(engine.Variant.DownloadGb)}"));
        Line(3, Invariant($"diskGb: {EngineArguments.DiskGb(engine)}"));
        Line(3, Invariant($"tensorParallelSize: {engine.Layout.TensorParallel}"));
        Line(3, $"arguments: [{string.Join(", ", EngineArguments.Of(engine).Select(Quoted))}]");
        var environment = EngineArguments.Environment(engine);
        if (environment.Count > 0)
        {
            Line(3, "environment:");
            foreach (var (name, value) in environment)
            {
                Line(4, $"{name}: {Quoted(value)}");
            }
        }
        return text.ToString();

        void Line(int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
    }

    // Single quotes keep every character but themselves.
    private static string Quoted(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
