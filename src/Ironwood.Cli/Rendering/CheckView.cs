using System.Globalization;
using Ironwood.Analysis.Resilience;
using Ironwood.Analysis.Rules;
using Spectre.Console;

namespace Ironwood.Cli.Rendering;

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
            Detail(console, "by", string.Create(CultureInfo.InvariantCulture, $"{waiver.Owner} until {waiver.Expires:yyyy-MM-dd}: {waiver.Reason}"));
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

    /// <summary>How many of each.</summary>
    public static string Summary(CheckReport report) =>
        $"{RuleBook.Rules.Count} rules: {Counts(report.Result.Standing)}"
        + (report.Result.Waived.Count == 0 ? "" : $", {report.Result.Waived.Count} waived") + ".";

    /// <summary>Findings by severity.</summary>
    public static string Counts(IReadOnlyCollection<Finding> findings) => string.Join(", ",
        new[] { Severity.Error, Severity.Warning, Severity.Note }.Select(severity =>
            Count(findings.Count(finding => finding.Rule.Severity == severity), CheckReport.Word(severity))));

    /// <summary>A finding in one line.</summary>
    public static void Line(IAnsiConsole console, Finding finding)
    {
        var word = CheckReport.Word(finding.Rule.Severity);
        var colour = finding.Rule.Severity switch { Severity.Error => "bold red", Severity.Warning => "bold yellow", _ => "blue" };
        console.MarkupLine($"[{colour}]{word}[/] {Markup.Escape(finding.Rule.Id)} [bold]{Markup.Escape(Place(finding))}[/]: {Markup.Escape(finding.Message)}");
    }

    private static string Place(Finding finding) =>
        finding.Property.Length == 0 ? finding.Resource.Name : $"{finding.Resource.Name} {finding.Property}";

    private static Table Failures(IAnsiConsole console, IReadOnlyList<FailureRow> rows)
    {
        var table = new Table().Border(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.None);
        foreach (var column in new[] { "If this is lost", "Backend service", "Left of its load", "Failover" })
        {
            table.AddColumn(new TableColumn(column));
        }
        // Slices that are alike are one line.
        var shedding = rows.Where(row => row.Shed > 0).GroupBy(row =>
            (row.Kind, row.Service, row.Load, row.Left, row.Shed, row.Failover, Place: row.Kind == FailureKind.Unit ? "" : row.Lost));
        foreach (var alike in shedding)
        {
            var (first, count) = (alike.First(), alike.Count());
            table.AddRow(
                new Text(first.Kind switch
                {
                    FailureKind.Zone => $"zone {first.Lost}",
                    FailureKind.Region => $"region {first.Lost}",
                    _ => count == 1 ? first.Lost : $"one of {NameList.Of([.. alike.Select(row => row.Lost)])}",
                }),
                new Text(first.Service.Name),
                new Text(string.Create(
                    CultureInfo.InvariantCulture, $"{Math.Min(first.Left, first.Load):#,0.##} of {first.Load:#,0.##} {first.Unit}")),
                new Text(first.Moved <= 0 ? "none" : string.Create(
                    CultureInfo.InvariantCulture,
                    $"takes over {first.Moved:#,0.##}, {first.Moved / first.Failover:P0} of what it is sized for")));
        }
        return table;
    }

    private static void Detail(IAnsiConsole console, string label, string text) =>
        console.MarkupLineInterpolated($"  [grey]{label + ":",-6}[/] {text}");

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
