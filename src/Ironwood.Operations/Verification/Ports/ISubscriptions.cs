namespace Ironwood.Operations.Verification.Ports;

/// <summary>The Pub/Sub subscriptions of a project.</summary>
public interface ISubscriptions
{
    /// <summary>The one of that name, <c>projects/P/subscriptions/S</c>; null when there is none.</summary>
    Task<FoundSubscription?> FindAsync(string name, CancellationToken cancellation);
}

/// <summary>A subscription.</summary>
/// <param name="State">As <c>ACTIVE</c>.</param>
/// <param name="WriterState">Whether it can write to its table, as <c>SCHEMA_MISMATCH</c>; null when it has
/// none.</param>
public sealed record FoundSubscription(string State, string? WriterState);
