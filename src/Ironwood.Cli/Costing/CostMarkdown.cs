using Ironwood.Analysis.Cost;
using static Ironwood.Cli.Costing.CostWords;
using static Ironwood.Cli.Writing.CommentText;
using static Ironwood.Cli.Writing.MarkdownText;

namespace Ironwood.Cli.Costing;

/// <summary>A cost as a comment on a pull request: each part, then ceiling and budget; prices folded.</summary>
internal static class CostMarkdown
{
    private const int MostParts = 60;

    public static string Of(CostReport report)
    {
        var (stack, total) = (Words($"{report.Project} {report.Stack}"), report.UsdPerHour.Most);
        var text = new CommentText("ironwood-cost", report.Stack);
        text.Add($"## {stack}: {Hourly(total)} USD an hour, {Daily(total)} a day\n\n");
        Parts(text, report);
        text.Add(string.Concat(Comparison(report).Select(line => $"- {Words(line)}\n")));
        text.Fold(
            "Fixed cost by price",
            [.. report.Parts.SelectMany(part => LinesOf(part).Select(line => Row(
                Code(part.Name), Words(line.Item), Number(line.Quantity), Words(line.Price),
                Hourly(line.UsdPerHour))))],
            "| Part | Resource | Quantity | Price | USD an hour |\n|---|---|--:|--:|--:|\n");
        text.Fold(
            "Charged by use, not included above",
            [.. report.Usage.Select(line => Row(
                Words(line.Rate.Item), Words($"{Number(line.Rate.Usd)} {line.Rate.Unit}"), FreeOf(line.Rate),
                Words(UsedBy(line))))],
            "| What is used | Price | Free each month | By |\n|---|---|--:|---|\n");
        text.Fold(
            "Sources of the prices",
            [.. report.Prices.Select(price => Row(
                Words(Name(price)), Day(price.AsOf), Confidence(price), price.Source))],
            "| Price of | As of | Certainty | Source |\n|---|---|---|---|\n");
        return text.WithRowsLeftOut("./ironwood cost");
    }

    // If sizes change there are three sums per hour; otherwise the three would be equal.
    private static void Parts(CommentText text, CostReport report)
    {
        var isFixed = report.UsdPerHour.IsFixed;
        string PartRow(string name, CostRange range) => isFixed
            ? Row(name, Hourly(range.Most), Daily(range.Most), Monthly(range.Most))
            : Row(
                name, Hourly(range.Least), Hourly(range.Typical), Hourly(range.Most), Daily(range.Most),
                Monthly(range.Most));
        text.Add(isFixed
            ? "| USD | an hour | a day | a month |\n|---|--:|--:|--:|\n"
            : "| USD | an hour, at the smallest | halfway | at the largest | a day | a month |\n"
                + "|---|--:|--:|--:|--:|--:|\n");
        text.Add(PartRow("**all**", report.UsdPerHour));
        text.AddEntries(
            [.. report.Parts.Select(part => PartRow(Code(part.Name), part.UsdPerHour))], MostParts, "parts");
        text.Add(isFixed ? "" : "Halfway is an assumption; days and months are those of the largest sizes.\n\n");
    }
}
