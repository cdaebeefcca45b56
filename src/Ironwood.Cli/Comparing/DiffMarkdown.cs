using Ironwood.Analysis.Diff;
using static Ironwood.Cli.Writing.MarkdownText;

namespace Ironwood.Cli.Comparing;

/// <summary>A comparison as a comment on a pull request.</summary>
internal static class DiffMarkdown
{
    private const int MostListed = 20;
    private const int MostRows = 40;

    /// <summary>
    /// The comment. A workflow finds the comment to edit by its first line, which GitHub does not show.
    /// </summary>
    /// <param name="report">The comparison.</param>
    /// <param name="origin">What it is compared with, as a phrase.</param>
    /// <param name="limit">Characters after which details are left out. The summary is never left out.</param>
    public static string Of(DiffReport report, string origin, int limit = CommentText.Limit)
    {
        var diff = report.Diff;
        var text = new CommentText("ironwood-diff", diff.After.Stack, limit);
        text.Add($"## {Words($"{diff.After.Project} {diff.After.Stack}")}: {Counts(report)}\n\n");
        List(text, "Refused", ChangeGroup.Of(diff.Refused), Refusals);
        List(
            text,
            "Replaced",
            ChangeGroup.Of(diff.Changes.Where(change => change.Kind == ChangeKind.Replaced)),
            Replacement);
        Totals(text, report);
        Tiers(text, report);
        Routes(text, report);
        text.Add($"Compared with {Words(origin)}. {DiffWords.Secrets(diff.UncomparedSecrets)}".TrimEnd() + "\n");
        text.Add(report.HasAssumedPrices ? $"\n{DiffWords.AssumedPrices}\n" : "");
        Diagram(text, diff);
        Details(text, report);
        if (text.LeftOut > 0)
        {
            var all = ChangeGroup.Of(diff.Changes).Count + diff.Outputs.Count + report.Settings.Count;
            text.Add($"\n{Counted.Number(text.LeftOut)} of {Counted.Number(all)} details are left out here: ");
            text.Add("`./ironwood diff` shows all.\n");
        }
        return text.ToString();
    }

    /// <summary>The number of resources per kind of change.</summary>
    public static string Counts(DiffReport report) =>
        report.IsEmpty ? "nothing changes"
        : report.Diff.IsEmpty ? DiffWords.NoResource
        : string.Join(
            ", ",
            DiffWords.Kinds
                .Select(row => Bold(
                    report.Diff.Count(row.Kind), row.Word, row.Kind is ChangeKind.Replaced or ChangeKind.Removed))
                .Append(Bold(report.Diff.Refused.Count(), "refused", true)));

    private static string Bold(int count, string word, bool isGrave)
    {
        var words = $"{Counted.Number(count)} {word}";
        return isGrave && count > 0 ? $"**{words}**" : words;
    }

    private static void List(
        CommentText text, string title, IReadOnlyList<ChangeGroup> groups, Func<ChangeGroup, string> tell) =>
        text.AddEntries(
            [.. groups.Select(group => $"- **{title}** {Name(group)}: {tell(group)}\n")],
            MostListed,
            title.ToLowerInvariant());

    private static string Refusals(ChangeGroup group) => string.Join(
        "; ", group.First.Refusals.Select(refusal => $"{Words(refusal.Reason)} (fix: {Words(refusal.Fix)})"));

    private static string Replacement(ChangeGroup group)
    {
        var causes = group.First.Causes.Where(cause => cause.IsCertain).ToArray();
        var more = causes.Length > 1 ? $" and {Counted.Number(causes.Length - 1)} more" : "";
        return $"{Cause(causes[0])}{more}; {DiffWords.Note(group.First)}";
    }

    private static string Cause(ReplacementCause cause) =>
        $"{Code(ShownValue.Cut(cause.Path))} {Words(ShownValue.Cut(cause.Reason))}"
        + (Uri.TryCreate(cause.Source, UriKind.Absolute, out var source) && source.Scheme == Uri.UriSchemeHttps
            ? $" ([source]({source.AbsoluteUri}))" : "");

