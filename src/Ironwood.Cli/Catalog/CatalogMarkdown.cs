using Ironwood.Catalog.Models;
using static Ironwood.Cli.Catalog.CatalogWords;
using static Ironwood.Cli.Writing.MarkdownText;

namespace Ironwood.Cli.Catalog;

/// <summary>The models as a table in Markdown.</summary>
internal static class CatalogMarkdown
{
    public static string Table(IReadOnlyList<Model> models)
    {
        var text = new StringBuilder(
            "| Model | Parameters | Precision | On | Weights | Status | Best measured | Source |\n"
            + "|---|---|---|---|--:|---|---|---|\n");
        foreach (var model in models)
        {
            foreach (var (index, variant) in ModelCatalog.Variants(model).Index())
            {
                text.Append(CommentText.Row(
                    index == 0 ? Code(model.Name) : "",
                    index == 0 ? Words(Parameters(model)) : "",
                    ModelRowJson.Word(variant.Precision),
                    variant.Generation,
                    Gb(variant.WeightsGb),
                    ModelRowJson.Word(variant.Status),
                    Words(Figure(Best(variant))),
                    $"[{Day(variant.AsOf)}]({variant.Source})"));
            }
        }
        return text.ToString();
    }
}
