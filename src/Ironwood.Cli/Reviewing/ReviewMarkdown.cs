using System.Text;
using Ironwood.Analysis.Rules;
using Ironwood.Cli.Checking;
using Ironwood.Cli.Comparing;
using Ironwood.Cli.Writing;
using Ironwood.Problems;
using static Ironwood.Cli.Writing.MarkdownText;

namespace Ironwood.Cli.Reviewing;

/// <summary>
/// All that a reviewer of a pull request is told, as one comment: each stack in a line, then what is refused, what is
/// wrong, what changes. Never longer than GitHub takes: details go before sentences, and sentences before the table.
/// </summary>
internal static class ReviewMarkdown
{
    /// <summary>The first line, which GitHub does not show: by it a workflow finds the comment to edit.</summary>
    public const string Marker = "<!-- ironwood-review -->";

    private const int MostStacks = 20;
    private const int MostListed = 20;
    private const int LongestText = 600;
    private const int HoursPerDay = 24;

    // What a heading, and the sentence that something is left out, need.
    private const int Reserve = 700;

    public static string Of(IReadOnlyList<StackReview> reviews)
    {
        var shown = reviews.Take(MostStacks).ToArray();
        var text = new StringBuilder($"{Marker}\n# Preview: nothing was created\n\n");
        text.Append("| Stack | would be | changes | rules | USD a day |\n|---|---|---|---|--:|\n");
        text.AppendJoin("", shown.Select(Row));
        text.Append(reviews.Count > shown.Length ? $"\nand {reviews.Count - shown.Length} more stacks\n" : "");
        // Each has the same room, and what one leaves the next ones have.
        for (var index = 0; index < shown.Length; index++)
        {
            Section(text, shown[index], text.Length + (CommentText.Limit - text.Length) / (shown.Length - index));
        }
        return text.ToString();
    }

    private static string Row(StackReview review)
    {
        var name = Code(ShownValue.Cut(review.Stack));
        if (review.Check is null)
        {
            return $"| {name} | **refused: {Counted.Of(review.Problems.Count, "problem")}** | | | |\n";
        }
        var changes = review.Diff is { } diff ? DiffMarkdown.Counts(diff.Diff) : "not compared";
        var rules = CheckWords.Counts(review.Check.Result.Standing);
        return $"| {name} | {Words(review.Summary)} | {changes} | {(HasErrors(review) ? $"**{rules}**" : rules)} | {Usd(review)} |\n";
    }

    private static string Usd(StackReview review) =>
        review.Cost is { Unpriced.Count: 0 } cost ? DiffWords.Usd(cost.UsdPerHour.Most * HoursPerDay) : "not known";

    /// <summary>Whether a stack is refused, or breaks a rule that must not be broken.</summary>
    public static bool HasErrors(StackReview review) =>
        review.Check?.Result.Standing.Any(finding => finding.Rule.Severity == Severity.Error) ?? true;

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
            text.Append('\n').Append(comparison.Length < limit - text.Length
                ? comparison
                : $"What changes is more than a comment holds: {Code($"./ironwood diff --stack {ShownValue.Cut(review.Stack)}")} shows it.\n");
        }
    }

    // Whole entries, as many as there is room for, and how many there are beyond.
    private static void List<T>(StringBuilder text, string title, IReadOnlyList<T> entries, Func<T, string> tell, int limit)
    {
        var room = limit - text.Length - Reserve;
        if (entries.Count == 0 || room < 0)
        {
            return;
        }
        var taken = entries.Take(MostListed).Select(tell).TakeWhile(entry => (room -= entry.Length) >= 0).ToArray();
        text.Append($"\n## {Words(ShownValue.Cut(title))}\n\n").AppendJoin("", taken);
        text.Append(entries.Count > taken.Length ? $"\n{Counted.Number(entries.Count - taken.Length)} more are left out here\n" : "");
    }

    private static string Tell(string word, Problem problem) =>
        $"- **{word}** {problem.Code} {Code(Short(problem.Path))}: {Words(Short(problem.Message))}\n"
        + Detail("value", problem.Value, Code) + Detail("allowed", problem.Allowed, Words) + Detail("fix", problem.Fix, Words)
        + Detail("at", problem.Location?.ToString(), Code);

    private static string Tell(CheckReport report, Finding finding) =>
        $"- **{CheckReport.Word(finding.Rule.Severity)}** {finding.Rule.Id} {Code(Short($"{finding.Resource.Name} {finding.Property}".TrimEnd()))}: "
        + $"{Words(Short(finding.Message))}\n" + Detail("fix", finding.Fix, Words)
        + Detail("at", report.Places.PlaceOf(finding.Resource).ToString(), Code);

    private static string Detail(string label, string? value, Func<string, string> form) =>
        value is null ? "" : $"  - {label}: {form(Short(value))}\n";

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
