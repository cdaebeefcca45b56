using Ironwood.Operations.Google;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>
/// The load balancer's view of the machines: every group of a tier is behind its backend service, and enough of its VMs
/// pass the health check. One call per group returns all its VMs.
/// </summary>
/// <param name="compute">Compute Engine.</param>
public sealed class BackendCheck(IComputeEngine compute) : ICheck
{
    /// <inheritdoc/>
    public string Id => "backends";

    /// <inheritdoc/>
    public string Title => "Backends: every tier's VMs healthy";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return
        [
            .. platform.Tiers.Values.Select(tier =>
                ShellLine.Of($"gcloud compute backend-services get-health {tier.BackendService}")
                + ShellLine.Of($" --global --project={platform.Project}")),
        ];
    }

    /// <inheritdoc/>
    public async Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        if (platform.Tiers.IsEmpty)
        {
            return CheckOutcome.Skipped("the stack has no tiers");
        }
        var tiers = await Concurrently.AskAsync(
            platform.Tiers,
            (tier, token) => TierAsync(platform.Project, tier.Key, tier.Value, token),
            cancellation).ConfigureAwait(false);
        var healthy = Wording.Count(tiers.Sum(tier => tier.Healthy), "VM");
        return CheckOutcome.Of(
            tiers.SelectMany(tier => tier.Evidence),
            $"{healthy} healthy behind {Wording.Count(tiers.Length, "backend service")}");
    }

    private async Task<(IReadOnlyList<Evidence> Evidence, long Healthy)> TierAsync(
        string project, string name, TierOutputs tier, CancellationToken cancellation)
    {
        var subject = $"tier {name}";
        var expected = $"{Wording.Count(tier.Groups.Length, "group")} behind {tier.BackendService}, "
            + $"at least {Wording.Count(tier.Groups.Sum(group => (long)group.MinVms), "VM")} healthy";
        if (await compute.FindBackendsAsync(project, tier.BackendService, cancellation)
            .ConfigureAwait(false) is not { } attached)
        {
            return ([new(subject, expected, "no such backend service", Holds: false)], 0);
        }
        var behind = attached.Select(Path).ToHashSet(StringComparer.Ordinal);
        var groups = await Concurrently.AskAsync(
            tier.Groups,
            async (group, token) => behind.Contains(Path(group.InstanceGroup))
                ? await compute.HealthAsync(project, tier.BackendService, group.InstanceGroup, token)
                    .ConfigureAwait(false)
                : null,
            cancellation).ConfigureAwait(false);

        var healthy = groups.Sum(group => group?.Count(member => member.IsHealthy) ?? 0L);
        var all = groups.Sum(group => group?.Count ?? 0L);
        Evidence[] broken =
            [.. tier.Groups.Zip(groups).Select(pair => Broken(pair.First, pair.Second)).OfType<Evidence>()];
        var seen = $"{groups.Count(group => group is not null)} behind it, "
            + $"{Wording.Number(healthy)} of {Wording.Count(all, "VM")} healthy";
        return ([new(subject, expected, seen, broken.Length == 0), .. broken], healthy);
    }

    // A group that grows has VMs that are not healthy yet; its minimum must be. In a slice the minimum is all VMs.
    private static Evidence? Broken(GroupOutputs group, IReadOnlyList<MemberHealth>? members)
    {
        var (subject, expected) = (
            $"{group.Name} in {group.Zone}", $"at least {Wording.Count(group.MinVms, "VM")} healthy");
        if (members is null)
        {
            return new(subject, expected, "not behind the backend service", Holds: false);
        }
        var ill = members.Where(member => !member.IsHealthy)
            .Select(member => $"{member.Instance} {member.State}")
            .ToArray();
        var healthy = members.Count - ill.Length;
        return healthy >= group.MinVms ? null : new(
            subject,
            expected,
            $"{Wording.Number(healthy)} of {Wording.Count(members.Count, "VM")} healthy"
            + (ill.Length == 0 ? "" : $": {Wording.Some(ill)}"),
            Holds: false);
    }

    // Google writes the same group under www.googleapis.com and under compute.googleapis.com.
    private static string Path(string url) => url[Math.Max(0, url.IndexOf("/projects/", StringComparison.Ordinal))..];
}
