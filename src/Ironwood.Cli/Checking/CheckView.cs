using Ironwood.Analysis.Resilience;
using Ironwood.Analysis.Rules;
using Spectre.Console;

namespace Ironwood.Cli.Checking;

/// <summary>A check as people read it: findings, waived findings, and the capacity left after one failure.</summary>
internal static class CheckView
{
    public static void Write(IAnsiConsole console, CheckReport report)
    {
        foreach (var finding in report.Result.Standing)
        {
            Line(console, finding);
            Detail(console, "fix", finding.Fix);
            Detail(console, "rule", $"docs/rules.md#{finding.Rule.Anchor}");
            Detail(console, "at", report.Places.PlaceOf(finding).ToString());
        }
        foreach (var (finding, waiver) in report.Result.Waived)
        {
            var place = Styled.Bold(CheckWords.Place(finding));
            console.Line($"{Styled.Grey("waived")} {finding.Rule.Id} {place}: {finding.Message}");
            Detail(console, "by", CheckWords.Terms(waiver));
        }
        foreach (var waiver in report.Result.Idle)
        {
            console.Line($"{Styled.Grey("waiver")} {Styled.Bold(waiver.Name)} has no finding any more; remove it");
        }
        Losses(console, report);
        console.WriteLine();
        Terminal.WriteLine(console, CheckWords.Summary(report));
    }

    public static void Line(IAnsiConsole console, Finding finding)
    {
        var severity = new Styled(CheckWords.Word(finding.Rule.Severity), finding.Rule.Severity switch
        {
            Severity.Error => Styles.BoldRed,
            Severity.Warning => Styles.BoldYellow,
            _ => Styles.Blue,
        });
        var place = Styled.Bold(CheckWords.Place(finding));
        console.Line($"{severity} {finding.Rule.Id} {place}: {finding.Message}");
    }

    private static void Losses(IAnsiConsole console, CheckReport report)
    {
        var failures = FailureTable.Of(report.Graph);
        if (failures.Count == 0)
        {
            return;
        }
        var table = console.NewTable(LossWords.Heads);
        foreach (var loss in CheckWords.Losses(failures))
        {
            table.Add(loss.Cells);
        }
        console.WriteLine();
        console.Write(table);
    }

    private static void Detail(IAnsiConsole console, string label, string text) =>
        console.Line($"  {Styled.Grey($"{label}:".PadRight(6))} {text}");
}
