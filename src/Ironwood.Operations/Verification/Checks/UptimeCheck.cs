using Ironwood.Catalog.Metrics;
using Ironwood.Operations.Google;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>The uptime check: it runs, and the front door answers it on several continents.</summary>
/// <param name="monitoring">Cloud Monitoring.</param>
/// <param name="time">The clock.</param>
public sealed class UptimeCheck(ICloudMonitoring monitoring, TimeProvider time) : ICheck
{
    private const string Place = "checker_location";

    // A single failing location is a problem of that location, as for the alert.
    private const int TolerableFailures = 1;

    /// <inheritdoc/>
    public string Id => "uptime";

    /// <inheritdoc/>
    public string Title => "Uptime check: the front door answers from outside";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.Observability.UptimeCheck is not { } check ? [] :
        [
            ShellLine.Of($"gcloud monitoring uptime describe {Wording.LastPart(check)} --project={platform.Project}"),
            SeriesCommand.Of(platform.Project, Filter(check), "FULL"),
        ];
    }

    /// <inheritdoc/>
    public async Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        if (platform.Observability.UptimeCheck is not { } check)
        {
            return CheckOutcome.Skipped("the stack has no uptime check");
        }
        var now = time.GetUtcNow();
        var type = Metrics.UptimeCheckPassed.Type;
        var timings = await monitoring.TimingsAsync(platform.Project, [type], cancellation).ConfigureAwait(false);
        var window = MetricTiming.WindowOf(timings.GetValueOrDefault(type));
        var places = await monitoring
            .StatesAsync(platform.Project, Filter(check), Place, now - window, now, cancellation)
            .ConfigureAwait(false);
        string[] failing = [.. places.Where(place => !place.Value).Select(place => place.Key)
            .Order(StringComparer.Ordinal)];
        var passing = places.Count - failing.Length;
        var seen = places.Count == 0
            ? $"no result of the last {Wording.Time(window)}"
            : $"answers {Wording.Number(passing)} of {Wording.Count(places.Count, "place")}"
                + (failing.Length == 0 ? "" : $", not {Wording.Some(failing)}");
        return CheckOutcome.Of(
            [
                new(
                    $"check {Wording.LastPart(check)}",
                    "answers every place but one at most",
                    seen,
                    passing > 0 && failing.Length <= TolerableFailures),
            ],
            seen);
    }

    private static string Filter(string check) =>
        MetricSelection.Of(Metrics.UptimeCheckPassed).Where("check_id", Wording.LastPart(check)).Filter;
}
