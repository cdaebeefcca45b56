using Ironwood.Analysis.Diff;
using Spectre.Console;

namespace Ironwood.Cli.Comparing;

/// <summary>A comparison as people read it on a terminal: refusals, tiers and routes, then each resource.</summary>
internal static class DiffView
{
    public static void Write(IAnsiConsole console, DiffReport report, string origin)
    {
        var diff = report.Diff;
        console.Line($"{Styled.Bold($"{diff.After.Project} {diff.After.Stack}")}: compared with {origin}");
        foreach (var group in ChangeGroup.Of(diff.Refused))
        {
            foreach (var refusal in group.First.Refusals)
            {
                console.Line($"{new Styled("refused", Styles.BoldRed)} {group.Names} {group.Type}: {refusal.Reason}");
                Line(console, $"  fix:     {refusal.Fix}");
            }
        }
        Line(console, report.IsEmpty ? "Nothing changes." : diff.IsEmpty ? "No resource changes." : Counts(diff));
        Line(console, DiffWords.Secrets(diff.UncomparedSecrets));
        Line(console, report.HasAssumedPrices ? DiffWords.AssumedPrices : "");
        if (report.IsEmpty)
        {
            return;
        }
        console.WriteLine();
        console.Write(Tiers(console, report));
        if (report.Routes.Count > 0)
        {
            Heading(console, "Routes");
            console.Write(Routes(console, report));
        }
        foreach (var (kind, word, mark) in DiffWords.Kinds.Where(row => diff.Count(row.Kind) > 0))
        {
            Heading(console, char.ToUpperInvariant(word[0]) + word[1..]);
            foreach (var group in ChangeGroup.Of(diff.Changes.Where(change => change.Kind == kind)))
            {
                Resource(console, group, mark);
            }
        }
        Properties(console, "Outputs", diff.Outputs);
        Properties(console, "Settings", report.Settings);
    }

    private static void Properties(IAnsiConsole console, string title, IReadOnlyList<PropertyChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }
        Heading(console, title);
        foreach (var change in changes)
        {
            Property(console, change);
        }
    }

    private static string Counts(GraphDiff diff) =>
        string.Join(", ", DiffWords.Kinds.Select(row => $"{diff.Count(row.Kind)} {row.Word}"))
        + $"; {diff.Refused.Count()} refused.";

    private static void Heading(IAnsiConsole console, string title)
    {
        console.WriteLine();
        console.Line($"{Styled.Bold(title)}");
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
        var table = console.NewTable("Tier", "Chips", "then", "USD a day", "then", "difference", "Machines");
        foreach (var tier in report.Tiers)
        {
            table.Add(
                tier.Name,
                Counted.Number(tier.ChipsBefore),
                Counted.Number(tier.ChipsAfter),
                DiffWords.UsdOf(report.CostBefore, tier.Name),
                DiffWords.UsdOf(report.CostAfter, tier.Name),
                Difference(report, tier.Name),
                DiffWords.Fates(tier));
        }
        table.Add(
            "(all)",
            Counted.Number(report.ChipsBefore),
            Counted.Number(report.ChipsAfter),
            DiffWords.Usd(report.CostBefore.Sum),
            DiffWords.Usd(report.CostAfter.Sum),
            DiffWords.Difference(report.CostBefore.Sum, report.CostAfter.Sum),
            "");
        return table;
    }

    private static string Difference(DiffReport report, string tier) =>
        report is { CostBefore.Unpriced: 0, CostAfter.Unpriced: 0 }
            ? DiffWords.Difference(
                report.CostBefore.UsdPerDay.GetValueOrDefault(tier), report.CostAfter.UsdPerDay.GetValueOrDefault(tier))
            : "";

    private static Table Routes(IAnsiConsole console, DiffReport report)
    {
        var table = console.NewTable("Path", "Before", "After");
        foreach (var route in report.Routes)
        {
            table.Add(DiffWords.Paths(route), DiffWords.Destination(route.Before), DiffWords.Destination(route.After));
        }
        return table;
    }

    private static void Line(IAnsiConsole console, string text)
    {
        if (text.Length > 0)
        {
            Terminal.WriteLine(console, text);
        }
    }
}
