using Ironwood.Catalog.Metrics;
using Ironwood.Operations.Google;

namespace Ironwood.Operations.Models.Rollouts;

/// <summary>Reads the signals of one endpoint's deployed models from Cloud Monitoring.</summary>
/// <param name="reader">Reads time series.</param>
/// <param name="project">The project's id.</param>
/// <param name="endpointId">The endpoint's id, the last part of its name.</param>
public sealed class MonitoringTraffic(ISeriesReader reader, string project, string endpointId) : ITrafficMeter
{
    // The other latency types are parts of this one: together they would count a request three times.
    private const string TotalLatency = "total";

    /// <inheritdoc/>
    public async Task<TrafficSignals> ReadAsync(
        string deployedModel, DateTimeOffset start, DateTimeOffset until, CancellationToken cancellation)
    {
        // One period for the whole interval. Monitoring accepts whole minutes only.
        var period = TimeSpan.FromMinutes(Math.Max(1, Math.Floor((until - start).TotalMinutes)));
        start = until - period;
        var requests = ReadAsync(Of(Metrics.VertexResponses).Increase(period).Sum());
        var errors = ReadAsync(Of(Metrics.VertexErrors).Increase(period).Sum());
        var latency = ReadAsync(
            Of(Metrics.VertexLatencies).Where("latency_type", TotalLatency).Percentile(Percentile.P99, period));
        await Task.WhenAll(requests, errors, latency).ConfigureAwait(false);
        var latencies = Values(await latency.ConfigureAwait(false)).ToArray();
        return new(
            Count(await requests.ConfigureAwait(false)),
            Count(await errors.ConfigureAwait(false)),
            latencies.Length == 0 ? null : latencies.Max());

        Task<IReadOnlyList<SeriesReading>> ReadAsync(Series series) =>
            reader.ReadAsync(project, series, start, until, cancellation);

        MetricSelection<TMetric> Of<TMetric>(TMetric metric)
            where TMetric : Metric =>
            MetricSelection.Of(metric).Where("endpoint_id", endpointId).Where("deployed_model_id", deployedModel);
    }

    // A sum beyond the range of long, or below zero, cannot be a count.
    private static long Count(IEnumerable<SeriesReading> readings) =>
        (long)Math.Clamp(Values(readings).Sum(), 0, long.MaxValue / 2);

    private static IEnumerable<double> Values(IEnumerable<SeriesReading> readings) =>
        readings.SelectMany(reading => reading.Points).Select(point => point.Value).Where(double.IsFinite);
}
