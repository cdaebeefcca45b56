using Ironwood.Analysis.Rules;
using Ironwood.Cli.Checking;
using Ironwood.Cli.Comparing;
using static Ironwood.Cli.Writing.MarkdownText;

namespace Ironwood.Cli.Reviewing;

/// <summary>
/// The review of a pull request as one comment: one line per stack, then refusals, broken rules and changes. It is
/// never longer than GitHub accepts: details are left out first, then sentences, but never the table.
/// </summary>
internal static class ReviewMarkdown
{
    /// <summary>The first line, which GitHub does not show: a workflow finds the comment to edit by it.</summary>
    public const string Marker = "<!-- ironwood-review -->";

    private const int MostStacks = 20;
    private const int MostListed = 20;
    private const int LongestText = 600;
    private const int HoursPerDay = 24;

    // Space for a heading and for the sentence that entries are left out.
    private const int Reserve = 700;

    public static string Of(IReadOnlyList<StackReview> reviews)
    {
        var shown = reviews.Take(MostStacks).ToArray();
        var text = new StringBuilder($"{Marker}\n# Preview: nothing was created\n\n");
        text.Append("| Stack | would be | changes | rules | USD a day |\n|---|---|---|---|--:|\n");
        text.AppendJoin("", shown.Select(Row));
        text.Append(reviews.Count > shown.Length ? $"\nand {reviews.Count - shown.Length} more stacks\n" : "");
        // Each stack has the same space; what one does not use, the next ones can use.
        for (var index = 0; index < shown.Length; index++)
        {
            Section(text, shown[index], text.Length + ((CommentText.Limit - text.Length) / (shown.Length - index)));
        }
        return text.ToString();
    }

    private static string Row(StackReview review)
    {
        var name = Code(ShownValue.Cut(review.Stack));
        if (review.IsDeleted)
        {
            return CommentText.Row(
                name, "**its file is deleted**; its resources stay until `pulumi destroy`", "", "", "");
        }
        if (review.Check is null)
        {
            return CommentText.Row(name, $"**refused: {Counted.Of(review.Problems.Count, "problem")}**", "", "", "");
        }
        var changes = review.Diff is { } diff ? DiffMarkdown.Counts(diff) : "not compared";
        var rules = CheckWords.Counts(review.Check.Result.Standing);
        return CommentText.Row(
            name, Words(review.Summary), changes, review.HasErrors ? $"**{rules}**" : rules, Usd(review));
    }

    private static string Usd(StackReview review)
    {
        var usd = review.Cost is { Unpriced.Count: 0 } cost
            ? DiffWords.Usd(cost.UsdPerHour.Most * HoursPerDay)
            : "not known";
        var difference = review.Diff is { ChangesCost: true } diff
            ? DiffWords.Difference(diff.CostBefore.Sum, diff.CostAfter.Sum)
            : "";
        return difference.Length > 0 ? $"{usd}, {difference}" : usd;
    }

    private static void Section(StringBuilder text, StackReview review, int limit)
    {
        List(text, $"Refused: {review.Stack}", review.Problems, problem => Tell("error", problem), limit);
        List(
            text, $"Rules: {review.Stack}",
            [.. review.Check?.Result.Standing.Where(finding => finding.Rule.Severity > Severity.Note) ?? []],
            finding => Tell(review.Check!, finding), limit);
        List(text, $"Warnings: {review.Stack}", review.Warnings, problem => Tell("warning", problem), limit);
        List(text, $"Not compared: {review.Stack}", review.Uncompared, problem => Tell("note", problem), limit);
        if (review.Diff is { } diff)
        {
            var comparison = DiffMarkdown.Of(diff, review.Origin, limit - text.Length - 1);
            var command = Code($"./ironwood diff --stack {ShownValue.Cut(review.Stack)}");
            text.Append('\n').Append(comparison.Length < limit - text.Length
                ? comparison
                : $"The changes do not fit in a comment; {command} shows them.\n");
        }
    }

    // As many whole entries as fit, and the number of the others.
    private static void List<T>(
        StringBuilder text, string title, IReadOnlyList<T> entries, Func<T, string> tell, int limit)
    {
        var room = limit - text.Length - Reserve;
        if (entries.Count == 0 || room < 0)
        {
            return;
        }
        var taken = entries.Take(MostListed).Select(tell).TakeWhile(entry => (room -= entry.Length) >= 0).ToArray();
        text.Append($"\n## {Words(ShownValue.Cut(title))}\n\n").AppendJoin("", taken);
        if (entries.Count > taken.Length)
        {
            text.Append($"\n{Counted.Number(entries.Count - taken.Length)} more are left out here\n");
        }
    }

    private static string Tell(string word, Problem problem) =>
        $"- **{word}** {problem.Code} {Code(Short(problem.Path))}: {Words(Short(problem.Message))}\n"
        + string.Concat(problem.Details().Select(detail => Detail(
            detail.Word, detail.Text, detail.Part is ProblemPart.Value or ProblemPart.At ? Code : Words)));

    private static string Tell(CheckReport report, Finding finding)
    {
        var (severity, place) = (CheckWords.Word(finding.Rule.Severity), Code(Short(CheckWords.Place(finding))));
        return $"- **{severity}** {finding.Rule.Id} {place}: {Words(Short(finding.Message))}\n"
            + Detail("fix", finding.Fix, Words)
            + Detail("at", report.Places.PlaceOf(finding).ToString(), Code);
    }

    private static string Detail(string label, string value, Func<string, string> form) =>
        $"  - {label}: {form(Short(value))}\n";

    private static string Short(string text) => PlainText.Cut(text, LongestText);
}
