using Ironwood.Analysis.Diff;
using Ironwood.Cli.Writing;
using Ironwood.Problems;
using Spectre.Console;

namespace Ironwood.Cli.Comparing;

/// <summary>A comparison as people read it on a terminal: what is refused, what it means, then each resource.</summary>
internal static class DiffView
{
    public static void Write(IAnsiConsole console, DiffReport report, string origin)
    {
        var diff = report.Diff;
        console.MarkupLineInterpolated($"[bold]{diff.After.Project} {diff.After.Stack}[/]: compared with {origin}");
        foreach (var group in ChangeGroup.Of(diff.Refused))
        {
            foreach (var refusal in group.First.Refusals)
            {
                console.MarkupLineInterpolated($"[bold red]refused[/] {group.Names} {group.Type}: {refusal.Reason}");
                Line(console, $"  fix:     {refusal.Fix}");
            }
        }
        Line(console, diff.IsEmpty
            ? "Nothing changes."
            : $"{string.Join(", ", DiffWords.Kinds.Select(kind => $"{diff.Count(kind.Kind)} {kind.Word}"))}; {diff.Refused.Count()} refused.");
        Line(console, DiffWords.Secrets(diff.UncomparedSecrets));
        if (diff.IsEmpty)
        {
            return;
        }
        console.WriteLine();
        console.Write(Tiers(console, report));
        if (report.Routes.Count > 0)
        {
            console.WriteLine();
            console.MarkupLine("[bold]Routes[/]");
            console.Write(Routes(console, report));
        }
        foreach (var (kind, word, mark) in DiffWords.Kinds.Where(kind => diff.Count(kind.Kind) > 0))
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{char.ToUpperInvariant(word[0]) + word[1..]}[/]");
            foreach (var group in ChangeGroup.Of(diff.Changes.Where(change => change.Kind == kind)))
            {
                Resource(console, group, mark);
            }
        }
        if (diff.Outputs.Count > 0)
        {
            console.WriteLine();
            console.MarkupLine("[bold]Outputs[/]");
            foreach (var output in diff.Outputs)
            {
                Property(console, output);
            }
        }
    }

    private static void Resource(IAnsiConsole console, ChangeGroup group, string mark)
    {
        var note = DiffWords.Note(group.First);
        Line(console, $"{mark,-2} {group.Names} {group.Type}{(note.Length > 0 ? $" ({note})" : "")}");
        foreach (var cause in group.First.Causes)
        {
            Line(console, $"     because {cause.Path}: {cause.Reason}");
        }
        foreach (var property in group.First.Properties)
        {
            Property(console, property);
        }
    }

    private static void Property(IAnsiConsole console, PropertyChange property)
    {
        var (before, after) = ShownValue.Of(property);
        Line(console, property.Reads is { } read
            ? $"     {property.Path}: reads {read}, which is new"
            : $"     {property.Path}: {before} -> {after}");
    }

    private static Table Tiers(IAnsiConsole console, DiffReport report)
    {
        var table = NewTable(console, "Tier", "Chips", "then", "USD a day", "then", "difference", "Machines");
        foreach (var tier in report.Tiers)
        {
            table.AddRow(
                Cell(tier.Name), Cell(Counted.Number(tier.ChipsBefore)), Cell(Counted.Number(tier.ChipsAfter)),
                Cell(DiffWords.UsdOf(report.CostBefore, tier.Name)), Cell(DiffWords.UsdOf(report.CostAfter, tier.Name)),
                Cell(Difference(report, tier.Name)), Cell(DiffWords.Fates(tier)));
        }
        table.AddRow(
            Cell("(all)"), Cell(Counted.Number(report.ChipsBefore)), Cell(Counted.Number(report.ChipsAfter)),
            Cell(DiffWords.Usd(report.CostBefore.Sum)), Cell(DiffWords.Usd(report.CostAfter.Sum)),
            Cell(DiffWords.Difference(report.CostBefore.Sum, report.CostAfter.Sum)), Cell(""));
        return table;
    }

    private static string Difference(DiffReport report, string tier) =>
        report is { CostBefore.Unpriced: 0, CostAfter.Unpriced: 0 }
            ? DiffWords.Difference(
                report.CostBefore.UsdPerDay.GetValueOrDefault(tier), report.CostAfter.UsdPerDay.GetValueOrDefault(tier))
            : "";

    private static Table Routes(IAnsiConsole console, DiffReport report)
    {
        var table = NewTable(console, "Path", "Before", "After");
        foreach (var route in report.Routes)
        {
            table.AddRow(Cell(DiffWords.Paths(route)), Cell(DiffWords.Destination(route.Before)), Cell(DiffWords.Destination(route.After)));
        }
        return table;
    }

    private static Table NewTable(IAnsiConsole console, params string[] columns)
    {
        var table = new Table().Border(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.None);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)));
        }
        return table;
    }

    private static Text Cell(string text) => new(text);

    private static void Line(IAnsiConsole console, string text)
    {
        if (text.Length > 0)
        {
            Terminal.WriteLine(console, text);
        }
    }
}
