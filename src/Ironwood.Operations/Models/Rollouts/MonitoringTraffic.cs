using Ironwood.Catalog.Metrics;
using Ironwood.Operations.Google;

namespace Ironwood.Operations.Models.Rollouts;

/// <summary>What Monitoring says of one endpoint's deployed models.</summary>
/// <param name="reader">Reads time series.</param>
/// <param name="project">The project's id.</param>
/// <param name="endpointId">The endpoint's id, the last part of its name.</param>
public sealed class MonitoringTraffic(ISeriesReader reader, string project, string endpointId) : ITrafficMeter
{
    // The other kinds of latency are parts of this one: together they would count a request three times.
    private const string WholeLatency = "total";

    /// <inheritdoc/>
    public async Task<TrafficSignals> ReadAsync(
        string deployedModel, DateTimeOffset start, DateTimeOffset until, CancellationToken cancellation)
    {
        // One period over all of the span, in whole minutes as Monitoring wants them.
        var period = TimeSpan.FromMinutes(Math.Max(1, Math.Floor((until - start).TotalMinutes)));
        start = until - period;
        Task<IReadOnlyList<SeriesReading>> ReadSeriesAsync(Series series) =>
            reader.ReadAsync(project, series, start, until, cancellation);

        var requests = ReadSeriesAsync(Of(Metrics.VertexResponses).Increase(period).Sum());
        var errors = ReadSeriesAsync(Of(Metrics.VertexErrors).Increase(period).Sum());
        var latency = ReadSeriesAsync(
            Of(Metrics.VertexLatencies).Where("latency_type", WholeLatency).Percentile(Percentile.P99, period));
        await Task.WhenAll(requests, errors, latency).ConfigureAwait(false);
        var latencies = Values(await latency.ConfigureAwait(false)).ToArray();
        return new(
            (long)Values(await requests.ConfigureAwait(false)).Sum(),
            (long)Values(await errors.ConfigureAwait(false)).Sum(),
            latencies.Length == 0 ? null : latencies.Max());

        MetricSelection<TMetric> Of<TMetric>(TMetric metric)
            where TMetric : Metric =>
            MetricSelection.Of(metric).Where("endpoint_id", endpointId).Where("deployed_model_id", deployedModel);
    }

    private static IEnumerable<double> Values(IEnumerable<SeriesReading> readings) =>
        readings.SelectMany(reading => reading.Points).Select(point => point.Value).Where(double.IsFinite);
}
