using Ironwood.Operations.Verification;
using Ironwood.Operations.Verification.Ports;

namespace Ironwood.Operations.Telemetry;

/// <summary>Subscriptions of Pub/Sub, over its REST API.</summary>
/// <remarks>https://docs.cloud.google.com/pubsub/docs/reference/rest/v1/projects.subscriptions</remarks>
/// <param name="calls">How it is asked.</param>
public sealed class PubSubSubscriptions(GoogleCalls calls) : ISubscriptions
{
    /// <inheritdoc/>
    public async Task<FoundSubscription?> FindAsync(string name, CancellationToken cancellation)
    {
        var found = await calls.FindAsync(
            $"subscription {name}",
            new($"https://pubsub.googleapis.com/v1/{name}"),
            WireFormat.Default.SubscriptionAnswer,
            cancellation).ConfigureAwait(false);
        return found is null ? null : new(found.State ?? "STATE_UNSPECIFIED", found.BigqueryConfig is { } writer ? writer.State ?? "STATE_UNSPECIFIED" : null);
    }
}

internal sealed record SubscriptionAnswer(string? State, BigQueryWriter? BigqueryConfig);

internal sealed record BigQueryWriter(string? State);
