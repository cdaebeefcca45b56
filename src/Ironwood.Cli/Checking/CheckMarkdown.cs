using Ironwood.Analysis;
using Ironwood.Analysis.Resilience;
using Ironwood.Analysis.Rules;
using static Ironwood.Cli.Writing.CommentText;
using static Ironwood.Cli.Writing.MarkdownText;

namespace Ironwood.Cli.Checking;

/// <summary>A check as a comment on a pull request: errors and warnings first; notes, waivers and losses
/// folded.</summary>
internal static class CheckMarkdown
{
    private const int MostRows = 40;

    // A message with the values that it allows.
    private const int LongestCell = 400;
    private const string Heads = "| | Rule | Where | What | Fix | Setting |\n|---|---|---|---|---|---|\n";

    public static string Of(CheckReport report)
    {
        var (standing, waived) = (report.Result.Standing, report.Result.Waived);
        var grave = Rows(report, standing.Where(finding => finding.Rule.Severity > Severity.Note));
        var notes = standing.Where(finding => finding.Rule.Severity == Severity.Note).ToArray();
        var text = new CommentText("ironwood-check", report.Graph.Stack);
        text.Add($"## {Words($"{report.Graph.Project} {report.Graph.Stack}")}: {Headline(report)}\n\n");
        text.Add(grave.Count > 0 ? Heads : "");
        text.AddEntries(grave, MostRows, "findings");
        text.Add(string.Concat(report.Result.Idle.Select(waiver =>
            $"- Waiver {Code(ShownValue.Cut(waiver.Name))} has no finding any more; remove it.\n")));
        text.Add($"{RuleBook.Rules.Count} rules; docs/rules.md explains each.\n");
        text.Fold(Counted.Of(notes.Length, "note"), Rows(report, notes), Heads);
        text.Fold(
            $"{waived.Count} waived",
            [.. waived.Select(pair => Row(
                Code(pair.Finding.Rule.Id), Code(ShownValue.Cut(CheckWords.Place(pair.Finding))),
                Said(pair.Finding.Message), Said(CheckWords.Terms(pair.Waiver))))],
            "| Rule | Where | What | Waived by |\n|---|---|---|---|\n");
        text.Fold(
            "Capacity left after one failure",
            [.. CheckWords.Losses(FailureTable.Of(report.Graph)).Select(loss => Row([.. loss.Cells.Select(Said)]))],
            Row(LossWords.Heads) + "|---|---|---|---|\n");
        return text.WithRowsLeftOut("./ironwood check");
    }

    private static string Headline(CheckReport report) =>
        CheckWords.Counts(
            report.Result.Standing,
            (severity, count, words) => count > 0 && severity > Severity.Note ? $"**{words}**" : words)
        + (report.Result.Waived.Count > 0 ? $", {report.Result.Waived.Count} waived" : "");

    private static List<string> Rows(CheckReport report, IEnumerable<Finding> findings) =>
    [
        .. CheckWords.Alike(findings).Select(alike =>
        {
            var first = alike[0];
            var settings = alike.Select(finding => report.Places.PlaceOf(finding)).Distinct();
            return Row(
                CheckWords.Word(first.Rule.Severity),
                Code(first.Rule.Id),
                Code(ShownValue.Cut(CheckWords.Place(alike))),
                Said(first.Message),
                Said(first.Fix),
                Said(string.Join(", ", settings.Select(place => $"{place.File}:{place.Line}"))));
        }),
    ];

    private static string Said(string text) => Words(ShownValue.Cut(text, longest: LongestCell));
}
