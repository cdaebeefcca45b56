namespace Ironwood.Catalog.Services;

/// <summary>How often, and after which time, a read is made again.</summary>
/// <param name="Service">Full name of the gRPC service whose reads are; null for all that have no row of their
/// own.</param>
/// <param name="MaxAttempts">Attempts in all, the first included.</param>
/// <param name="InitialBackoffSeconds">Wait before the second.</param>
/// <param name="MaxBackoffSeconds">Longest wait.</param>
/// <param name="BackoffMultiplier">By how much each wait is longer than the one before.</param>
/// <param name="Source">Where it is stated.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record ApiRetry(
    string? Service,
    int MaxAttempts,
    double InitialBackoffSeconds,
    double MaxBackoffSeconds,
    double BackoffMultiplier,
    string Source,
    DateOnly AsOf)
    : ISourced
{
    private static readonly Lazy<ApiRetry[]> Rows = new(static () =>
        EmbeddedRows.Read("Services/api-retries.json", RowFormat.Default.ApiRetryArray));

    /// <summary>
    /// What Google's configuration of Cloud Monitoring says. Reads of services for which Google publishes nothing, as
    /// Vertex AI's and those of REST, are treated so here.
    /// </summary>
    public static ApiRetry OfReads => Rows.Value.Single(row => row.Service is null);

    /// <summary>How reads of a gRPC service are made again.</summary>
    public static ApiRetry Of(string service) => Rows.Value.FirstOrDefault(row => row.Service == service) ?? OfReads;
}
