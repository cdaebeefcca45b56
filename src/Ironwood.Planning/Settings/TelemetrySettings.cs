namespace Ironwood.Planning.Settings;

/// <summary>Where logs and metrics are kept for analysis.</summary>
public sealed record TelemetrySettings
{
    private const int MillisecondsPerDay = 24 * 60 * 60 * 1000;

    /// <summary>
    /// Location of the datasets: a region, or the multi-region <c>US</c> or <c>EU</c>. Default: the stack's region.
    /// Cannot be changed without losing the tables.
    /// </summary>
    public string? Location { get; init; }

    /// <summary>
    /// Days after which rows are deleted. Default: never. More than 24 days cannot be said: the SDK counts
    /// milliseconds in 32 bits.
    /// </summary>
    [Between(1, int.MaxValue / MillisecondsPerDay)]
    public int? RetentionDays { get; init; }
}
