using Ironwood.Operations.Verification;
using Ironwood.Operations.Verification.Ports;

namespace Ironwood.Operations.Telemetry;

/// <summary>Sinks of Cloud Logging, over its REST API.</summary>
/// <remarks>https://docs.cloud.google.com/logging/docs/reference/v2/rest/v2/projects.sinks</remarks>
/// <param name="calls">How it is asked.</param>
public sealed class CloudLogSinks(GoogleCalls calls) : ILogSinks
{
    /// <inheritdoc/>
    public async Task<FoundSink?> FindAsync(string project, string name, CancellationToken cancellation)
    {
        var found = await calls.FindAsync(
            $"log sink {name}",
            new($"https://logging.googleapis.com/v2/projects/{project}/sinks/{name}"),
            WireFormat.Default.SinkAnswer,
            cancellation).ConfigureAwait(false);
        return found is null ? null : new(found.Destination ?? "", found.Disabled);
    }
}

internal sealed record SinkAnswer(string? Destination, bool Disabled);
