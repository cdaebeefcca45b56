using Ironwood.Operations.Verification;
using static Ironwood.Cli.Writing.MarkdownText;

namespace Ironwood.Cli.Verifying;

/// <summary>
/// A verification as a comment: one line per check, then failures, then commands. GitHub accepts 65,536 characters;
/// this class writes fewer, and leaves out evidence before checks.
/// </summary>
internal static class VerifyMarkdown
{
    /// <summary>The longest comment.</summary>
    public const int Limit = CommentText.Limit;

    // A server's name may have any length, but a cell is limited.
    private const int MostCharacters = 300;

    // The limit of each list, so that long names leave space for the checks.
    private const int MostReasons = 12_000;
    private const int MostCommands = 20_000;

    // Space for the last line and for closing a fold.
    private const int Reserve = 400;

    /// <summary>
    /// The comment. A workflow finds the comment to edit by its first line, which GitHub does not show.
    /// </summary>
    public static string Of(VerificationReport report)
    {
        var text = new StringBuilder($"<!-- ironwood-verify {Words(report.Project)} {Words(report.Environment)} -->\n");
        var platform = Words($"{report.Project} {report.Environment}");
        text.Append($"## {platform}: {Words(VerifyWords.Counts(report))}\n\n");
        text.Append("| | check | found |\n|---|---|---|\n");
        foreach (var result in report.Results)
        {
            text.Append(CommentText.Row(Shown(result.Status), Words(result.Title), Words(Cut(result.Summary))));
        }
        text.Append('\n');
        Reasons(text, report);
        var commands = Commands(report);
        var leftOut = Failures(text, report, Limit - Reserve - commands.Length);
        if (leftOut > 0)
        {
            text.Append($"\n{Counted.Number(leftOut)} more findings are left out here: ")
                .Append("`./ironwood verify --format json` shows all.\n");
        }
        return text.Append(commands).ToString();
    }

    private static void Reasons(StringBuilder text, VerificationReport report)
    {
        var room = MostReasons;
        text.AppendJoin("", report.Problems.Select(Reason).TakeWhile(line => (room -= line.Length) >= 0));
    }

    private static string Reason(Problem problem) =>
        $"- {Code(problem.Code)} {Words(Cut(problem.Path))}: {Words(Cut(problem.Message))}"
        + (problem.Fix is { } fix ? $"; fix: {Words(Cut(fix))}" : "") + "\n";

    private static int Failures(StringBuilder text, VerificationReport report, int limit)
    {
        var leftOut = 0;
        foreach (var result in report.Results.Where(result => result.Status == CheckStatus.Fail))
        {
            var heading = $"\n**{Words(result.Title)}**\n\n| what | expected | seen |\n|---|---|---|\n";
            foreach (var each in result.Evidence.Where(each => !each.Holds))
            {
                var row = heading + CommentText.Row(
                    Words(Cut(each.Subject)), Words(Cut(each.Expected)), Words(Cut(each.Seen)));
                if (text.Length + row.Length > limit)
                {
                    leftOut++;
                    continue;
                }
                text.Append(row);
                heading = "";
            }
        }
        return leftOut;
    }

    private static string Commands(VerificationReport report)
    {
        var lines = new StringBuilder();
        foreach (var command in report.Results.SelectMany(result => result.Commands)
            .TakeWhile(command => lines.Length + command.Length < MostCommands))
        {
            lines.Append(PlainText.Line(command)).Append('\n');
        }
        return lines.Length == 0
            ? ""
            : $"\n<details><summary>The same checks by hand</summary>\n\n````sh\n{lines}````\n\n</details>\n";
    }

    private static string Shown(CheckStatus status)
    {
        var shown = VerifyWords.Shown(status);
        return status is CheckStatus.Fail or CheckStatus.NotAsked ? $"**{shown}**" : shown;
    }

    private static string Cut(string text) => PlainText.Cut(text, MostCharacters);
}
