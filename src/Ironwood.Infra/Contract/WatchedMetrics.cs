using Ironwood.Catalog.Metrics;
using Ironwood.Outputs;

namespace Ironwood.Infra.Contract;

/// <summary>
/// The time series that the dashboard and the alerts read, and which of them exist on a platform without client
/// requests. A test compares them with those that the graph reads.
/// </summary>
internal static class WatchedMetrics
{
    public static ImmutableArray<MetricOutputs> Of(Platform platform)
    {
        var hasAccelerators = platform.Pods.Any(pod => pod.Plan.Shape.Generation.IsAccelerator);
        var hasCache = platform.Cache is not null;
        var hasEndpoints = platform.FrontDoor.Endpoints.Length > 0;
        var isAsked = platform.Uptime is not null;
        return
        [
            .. Rows().Select(row => new MetricOutputs(row.Metric.Type, row.Metric.Resource.Type, row.IsAlwaysPresent))
                .OrderBy(metric => metric.MetricType, StringComparer.Ordinal),
        ];

        IEnumerable<(Metric Metric, bool IsAlwaysPresent)> Rows()
        {
            // The uptime check makes requests regularly. Behind IAP there may be no such requests.
            yield return (platform.FrontDoor.Metrics.Requests, isAsked);
            yield return (platform.FrontDoor.Metrics.Latencies, isAsked);
            if (isAsked)
            {
                yield return (Metrics.UptimeCheckPassed, true);
            }
            yield return (Metrics.GroupSize, true);
            if (hasAccelerators)
            {
                // Not verified for Compute Engine's TPU VMs, as the catalogue says.
                yield return (Metrics.TpuDutyCycle, false);
                yield return (Metrics.TpuMemoryUsed, false);
                yield return (Metrics.TpuMemoryTotal, false);
            }
            else
            {
                yield return (Metrics.CpuUtilization, true);
            }
            // Model servers and their stub report gauges from the start, and a histogram after the first request.
            yield return (Metrics.RequestsRunning, true);
            yield return (Metrics.RequestsWaiting, true);
            yield return (Metrics.KvCacheUsage, true);
            yield return (Metrics.TimeToFirstToken, false);
            // Predictions by Vertex AI, errors among them, and look-ups in the cache exist only after clients send
            // requests.
            if (hasEndpoints)
            {
                yield return (Metrics.VertexPredictions, false);
                yield return (Metrics.VertexErrors, false);
                yield return (Metrics.VertexLatencies, false);
            }
            if (hasCache)
            {
                yield return (Metrics.RedisHitRatio, false);
                yield return (Metrics.RedisMemoryUsage, true);
                yield return (Metrics.RedisSystemMemoryUsage, true);
            }
        }
    }
}
