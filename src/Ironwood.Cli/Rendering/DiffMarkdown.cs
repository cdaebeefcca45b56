using System.Text;
using Ironwood.Analysis.Diff;
using static Ironwood.Cli.Rendering.MarkdownText;

namespace Ironwood.Cli.Rendering;

/// <summary>
/// A comparison as a comment on a pull request: what must not be missed first, the rest folded. GitHub takes 65,536
/// characters; this takes fewer, and leaves out details rather than the summary.
/// </summary>
internal static class DiffMarkdown
{
    /// <summary>No comment has more characters.</summary>
    public const int Limit = 60_000;

    // What the last line and an open fold need.
    private const int Reserve = 400;
    // Each list and table of the summary; whatever the names are, the four of them leave room for the rest.
    private const int MostListed = 20;
    private const int MostRows = 40;
    private const int MostCharacters = 12_000;

    /// <summary>The comment. Its first line, which GitHub does not show, tells a workflow which comment to edit.</summary>
    /// <param name="report">The comparison.</param>
    /// <param name="origin">What it is compared with, as a phrase.</param>
    /// <param name="limit">Characters after which details are left out; what is never left out may be longer.</param>
    public static string Of(DiffReport report, string origin, int limit = Limit)
    {
        var diff = report.Diff;
        var text = new StringBuilder($"<!-- ironwood-diff {diff.After.Stack} -->\n");
        text.Append($"## {Words($"{diff.After.Project} {diff.After.Stack}")}: {Counts(diff)}\n\n");
        List(text, "Refused", ChangeGroup.Of(diff.Refused), group => string.Join("; ", group.First.Refusals
            .Select(refusal => $"{Words(refusal.Reason)} (fix: {Words(refusal.Fix)})")));
        List(text, "Replaced", ChangeGroup.Of(diff.Changes.Where(change => change.Kind == ChangeKind.Replaced)), Replacement);
        Totals(text, report);
        Tiers(text, report);
        Routes(text, report);
        text.Append($"Compared with {Words(origin)}. {DiffWords.Secrets(diff.UncomparedSecrets)}".TrimEnd()).Append('\n');
        Diagram(text, diff, limit);
        var leftOut = Details(text, diff, limit);
        if (leftOut > 0)
        {
            text.Append($"\n{leftOut:N0} of {ChangeGroup.Of(diff.Changes).Count + diff.Outputs.Count:N0} details are left out here: `./ironwood diff` shows all.\n");
        }
        return text.ToString();
    }

    /// <summary>How much of each kind changes.</summary>
    public static string Counts(GraphDiff diff) => diff.IsEmpty ? "nothing changes" : string.Join(", ",
        DiffWords.Kinds.Select(kind => Bold(diff.Count(kind.Kind), kind.Word, kind.Kind is ChangeKind.Replaced or ChangeKind.Removed))
            .Append(Bold(diff.Refused.Count(), "refused", true)));

    private static string Bold(int count, string word, bool isGrave) =>
        isGrave && count > 0 ? $"**{DiffWords.Number(count)} {word}**" : $"{DiffWords.Number(count)} {word}";

    private static void List(StringBuilder text, string title, IReadOnlyList<ChangeGroup> groups, Func<ChangeGroup, string> tell) =>
        Append(text, [.. groups.Select(group => $"- **{title}** {Name(group)}: {tell(group)}\n")], MostListed, title.ToLowerInvariant());

    private static string Replacement(ChangeGroup group)
    {
        var causes = group.First.Causes.Where(cause => cause.IsCertain).ToArray();
        return $"{Cause(causes[0])}{(causes.Length > 1 ? $" and {DiffWords.Number(causes.Length - 1)} more" : "")}; {DiffWords.Note(group.First)}";
    }

    private static string Cause(ReplacementCause cause) =>
        $"{Code(ShownValue.Cut(cause.Path))} {Words(ShownValue.Cut(cause.Reason))}"
        + (Uri.TryCreate(cause.Source, UriKind.Absolute, out var source) && source.Scheme == Uri.UriSchemeHttps
            ? $" ([source]({source.AbsoluteUri}))" : "");

    // Whole entries, as many as there is room for, and how many there are beyond.
    private static void Append(StringBuilder text, IReadOnlyList<string> entries, int most, string what)
    {
        var room = MostCharacters;
        var taken = entries.Take(most).TakeWhile(entry => (room -= entry.Length) >= 0).ToArray();
        text.AppendJoin("", taken)
            .Append(entries.Count > taken.Length ? $"\nand {DiffWords.Number(entries.Count - taken.Length)} more {what}\n" : "")
            .Append(entries.Count > 0 ? "\n" : "");
    }

