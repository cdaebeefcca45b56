namespace Ironwood.Catalog.Metrics;

/// <summary>A log entry that tells of something which no metric tells.</summary>
/// <param name="Id">Stable id, for example <c>compute.interruption</c>.</param>
/// <param name="Log">Name of the log without its project, for example
/// <c>compute.googleapis.com/healthchecks</c>.</param>
/// <param name="ResourceType">The monitored resource that it is written on.</param>
/// <param name="Condition">What the entry says, in the query language of Cloud Logging.</param>
/// <param name="Source">Where it is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Note">What must be so for the entry to be written; null if nothing.</param>
public sealed record LogSignal(
    string Id, string Log, string ResourceType, string Condition, string Source, DateOnly AsOf, string? Note = null)
        : ISourced
{
    /// <summary>The query, in the language of Cloud Logging.</summary>
    public string Query => $"log_id(\"{Log}\") AND resource.type = \"{ResourceType}\" AND {Condition}";
}
