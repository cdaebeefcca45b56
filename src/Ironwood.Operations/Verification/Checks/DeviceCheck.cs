using Ironwood.Catalog.Metrics;
using Ironwood.Operations.Google;
using Ironwood.Operations.Scoping;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>
/// The chips: each chip that its VM sees reports its memory. Google documents this for VMs of the Cloud TPU API only,
/// not for those of Compute Engine. So no report at all proves nothing, and only too few reports are a failure. A
/// chip's series names neither its tier nor its VM: all chips in the stack's zones are counted.
/// </summary>
/// <param name="monitoring">Cloud Monitoring.</param>
/// <param name="time">The clock.</param>
public sealed class DeviceCheck(ICloudMonitoring monitoring, TimeProvider time) : ICheck
{
    private static readonly GaugeMetric Memory = Metrics.TpuMemoryTotal;

    /// <inheritdoc/>
    public string Id => "devices";

    /// <inheritdoc/>
    public string Title => "Devices: every TPU chip visible to its VM";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.Tiers.Values.FirstOrDefault(tier =>
            tier is { Chips: > 0, Groups.Length: > 0 })?.Groups[0] is not { } group ? [] :
        [
            SeriesCommand.Of(platform.Project, StackSeries.Of(platform, Memory).Filter, "HEADERS"),
            ShellLine.Of($"gcloud compute instance-groups managed list-instances {group.Name} --zone={group.Zone}")
            + ShellLine.Of($" --project={platform.Project} --limit=1 --format='value(instance.basename())'"),
            ShellLine.Of($"gcloud compute ssh VM --zone={group.Zone} --project={platform.Project}")
            + " --tunnel-through-iap --command='ls /dev/vfio'",
        ];
    }

    /// <inheritdoc/>
    public async Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var chips = platform.Tiers.Values.Sum(tier => (long)tier.Chips);
        if (chips == 0)
        {
            return CheckOutcome.Skipped("the stack has no TPUs");
        }
        var now = time.GetUtcNow();
        var timings = await monitoring.TimingsAsync(platform.Project, [Memory.Type], cancellation)
            .ConfigureAwait(false);
        var window = MetricTiming.WindowOf(timings.GetValueOrDefault(Memory.Type));
        var filter = StackSeries.Of(platform, Memory).Filter;
        var visible = await monitoring.CountAsync(platform.Project, filter, now - window, now, cancellation)
            .ConfigureAwait(false);
        if (visible == 0)
        {
            return CheckOutcome.Skipped(
                "no VM reports its chips to Monitoring, which Google promises for Cloud TPU VMs only; "
                + "look on one of them");
        }
        var seen = $"{Wording.Count(visible, "chip")} visible";
        var others = StackSeries.AlsoSelected(platform, new(Memory.Type, Memory.Resource.Type, AlwaysPresent: false));
        var expected = $"at least {Wording.Count(chips, "chip")} visible; {others}";
        return CheckOutcome.Of([new($"project {platform.Project}", expected, seen, visible >= chips)], seen);
    }
}
