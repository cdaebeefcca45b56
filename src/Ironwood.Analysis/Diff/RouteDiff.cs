using Ironwood.Analysis.Traffic;

namespace Ironwood.Analysis.Diff;

/// <summary>A row of the route table that changes.</summary>
/// <param name="Before">The row before; null when it did not exist.</param>
/// <param name="After">The row after; null when it no longer exists.</param>
public sealed record RouteChange(RouteRow? Before, RouteRow? After)
{
    /// <summary>The paths; empty for what no rule matches.</summary>
    public IReadOnlyList<string> Paths => (After ?? Before!).Paths;
}

/// <summary>Finds the requests that a change sends to other backends.</summary>
public static class RouteDiff
{
    /// <summary>The rows that differ in backend service, tier or groups, in the order of the tables.</summary>
    public static IReadOnlyList<RouteChange> Of(ResourceGraph before, ResourceGraph after)
    {
        var old = Keyed(before);
        var now = Keyed(after);
        return
        [
            .. from key in now.Select(row => row.Key).Union(old.Select(row => row.Key))
               let change = new RouteChange(Find(old, key), Find(now, key))
               where !LeadToTheSame(change.Before, change.After)
               select change,
        ];
    }

    // Several maps may have a rule with the same paths: the first of one graph is compared with the first of the other.
    private static IReadOnlyList<KeyValuePair<string, RouteRow>> Keyed(ResourceGraph graph) =>
    [
        .. from same in RouteTable.Of(graph).GroupBy(row => string.Join(' ', row.Paths))
           from row in same.Index()
           select KeyValuePair.Create($"{same.Key} {row.Index}", row.Item),
    ];

    private static RouteRow? Find(IEnumerable<KeyValuePair<string, RouteRow>> rows, string key) =>
        rows.Where(row => row.Key == key).Select(row => row.Value).FirstOrDefault();

    private static bool LeadToTheSame(RouteRow? before, RouteRow? after) =>
        before is not null && after is not null
        && before.BackendService == after.BackendService
        && before.Tier == after.Tier
        && before.Groups.SequenceEqual(after.Groups);
}
