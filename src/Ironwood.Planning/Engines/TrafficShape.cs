namespace Ironwood.Planning.Engines;

/// <summary>What a recorded series of requests needs: its peak, and what its requests look like.</summary>
/// <param name="PeakRequestsPerSecond">Requests per second in the busiest minute, or the largest rate of the
/// series.</param>
/// <param name="MeanRequestsPerSecond">Requests per second over all of it.</param>
/// <param name="Duration">From its begin to its end.</param>
/// <param name="Tokens">What its requests look like; null where the series holds rates only.</param>
public sealed record TrafficShape(
    decimal PeakRequestsPerSecond, decimal MeanRequestsPerSecond, TimeSpan Duration, Workload? Tokens)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>The shape of single requests, in the order of their times.</summary>
    public static TrafficShape Of(IReadOnlyList<TracedRequest> requests)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var duration = requests[^1].At - requests[0].At;
        return new(
            BusiestWindow(requests) / (decimal)Window.TotalSeconds,
            requests.Count / (decimal)Math.Max(duration.TotalSeconds, Window.TotalSeconds),
            duration,
            new(
                (int)Math.Ceiling(requests.Average(request => request.InputTokens)),
                (int)Math.Ceiling(requests.Average(request => request.OutputTokens)),
                LongestTokens: requests.Max(request => request.InputTokens + request.OutputTokens)));
    }

    /// <summary>The shape of a series of rates with one step between them.</summary>
    public static TrafficShape Of(IReadOnlyList<decimal> rates, TimeSpan step)
    {
        ArgumentNullException.ThrowIfNull(rates);
        return new(rates.Max(), rates.Average(), step * rates.Count, Tokens: null);
    }

    private static int BusiestWindow(IReadOnlyList<TracedRequest> requests)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < requests.Count; last++)
        {
            while (requests[last].At - requests[first].At >= Window)
            {
                first++;
            }
            most = Math.Max(most, last - first + 1);
        }
        return most;
    }
}

/// <summary>One request of a trace.</summary>
/// <param name="At">When it came.</param>
/// <param name="InputTokens">Tokens of its prompt.</param>
/// <param name="OutputTokens">Tokens of its answer.</param>
public sealed record TracedRequest(DateTime At, int InputTokens, int OutputTokens);
