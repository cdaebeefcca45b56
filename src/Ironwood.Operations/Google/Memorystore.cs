namespace Ironwood.Operations.Google;

/// <summary>Redis instances of Memorystore.</summary>
public interface IMemorystore
{
    /// <summary>
    /// An instance by its name, <c>projects/P/locations/R/instances/I</c>; null when it does not exist.
    /// </summary>
    Task<FoundCache?> FindInstanceAsync(string name, CancellationToken cancellation);
}

/// <summary>A Redis instance. Its AUTH string is never read.</summary>
/// <param name="State">Such as <c>READY</c>.</param>
/// <param name="HasAuth">Whether clients must send the AUTH string.</param>
/// <param name="TransitEncryption">Such as <c>SERVER_AUTHENTICATION</c>.</param>
/// <param name="MemoryGb">Memory in GB.</param>
public sealed record FoundCache(string State, bool HasAuth, string TransitEncryption, int MemoryGb);

/// <summary>Memorystore for Redis, over its REST API.</summary>
/// <remarks>https://docs.cloud.google.com/memorystore/docs/redis/reference/rest/v1/projects.locations.instances</remarks>
/// <param name="calls">Makes the calls.</param>
public sealed class Memorystore(GoogleCalls calls) : IMemorystore
{
    /// <inheritdoc/>
    public Task<FoundCache?> FindInstanceAsync(string name, CancellationToken cancellation) =>
        calls.FindAsync(
            $"Redis instance {name}",
            new($"https://redis.googleapis.com/v1/{name}"),
            WireFormat.Default.RedisAnswer,
            found => new FoundCache(
                found.State ?? "STATE_UNSPECIFIED",
                found.AuthEnabled,
                found.TransitEncryptionMode ?? "DISABLED",
                found.MemorySizeGb),
            cancellation);
}

internal sealed record RedisAnswer(
    string? State = null, bool AuthEnabled = false, string? TransitEncryptionMode = null, int MemorySizeGb = 0);
