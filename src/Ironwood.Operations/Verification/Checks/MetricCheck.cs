using Ironwood.Operations.Google;
using Ironwood.Operations.Scoping;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>
/// The measurements: every metric that the dashboard or an alert reads has a series with a fresh point. The metric's
/// descriptor says how often it is sampled and how late a sample appears, and so how fresh a point can be.
/// </summary>
/// <param name="monitoring">Cloud Monitoring.</param>
/// <param name="time">The clock.</param>
public sealed class MetricCheck(ICloudMonitoring monitoring, TimeProvider time) : ICheck
{
    /// <summary>
    /// How far back a missing series is searched for, to tell a series that stopped from a series that never existed.
    /// </summary>
    private static readonly TimeSpan Before = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public string Id => "metrics";

    /// <inheritdoc/>
    public string Title => "Metrics: every series that dashboard and alerts read, fresh";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.Observability.Metrics.IsDefaultOrEmpty ? [] :
        [
            SeriesCommand.Of(platform.Project, StackSeries.Filter(platform, platform.Observability.Metrics[0]), "HEADERS"),
        ];
    }

    /// <inheritdoc/>
    public async Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var metrics = platform.Observability.Metrics;
        if (metrics.IsDefaultOrEmpty)
        {
            return CheckOutcome.Skipped("the stack reads no metrics");
        }
        var now = time.GetUtcNow();
        var timings = await monitoring.TimingsAsync(
            platform.Project, [.. metrics.Select(metric => metric.MetricType).Distinct()], cancellation)
                .ConfigureAwait(false);
        var evidence = await Concurrently.AskAsync(
            metrics,
            (metric, token) => JudgeAsync(platform, metric, timings.GetValueOrDefault(metric.MetricType), now, token),
            cancellation).ConfigureAwait(false);
        return CheckOutcome.Of(
            evidence, $"{Wording.Count(metrics.Count(metric => metric.AlwaysPresent), "series", "series")} fresh, "
            + $"{metrics.Count(metric => !metric.AlwaysPresent)} written when something happens");
    }

    private async Task<Evidence> JudgeAsync(
        PlatformContract platform,
        MetricOutputs metric,
        MetricTiming? timing,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var window = MetricTiming.WindowOf(timing);
        var shared = StackSeries.AlsoSelected(platform, metric) is { } others ? $"; {others}" : "";
        Evidence Seen(string seen, bool holds) => new(
            metric.MetricType,
            $"on {metric.ResourceType}, a point of the last {Wording.Time(window)}{shared}",
            seen,
            holds);

        var (project, filter) = (platform.Project, StackSeries.Filter(platform, metric));
        if (await monitoring.AnyAsync(project, filter, now - window, now, cancellation).ConfigureAwait(false))
        {
            return Seen("fresh", holds: true);
        }
        if (!metric.AlwaysPresent)
        {
            return Seen("none, and none is due: it is written when something happens", holds: true);
        }
        return Seen(
            await monitoring.AnyAsync(project, filter, now - Before, now, cancellation).ConfigureAwait(false)
                ? $"silent for more than {Wording.Time(window)}"
                : timing is null ? "never written in this project" : "no point for a day",
            holds: false);
    }
}
