using Ironwood.Catalog.Accelerators;
using static System.FormattableString;

namespace Ironwood.Planning.Plan;

/// <summary>Divides a tier's slices or machines into managed groups that the balancer takes.</summary>
/// <param name="path">Path of the tier's settings.</param>
/// <param name="name">The tier's name.</param>
/// <param name="tier">Its settings.</param>
/// <param name="isFailover">Whether these are the machines of its second region.</param>
/// <param name="problems">Gets every problem.</param>
internal sealed class TierGroups(
    string path, string name, TierSettings tier, bool isFailover, ICollection<Problem> problems)
{
    private static int MostVms => (int)Limits.InstancesPerBalancedGroup.Value;

    /// <summary>The groups, in the order of their names.</summary>
    /// <param name="slices">Slices, or machines that serve alone.</param>
    /// <param name="shape">What one of them consists of.</param>
    /// <param name="zones">The zones.</param>
    public IReadOnlyList<GroupPlan> Of(int slices, SliceShape shape, List<string> zones)
    {
        var groups = shape.IsMultiHost ? SlicesAsGroups(slices, shape, zones) : ZonesAsGroups(slices, zones);
        Check(groups);
        return groups;
    }

    private List<GroupPlan> SlicesAsGroups(int slices, SliceShape shape, List<string> zones) =>
        [.. Enumerable.Range(0, slices).Select(index => new GroupPlan(
            Invariant($"{name}-{(isFailover ? "failover" : "")}{index}"),
            zones[index % zones.Count],
            shape.Vms,
            shape.Vms))];

    private List<GroupPlan> ZonesAsGroups(int replicas, List<string> zones)
    {
        var (min, max) = tier.Scaling is { } scaling
            ? (scaling.MinReplicas, scaling.MaxReplicas)
            : (replicas, replicas);
        if (min > max)
        {
            Report(Diagnostics.ContradictoryScaling, $"{path}.scaling.minReplicas", "is above maxReplicas",
                Invariant($"{min}"), Invariant($"at most {max}"), "swap them, or raise maxReplicas");
        }
        if (max < zones.Count)
        {
            var isFixed = tier.Scaling is null;
            Report(Diagnostics.ContradictoryScaling, isFixed ? $"{path}.zones" : $"{path}.scaling.maxReplicas",
                Invariant($"leaves a zone without a machine: {max} over {zones.Count} zones"),
                Invariant($"{(isFixed ? zones.Count : max)}"),
                isFixed ? Invariant($"at most {max}") : Invariant($"at least {zones.Count}"),
                "name fewer zones, or allow more machines");
        }
        return [.. zones.SelectMany((zone, index) => GroupsOf(
            zone, Share(min, index, zones.Count), Share(max, index, zones.Count)))];
    }

    // A zone's share is one group, and several equal ones where it is more than a group takes. The queue's series are
    // those of a whole zone, so an autoscaler that follows it can have no neighbour.
    private IEnumerable<GroupPlan> GroupsOf(string zone, int min, int max)
    {
        var count = ScalingPlan.FollowsQueue(tier.Scaling) ? 1 : Math.Max(1, (max + MostVms - 1) / MostVms);
        return Enumerable.Range(0, count).Select(part => new GroupPlan(
            part == 0 ? $"{name}-{zone}" : Invariant($"{name}-{zone}-{part + 1}"),
            zone,
            Share(min, part, count),
            Share(max, part, count)));
    }

    // The first zones take what does not divide evenly.
    private static int Share(int total, int index, int count) => (total / count) + (index < total % count ? 1 : 0);

    private void Check(List<GroupPlan> groups)
    {
        var mostGroups = Limits.BackendsPerBackendService;
        if (groups.Count > mostGroups.Value)
        {
            Report(Diagnostics.TooManyGroups, path, "has more groups than a backend service takes as backends",
                Invariant($"{groups.Count}"),
                Invariant($"at most {mostGroups.Value}"),
                "choose a larger topology, or fewer chips");
        }
        if (groups.MaxBy(group => group.MaxVms) is { } largest && largest.MaxVms > MostVms)
        {
            Report(Diagnostics.GroupTooLarge, path,
                Invariant(
                    $"puts {largest.MaxVms} VMs into the group {largest.Name}; a load-balanced group takes {MostVms}"),
                Invariant($"{largest.MaxVms}"), Invariant($"at most {MostVms}"),
                "choose a smaller topology and more slices, or more zones");
        }
    }

    private void Report(
        string code, string at, string message, string? value = null, string? allowed = null, string? fix = null) =>
        problems.Add(new(code, at, message, value, allowed, fix));
}