    private static void Totals(CommentText text, DiffReport report)
    {
        var (cost, costAfter) = (report.CostBefore.Sum, report.CostAfter.Sum);
        var (chips, chipsAfter) = (report.ChipsBefore, report.ChipsAfter);
        text.Add("| | before | after | difference |\n|---|--:|--:|--:|\n");
        text.Add(CommentText.Row(
            "**USD a day**", DiffWords.Usd(cost), DiffWords.Usd(costAfter), DiffWords.Difference(cost, costAfter)));
        text.Add(CommentText.Row(
            "**Chips**", Counted.Number(chips), Counted.Number(chipsAfter), DiffWords.Difference(chips, chipsAfter)));
        text.Add("\n");
    }

    private static void Tiers(CommentText text, DiffReport report)
    {
        var rows = (
            from tier in report.Tiers
            let usd = (DiffWords.UsdOf(report.CostBefore, tier.Name), DiffWords.UsdOf(report.CostAfter, tier.Name))
            where tier.Groups.Count > 0 || tier.ChipsBefore != tier.ChipsAfter || usd.Item1 != usd.Item2
            select CommentText.Row(
                Code(ShownValue.Cut(tier.Name)),
                Pair(Counted.Number(tier.ChipsBefore), Counted.Number(tier.ChipsAfter)),
                Pair(usd.Item1, usd.Item2),
                Words(DiffWords.Fates(tier)))).ToArray();
        if (rows.Length == 0)
        {
            return;
        }
        text.Add("| Tier | chips | USD a day | machines |\n|---|--:|--:|---|\n");
        text.AddEntries(rows, MostRows, "tiers");
        if (report.Tiers.Any(tier => tier.Groups.Any(group => group.Fate == MachineFate.KeptUntilRecreated)))
        {
            text.Add("For machines that keep an old template, see \"To bring a new template to a slice\" in ");
            text.Add("docs/changing-things.md.\n\n");
        }
    }

    private static void Routes(CommentText text, DiffReport report)
    {
        if (report.Routes.Count == 0)
        {
            return;
        }
        text.Add("| Route | before | after |\n|---|---|---|\n");
        text.AddEntries([.. report.Routes.Select(Row)], MostRows, "routes");
    }

    private static string Row(RouteChange route) => CommentText.Row(
        Code(ShownValue.Cut(DiffWords.Paths(route))),
        Words(ShownValue.Cut(DiffWords.Destination(route.Before))),
        Words(ShownValue.Cut(DiffWords.Destination(route.After))));

    private static void Diagram(CommentText text, GraphDiff diff)
    {
        if (ChangeDiagram.Of(diff, out var leftOut) is { } chart)
        {
            var more = leftOut > 0 ? $" ({leftOut} more not drawn)" : "";
            text.FoldWhole($"What changes, and what reads it{more}", $"```mermaid\n{chart}```\n");
        }
    }

    private static void Details(CommentText text, DiffReport report)
    {
        var diff = report.Diff;
        text.Fold(DiffWords.Settings(report.Settings.Count), [.. report.Settings.Select(Property)]);
        foreach (var (kind, word, _) in DiffWords.Kinds)
        {
            text.Fold(
                $"{diff.Count(kind)} {word}",
                [.. ChangeGroup.Of(diff.Changes.Where(change => change.Kind == kind)).Select(Entry)]);
        }
        text.Fold($"{diff.Outputs.Count} outputs of the stack", [.. diff.Outputs.Select(Property)]);
    }

    private static string Entry(ChangeGroup group)
    {
        var note = DiffWords.Note(group.First);
        return $"- {Name(group)}{(note.Length > 0 ? $": {note}" : "")}\n"
            + string.Concat(group.First.Causes.Select(cause => $"  - because {Cause(cause)}\n"))
            + string.Concat(group.First.Properties.Select(property => "  " + Property(property)));
    }

    private static string Property(PropertyChange property)
    {
        var (before, after) = ShownValue.Of(property);
        return property.Reads is { } read
            ? $"- {Code(ShownValue.Cut(property.Path))}: reads {Code(ShownValue.Cut(read))}, which is new\n"
            : $"- {Code(ShownValue.Cut(property.Path))}: {Code(before)} → {Code(after)}\n";
    }

    private static string Name(ChangeGroup group) =>
        $"{Code(ShownValue.Cut(group.Names))} {Words(ShownValue.Cut(group.Type))}";

    private static string Pair(string before, string after) => before == after ? after : $"{before} → {after}";
}
