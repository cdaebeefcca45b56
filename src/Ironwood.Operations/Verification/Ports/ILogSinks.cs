namespace Ironwood.Operations.Verification.Ports;

/// <summary>The log sinks of a project.</summary>
public interface ILogSinks
{
    /// <summary>The one of that name; null when there is none.</summary>
    Task<FoundSink?> FindAsync(string project, string name, CancellationToken cancellation);
}

/// <summary>A log sink.</summary>
/// <param name="Destination">As <c>bigquery.googleapis.com/projects/P/datasets/D</c>.</param>
/// <param name="IsDisabled">Whether it exports nothing.</param>
public sealed record FoundSink(string Destination, bool IsDisabled);
