using Ironwood.Planning.Engines;

namespace Ironwood.Planning.Tests.Engines;

public class TrafficShapeTests
{
    private static readonly DateTime Start = new(2026, 11, 30, 18, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_peak_is_the_busiest_minute_wherever_it_begins()
    {
        // One request every ten seconds, and ninety within half a minute around a full minute.
        var requests = Enumerable.Range(0, 60).Select(index => Request(index * 10.0))
            .Concat(Enumerable.Range(0, 90).Select(index => Request(105 + (index / 3.0))))
            .OrderBy(request => request.At)
            .ToArray();

        var shape = TrafficShape.Of(requests);

        Assert.Equal(96 / 60m, shape.PeakRequestsPerSecond);
        Assert.Equal(150 / 590m, shape.MeanRequestsPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(590), shape.Duration);
    }

    [Fact]
    public void Tokens_are_means_and_the_context_is_the_longest_requests()
    {
        var shape = TrafficShape.Of([
            new(Start, 100, 10), new(Start.AddSeconds(5), 300, 20), new(Start.AddSeconds(9), 1_000, 5),
        ]);

        Assert.Equal(new(467, 12, LongestTokens: 1_005), shape.Tokens);
        Assert.Equal(1_005, shape.Tokens!.ContextTokens);
        // A trace of seconds is no minute of peak.
        Assert.Equal(3 / 60m, shape.PeakRequestsPerSecond);
    }

    [Fact]
    public void A_series_of_rates_has_no_tokens()
    {
        var shape = TrafficShape.Of([2, 8, 5], TimeSpan.FromMinutes(10));

        Assert.Equal(new(8, 5, TimeSpan.FromMinutes(30), Tokens: null), shape);
    }

    private static TracedRequest Request(double second) => new(Start.AddSeconds(second), 100, 10);
}
