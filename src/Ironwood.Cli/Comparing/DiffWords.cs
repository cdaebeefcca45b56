using System.Globalization;
using Ironwood.Analysis.Diff;
using Ironwood.Analysis.Traffic;
using Ironwood.Cli.Writing;
using Ironwood.Problems;

namespace Ironwood.Cli.Comparing;

/// <summary>What a comparison says in words, for every form of it.</summary>
internal static class DiffWords
{
    private const string Unknown = "not known";

    public static readonly (ChangeKind Kind, string Word, string Mark)[] Kinds =
    [
        (ChangeKind.Replaced, "replaced", "+-"), (ChangeKind.Removed, "removed", "-"),
        (ChangeKind.Changed, "changed", "~"), (ChangeKind.Added, "added", "+"),
    ];

    public static string Word(ChangeKind kind) => Kinds.First(row => row.Kind == kind).Word;

    /// <summary>A day's cost; an unpriced resource makes it unknown.</summary>
    public static string Usd(decimal? usd) => usd is { } known ? Text($"{known:#,0.00}") : Unknown;

    public static string UsdOf(DailyCost cost, string part) =>
        Usd(cost.Unpriced > 0 ? null : cost.UsdPerDay.GetValueOrDefault(part));

    /// <summary>The difference with its sign.</summary>
    public static string Difference(decimal? before, decimal? after) => (after - before) switch
    {
        null => "",
        0 => "0",
        { } more => Text($"{more:+#,0.##;-#,0.##}") + (before > 0 ? Text($" ({more / before.Value:+0.#%;-0.#%})") : ""),
    };

    public static string Difference(int before, int after) => Text($"{after - before:+#,0;-#,0;0}");

    /// <summary>What happens to the machines of a tier; empty when nothing does.</summary>
    public static string Fates(TierChange tier) => string.Join("; ", tier.Groups
        .GroupBy(group => (group.Fate, group.IsAwayBetween))
        .Select(group =>
        {
            var vms = group.Sum(fate => fate.Vms);
            return $"{NameList.Of([.. group.Select(fate => fate.Group).Order(NaturalOrder.Comparer)])}: {Fate(group.Key.Fate, group.Key.IsAwayBetween, vms)}";
        }));

    public static string Paths(RouteChange route) => route.Paths.Count == 0 ? "(all others)" : string.Join(", ", route.Paths);

    public static string Destination(RouteRow? row)
    {
        if (row is null)
        {
            return "(none)";
        }
        var groups = row.Groups.Select(group => group.Name).ToArray();
        var vms = row.Groups.Sum(group => group.Vms ?? 0);
        return row.BackendService
            + (groups.Length == 0 ? "" : $": {NameList.Of(groups)}") + (vms > 0 ? Text($", {vms:N0} VMs") : "");
    }

    /// <summary>How a resource is replaced, or that it may be.</summary>
    public static string Note(ResourceChange change) => change switch
    {
        { Kind: ChangeKind.Replaced, DeletesFirst: true } => "the old one is deleted first",
        { Kind: ChangeKind.Replaced } => "the new one is created first",
        { MayBeReplaced: true } => "may be replaced",
        { IsMoved: true } => "the same type and name under another parent: an alias would keep it",
        _ => "",
    };

    public static string Secrets(int count) =>
        count == 0 ? "" : $"{Counted.Of(count, "secret input is", "secret inputs are")} not compared: graphs hold no secrets.";

    private static string Fate(MachineFate fate, bool isAwayBetween, int vms) => fate switch
    {
        MachineFate.Started => Text($"cold start, {vms:N0} new VMs"),
        MachineFate.MadeAnew => Text($"cold start, {vms:N0} VMs made anew")
            + (isAwayBetween ? " after the old ones are gone" : ", before the old ones go"),
        MachineFate.Exchanged => Text($"cold start one by one, {vms:N0} VMs exchanged for a new template"),
        MachineFate.KeptUntilRecreated => Text($"{vms:N0} VMs keep running with the old template until they are recreated"),
        MachineFate.Grown => Text($"cold start, {vms:N0} more VMs"),
        _ => Text($"{vms:N0} VMs go"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
