using Ironwood.Catalog.Sourcing;

namespace Ironwood.Catalog.Services;

/// <summary>How often, and after which time, a call is made again.</summary>
/// <param name="MaxAttempts">Attempts in all, the first included.</param>
/// <param name="InitialBackoffSeconds">Wait before the second.</param>
/// <param name="MaxBackoffSeconds">Longest wait.</param>
/// <param name="BackoffMultiplier">By how much each wait is longer than the one before.</param>
/// <param name="Source">Where it is stated.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record ApiRetry(
    int MaxAttempts, double InitialBackoffSeconds, double MaxBackoffSeconds, double BackoffMultiplier, string Source, DateOnly AsOf)
    : ISourced
{
    private static readonly Lazy<ApiRetry> Reads = new(static () =>
        EmbeddedRows.Read("Services/api-retries.json", RowFormat.Default.ApiRetryArray).Single());

    /// <summary>What Google's configuration of Cloud Monitoring says of reads; here all reads are treated so.</summary>
    public static ApiRetry OfReads => Reads.Value;
}
