namespace Ironwood.Operations.Google;

/// <summary>Subscriptions of Pub/Sub.</summary>
public interface IPubSub
{
    /// <summary>A subscription by its name, <c>projects/P/subscriptions/S</c>; null when it does not exist.</summary>
    Task<FoundSubscription?> FindSubscriptionAsync(string name, CancellationToken cancellation);
}

/// <summary>A subscription.</summary>
/// <param name="State">Such as <c>ACTIVE</c>.</param>
/// <param name="WriterState">Whether it can write to its BigQuery table, such as <c>SCHEMA_MISMATCH</c>; null when it
/// writes to no table.</param>
public sealed record FoundSubscription(string State, string? WriterState);

/// <summary>Pub/Sub, over its REST API.</summary>
/// <remarks>https://docs.cloud.google.com/pubsub/docs/reference/rest/v1/projects.subscriptions</remarks>
/// <param name="calls">Makes the calls.</param>
public sealed class PubSub(GoogleCalls calls) : IPubSub
{
    private const string Unspecified = "STATE_UNSPECIFIED";

    /// <inheritdoc/>
    public Task<FoundSubscription?> FindSubscriptionAsync(string name, CancellationToken cancellation) =>
        calls.FindAsync(
            $"subscription {name}",
            new($"https://pubsub.googleapis.com/v1/{name}"),
            WireFormat.Default.SubscriptionAnswer,
            found => new FoundSubscription(
                found.State ?? Unspecified,
                found.BigqueryConfig is { } writer ? writer.State ?? Unspecified : null),
            cancellation);
}

internal sealed record SubscriptionAnswer(string? State = null, BigQueryWriter? BigqueryConfig = null);

internal sealed record BigQueryWriter(string? State = null);