    private static void Totals(StringBuilder text, DiffReport report)
    {
        text.Append("| | before | after | difference |\n|---|--:|--:|--:|\n");
        text.Append($"| **USD a day** | {DiffWords.Usd(report.CostBefore.Sum)} | {DiffWords.Usd(report.CostAfter.Sum)} | {DiffWords.Difference(report.CostBefore.Sum, report.CostAfter.Sum)} |\n");
        text.Append($"| **Chips** | {DiffWords.Number(report.ChipsBefore)} | {DiffWords.Number(report.ChipsAfter)} | {DiffWords.Difference(report.ChipsBefore, report.ChipsAfter)} |\n\n");
    }

    private static void Tiers(StringBuilder text, DiffReport report)
    {
        var touched = report.Tiers.Where(tier => tier.Groups.Count > 0 || tier.ChipsBefore != tier.ChipsAfter
            || DiffWords.UsdOf(report.CostBefore, tier.Name) != DiffWords.UsdOf(report.CostAfter, tier.Name)).ToArray();
        if (touched.Length == 0)
        {
            return;
        }
        text.Append("| Tier | chips | USD a day | machines |\n|---|--:|--:|---|\n");
        Append(
            text,
            [
                .. from tier in touched
                   let chips = Pair(DiffWords.Number(tier.ChipsBefore), DiffWords.Number(tier.ChipsAfter))
                   let usd = Pair(DiffWords.UsdOf(report.CostBefore, tier.Name), DiffWords.UsdOf(report.CostAfter, tier.Name))
                   select $"| {Code(ShownValue.Cut(tier.Name))} | {chips} | {usd} | {Words(DiffWords.Fates(tier))} |\n",
            ],
            MostRows, "tiers");
        if (touched.Any(tier => tier.Groups.Any(group => group.Fate == MachineFate.KeptUntilRecreated)))
        {
            text.Append("Machines that keep an old template: \"To bring a new template to a slice\" in docs/changing-things.md.\n\n");
        }
    }

    private static void Routes(StringBuilder text, DiffReport report)
    {
        if (report.Routes.Count == 0)
        {
            return;
        }
        text.Append("| Route | before | after |\n|---|---|---|\n");
        Append(text, [.. report.Routes.Select(Row)], MostRows, "routes");
    }

    private static string Row(RouteChange route) =>
        $"| {Code(ShownValue.Cut(DiffWords.Paths(route)))} | {Words(ShownValue.Cut(DiffWords.Destination(route.Before)))} "
        + $"| {Words(ShownValue.Cut(DiffWords.Destination(route.After)))} |\n";

    private static void Diagram(StringBuilder text, GraphDiff diff, int limit)
    {
        if (ChangeDiagram.Of(diff, out var leftOut) is not { } chart)
        {
            return;
        }
        var block = $"\n<details><summary>What changes, and what reads it{(leftOut > 0 ? $" ({leftOut} more not drawn)" : "")}</summary>\n\n```mermaid\n{chart}```\n\n</details>\n";
        text.Append(text.Length + block.Length < limit - Reserve ? block : "");
    }

    // Whole entries as long as there is room.
    private static int Details(StringBuilder text, GraphDiff diff, int limit)
    {
        var leftOut = 0;
        foreach (var (kind, word, _) in DiffWords.Kinds)
        {
            leftOut += Fold(
                text, $"{diff.Count(kind)} {word}",
                [.. ChangeGroup.Of(diff.Changes.Where(change => change.Kind == kind)).Select(Entry)], limit);
        }
        return leftOut + Fold(text, $"{diff.Outputs.Count} outputs of the stack", [.. diff.Outputs.Select(Property)], limit);
    }

    private static int Fold(StringBuilder text, string title, IReadOnlyList<string> entries, int limit)
    {
        var opening = $"\n<details><summary>{title}</summary>\n\n";
        const string Closing = "\n</details>\n";
        var room = limit - Reserve - text.Length - opening.Length - Closing.Length;
        var taken = entries.TakeWhile(entry => (room -= entry.Length) >= 0).ToArray();
        if (taken.Length > 0)
        {
            text.Append(opening).AppendJoin("", taken).Append(Closing);
        }
        return entries.Count - taken.Length;
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

    private static string Name(ChangeGroup group) => $"{Code(ShownValue.Cut(group.Names))} {Words(ShownValue.Cut(group.Type))}";

    private static string Pair(string before, string after) => before == after ? after : $"{before} → {after}";
}
