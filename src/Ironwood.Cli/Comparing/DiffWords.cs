using Ironwood.Analysis.Diff;
using Ironwood.Analysis.Traffic;
using static System.FormattableString;

namespace Ironwood.Cli.Comparing;

/// <summary>How a kind of change is shown.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Word">Its word.</param>
/// <param name="Mark">Its mark before a resource.</param>
internal sealed record ChangeWords(ChangeKind Kind, string Word, string Mark);

/// <summary>The words of a comparison, for all output formats.</summary>
internal static class DiffWords
{
    /// <summary>Only costs or settings change.</summary>
    public const string NoResource = "no resource changes";

    /// <summary>What holds where the earlier prices are unknown.</summary>
    public const string AssumedPrices =
        "The base is a graph without settings: both are priced by the present settings of the stack.";

    private const string Unknown = "not known";

    /// <summary>The kinds of changes, most serious first.</summary>
    public static readonly ChangeWords[] Kinds =
    [
        new(ChangeKind.Replaced, "replaced", "+-"),
        new(ChangeKind.Removed, "removed", "-"),
        new(ChangeKind.Changed, "changed", "~"),
        new(ChangeKind.Added, "added", "+"),
    ];

    public static string Word(ChangeKind kind) => Kinds.First(row => row.Kind == kind).Word;

    /// <summary>The cost of a day; unknown when a resource has no price.</summary>
    public static string Usd(decimal? usd) => usd is { } known ? Invariant($"{known:#,0.00}") : Unknown;

    public static string UsdOf(DailyCost cost, string part) =>
        Usd(cost.Unpriced > 0 ? null : cost.UsdPerDay.GetValueOrDefault(part));

    /// <summary>The difference with its sign.</summary>
    public static string Difference(decimal? before, decimal? after) => (after - before) switch
    {
        null => "",
        0 => "0",
        { } more => Invariant($"{more:+#,0.##;-#,0.##}")
            + (before > 0 ? Invariant($" ({more / before.Value:+0.#%;-0.#%})") : ""),
    };

    public static string Difference(int before, int after) => Invariant($"{after - before:+#,0;-#,0;0}");

    /// <summary>What happens to the machines of a tier; empty when they do not change.</summary>
    public static string Fates(TierChange tier) => string.Join("; ", tier.Groups
        .GroupBy(group => (group.Fate, group.IsAwayBetween))
        .Select(group =>
        {
            var names = NameList.Of([.. group.Select(fate => fate.Group).Order(NaturalOrder.Comparer)]);
            return $"{names}: {Fate(group.Key.Fate, group.Key.IsAwayBetween, group.Sum(fate => fate.Vms))}";
        }));

    public static string Paths(RouteChange route) =>
        route.Paths.Count == 0 ? "(all others)" : string.Join(", ", route.Paths);

    public static string Destination(RouteRow? row)
    {
        if (row is null)
        {
            return "(none)";
        }
        var groups = row.Groups.Select(group => group.Name).ToArray();
        var vms = row.Groups.Sum(group => group.Vms ?? 0);
        return row.BackendService
            + (groups.Length == 0 ? "" : $": {NameList.Of(groups)}")
            + (vms > 0 ? $", {Counted.Number(vms)} VMs" : "");
    }

    /// <summary>How a resource is replaced, or that it may be replaced.</summary>
    public static string Note(ResourceChange change) => change switch
    {
        { Kind: ChangeKind.Replaced, DeletesFirst: true } => "the old one is deleted first",
        { Kind: ChangeKind.Replaced } => "the new one is created first",
        { MayBeReplaced: true } => "may be replaced",
        { IsMoved: true } => "the same type and name exist under another parent: an alias would keep the resource",
        _ => "",
    };

    public static string Secrets(int count) => count == 0 ? ""
        : $"{Counted.Of(count, "secret input is", "secret inputs are")} not compared: graphs contain no secrets.";

    public static string Settings(int count) => Counted.Of(count, "setting changes", "settings change");

    private static string Fate(MachineFate fate, bool isAwayBetween, int vms) => fate switch
    {
        MachineFate.Started => $"cold start, {Counted.Number(vms)} new VMs",
        MachineFate.MadeAnew => $"cold start, {Counted.Number(vms)} VMs created again"
            + (isAwayBetween ? " after the old ones are deleted" : ", before the old ones are deleted"),
        MachineFate.Exchanged => $"cold start one by one, {Counted.Number(vms)} VMs replaced for a new template",
        MachineFate.KeptUntilRecreated =>
            $"{Counted.Number(vms)} VMs keep running with the old template until they are recreated",
        MachineFate.Grown => $"cold start, {Counted.Number(vms)} more VMs",
        _ => $"{Counted.Number(vms)} VMs are deleted",
    };
}
