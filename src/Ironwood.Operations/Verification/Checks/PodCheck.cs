using Ironwood.Operations.Google;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>
/// The machines: every group of every tier is stable and has its VMs, and all VMs of a slice run, because a slice
/// serves as a whole or not at all. One list returns all groups; only groups with a problem are asked about their VMs.
/// </summary>
/// <param name="compute">Compute Engine.</param>
public sealed class PodCheck(IComputeEngine compute) : ICheck
{
    /// <summary>Groups whose VMs are listed. If all groups have the same fault, the first ones show it.</summary>
    private const int MostExplained = 5;

    /// <inheritdoc/>
    public string Id => "pods";

    /// <inheritdoc/>
    public string Title => "Pods: groups stable, VMs complete, slices whole";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return
        [
            ShellLine.Of($"gcloud compute instance-groups managed list --project={platform.Project}")
            + " --format='table(name,zone.basename(),targetSize,currentActions.none,status.isStable)'",
        ];
    }

    /// <inheritdoc/>
    public async Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var found = (await compute.ListGroupsAsync(platform.Project, cancellation).ConfigureAwait(false))
            .ToLookup(group => (group.Zone, group.Name));
        var expected = platform.Tiers
            .SelectMany(tier => tier.Value.Groups.Select(group => (Tier: tier.Key, Group: group)))
            .Select(each =>
                (each.Tier, each.Group, Found: found[(each.Group.Zone, each.Group.Name)].FirstOrDefault()))
            .ToArray();
        if (expected.Length == 0)
        {
            return CheckOutcome.Skipped("the stack has no groups");
        }
        var reasons = await ExplainAsync(
            platform.Project,
            expected.Where(each => each.Found is not null && !IsWell(each.Group, each.Found))
                .Select(each => each.Found!),
            cancellation).ConfigureAwait(false);

        var evidence = new List<Evidence>();
        foreach (var tier in expected.GroupBy(each => each.Tier))
        {
            evidence.Add(Sum(tier.Key, [.. tier.Select(each => (each.Group, each.Found))]));
            evidence.AddRange(tier
                .Where(each => !IsWell(each.Group, each.Found))
                .Select(each => Broken(
                    each.Group, each.Found, each.Found is null ? null : reasons.GetValueOrDefault(each.Found))));
        }
        return CheckOutcome.Of(evidence, $"{Wording.Count(expected.Length, "group")} stable, "
            + $"{Wording.Count(expected.Sum(each => (long)(each.Found?.Running ?? 0)), "VM")} running");
    }

    private static bool IsWell(GroupOutputs group, ListedGroup? found) =>
        found is { IsStable: true }
        && found.Vms >= group.MinVms && found.Vms <= group.MaxVms
        && found.Running == found.Vms;

    private static Evidence Sum(string tier, IReadOnlyList<(GroupOutputs Group, ListedGroup? Found)> groups)
    {
        var slices = groups.Where(each => each.Group.IsSlice).ToArray();
        var (least, most) = (groups.Sum(each => (long)each.Group.MinVms), groups.Sum(each => (long)each.Group.MaxVms));
        var running = groups.Sum(each => (long)(each.Found?.Running ?? 0));
        var size = least == most ? Wording.Number(least) : $"{Wording.Number(least)} to {Wording.Number(most)}";
        return new(
            $"tier {tier}",
            $"{Wording.Count(groups.Count, "group")} stable, {size} VMs"
            + (slices.Length == 0 ? "" : $", {Wording.Count(slices.Length, "whole slice")}"),
            $"{groups.Count(each => each.Found is { IsStable: true })} stable, {Wording.Count(running, "VM")}"
            + (slices.Length == 0 ? "" : $", {slices.Count(each => IsWell(each.Group, each.Found))} whole"),
            groups.All(each => IsWell(each.Group, each.Found)));
    }

    private static Evidence Broken(GroupOutputs group, ListedGroup? found, string? reason)
    {
        var size = group.MinVms == group.MaxVms
            ? Wording.Count(group.MinVms, "VM")
            : $"{Wording.Number(group.MinVms)} to {Wording.Number(group.MaxVms)} VMs";
        var seen = found is null
            ? "no such group"
            : $"{(found.IsStable ? "stable" : "changing")}, "
                + $"{Wording.Number(found.Running)} of {Wording.Count(found.Vms, "VM")} running"
                + (reason is null ? "" : $"; {reason}");
        return new($"{group.Name} in {group.Zone}", $"stable, {size} running", seen, Holds: false);
    }

    private async Task<Dictionary<ListedGroup, string>> ExplainAsync(
        string project, IEnumerable<ListedGroup> broken, CancellationToken cancellation)
    {
        var asked = broken.Take(MostExplained).ToArray();
        var answers = await Concurrently.AskAsync(
            asked, (group, token) => compute.MembersAsync(project, group, token), cancellation).ConfigureAwait(false);
        return asked.Zip(answers)
            .DistinctBy(pair => pair.First)
            .ToDictionary(pair => pair.First, pair => Reason(pair.Second));
    }

    private static string Reason(IReadOnlyList<GroupMember> members)
    {
        var restless = members.Where(member => member.Action != "NONE" || member.Status != "RUNNING").ToArray();
        return restless.Length == 0 ? "its VMs run" : Wording.Some(
        [
            .. restless.Select(member =>
                $"{member.Name} {(member.Action == "NONE" ? member.Status : member.Action)}"
                + (member.Error is null ? "" : $" ({member.Error})")),
        ]);
    }
}
