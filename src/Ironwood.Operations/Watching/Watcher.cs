using Ironwood.Operations.Google;

namespace Ironwood.Operations.Watching;

/// <summary>
/// Asks Monitoring about a platform, again and again. The questions are independent: after one fails, its last answer
/// stays, with its age, and the others continue. Not thread-safe.
/// </summary>
/// <param name="reader">Reads time series.</param>
/// <param name="contract">The platform.</param>
/// <param name="time">The clock.</param>
public sealed class Watcher(ISeriesReader reader, PlatformContract contract, TimeProvider time)
{
    // The load balancer's metrics arrive with a delay of some minutes.
    private static readonly TimeSpan LookBack = TimeSpan.FromMinutes(10);

    private readonly IReadOnlyList<WatchQuestion> _questions =
        [.. WatchQuery.Of(contract).Select(query => new WatchQuestion(query))];

    /// <summary>Asks every question once, all at the same time.</summary>
    public async Task<WatchSnapshot> RefreshAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await Task.WhenAll(_questions.Select(question => AskAsync(question, now, cancellation))).ConfigureAwait(false);
        return new(
            now,
            contract.Environment,
            [
                .. contract.Tiers.Select(tier => new TierView(tier.Key, tier.Value, _questions
                    .Where(question => question.Values.ContainsKey(tier.Key))
                    .GroupBy(question => question.Query.Quantity)
                    .ToDictionary(same => same.Key, same => same.First().Values[tier.Key]))),
            ],
            [
                .. _questions.Where(question => question.Problem is not null)
                    .Select(question =>
                        new StaleQuantity(question.Query.Quantity, question.LastSeen, question.Problem!)),
            ],
            _questions.Count);
    }

    private async Task AskAsync(WatchQuestion question, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            var readings = await reader
                .ReadAsync(contract.Project, question.Query.Series, now - LookBack, now, cancellation)
                .ConfigureAwait(false);
            (question.Values, question.LastSeen, question.Problem) = (question.Query.ByTier(readings), now, null);
        }
        catch (AccessException error)
        {
            question.Problem = error.Problem;
        }
    }

    private sealed class WatchQuestion(WatchQuery query)
    {
        public WatchQuery Query { get; } = query;

        public Dictionary<string, SeriesPoint> Values { get; set; } = [];

        public DateTimeOffset? LastSeen { get; set; }

        public Problem? Problem { get; set; }
    }
}
