using Ironwood.Catalog.Models;
using static System.FormattableString;

namespace Ironwood.Cli.Catalog;

/// <summary>An architecture as YAML, to be kept beside the stack's file.</summary>
internal static class ArchitectureYaml
{
    public static string Of(ModelArchitecture model)
    {
        var text = new StringBuilder("serving:\n  architecture:\n");
        Line("name", model.Name is null ? null : JsonSerializer.Serialize(model.Name, JsonForm.OneLine));
        Line("queryHeads", Number(model.QueryHeads));
        Line("keyValueHeads", Number(model.KeyValueHeads));
        Line("layers", Number(model.Layers));
        Line("attentionLayers", Number(model.AttentionLayers));
        Line("headSize", Number(model.HeadSize));
        Line("latentSize", Number(model.LatentSize));
        Line("maxContextTokens", Number(model.MaxContextTokens));
        Line("precision", ModelRowJson.Word(model.Precision));
        Line("weightsGb", Invariant($"{model.WeightsGb:0.###}"));
        Line("hasExperts", model.HasExperts ? "true" : null);
        Line("activeShare", model.ActiveShare is { } share ? Invariant($"{share:0.####}") : null);
        Line("hasVision", model.HasVision ? "true" : null);
        return text.ToString();

        void Line(string key, string? value)
        {
            if (value is not null)
            {
                text.Append($"    {key}: {value}\n");
            }
        }
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
