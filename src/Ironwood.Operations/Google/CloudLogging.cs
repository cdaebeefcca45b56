namespace Ironwood.Operations.Google;

/// <summary>Log sinks of Cloud Logging.</summary>
public interface ICloudLogging
{
    /// <summary>A log sink by its name; null when it does not exist.</summary>
    Task<FoundSink?> FindSinkAsync(string project, string name, CancellationToken cancellation);
}

/// <summary>A log sink.</summary>
/// <param name="Destination">Such as <c>bigquery.googleapis.com/projects/P/datasets/D</c>.</param>
/// <param name="IsDisabled">Whether it exports nothing.</param>
public sealed record FoundSink(string Destination, bool IsDisabled);

/// <summary>Cloud Logging, over its REST API.</summary>
/// <remarks>https://docs.cloud.google.com/logging/docs/reference/v2/rest/v2/projects.sinks</remarks>
/// <param name="calls">Makes the calls.</param>
public sealed class CloudLogging(GoogleCalls calls) : ICloudLogging
{
    /// <inheritdoc/>
    public Task<FoundSink?> FindSinkAsync(string project, string name, CancellationToken cancellation) =>
        calls.FindAsync(
            $"log sink {name}",
            new($"https://logging.googleapis.com/v2/projects/{project}/sinks/{name}"),
            WireFormat.Default.SinkAnswer,
            found => new FoundSink(found.Destination ?? "", found.Disabled),
            cancellation);
}

internal sealed record SinkAnswer(string? Destination = null, bool Disabled = false);
