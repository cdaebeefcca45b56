using Ironwood.Analysis.Resilience;
using Ironwood.Analysis.Rules;
using Spectre.Console;
using static Ironwood.Cli.Checking.CheckWords;

namespace Ironwood.Cli.Checking;

/// <summary>A check as people read it: what stands, what is waived, what is left when something is lost.</summary>
internal static class CheckView
{
    public static void Write(IAnsiConsole console, CheckReport report)
    {
        foreach (var finding in report.Result.Standing)
        {
            Line(console, finding);
            Detail(console, "fix", finding.Fix);
            Detail(console, "rule", $"docs/rules.md#{finding.Rule.Anchor}");
            Detail(console, "at", report.Places.PlaceOf(finding.Resource).ToString());
        }
        foreach (var (finding, waiver) in report.Result.Waived)
        {
            console.MarkupLineInterpolated($"[grey]waived[/] {finding.Rule.Id} [bold]{Place(finding)}[/]: {finding.Message}");
            Detail(console, "by", Terms(waiver));
        }
        foreach (var waiver in report.Result.Idle)
        {
            console.MarkupLineInterpolated($"[grey]waiver[/] [bold]{waiver.Name}[/] waives nothing any more; remove it");
        }
        var failures = FailureTable.Of(report.Graph);
        if (failures.Count > 0)
        {
            console.WriteLine();
            console.Write(Failures(console, failures));
        }
        console.WriteLine();
        Terminal.WriteLine(console, Summary(report));
    }

    /// <summary>The same without colours, for a file.</summary>
    public static string Plain(CheckReport report)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Write(Terminal.Plain(text, TextWriter.Null).Out, report);
        return text.ToString();
    }

    /// <summary>A finding in one line.</summary>
    public static void Line(IAnsiConsole console, Finding finding)
    {
        var word = CheckReport.Word(finding.Rule.Severity);
        var colour = finding.Rule.Severity switch { Severity.Error => "bold red", Severity.Warning => "bold yellow", _ => "blue" };
        console.MarkupLine($"[{colour}]{word}[/] {Markup.Escape(finding.Rule.Id)} [bold]{Markup.Escape(Place(finding))}[/]: {Markup.Escape(finding.Message)}");
    }

    private static Table Failures(IAnsiConsole console, IReadOnlyList<FailureRow> rows)
    {
        var table = new Table().Border(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.None);
        foreach (var head in FailureHeads)
        {
            table.AddColumn(new TableColumn(head));
        }
        foreach (var cells in CheckWords.Failures(rows))
        {
            table.AddRow([.. cells.Select(cell => new Text(cell))]);
        }
        return table;
    }

    private static void Detail(IAnsiConsole console, string label, string text) =>
        console.MarkupLineInterpolated($"  [grey]{label + ":",-6}[/] {text}");
}
