using Ironwood.Operations.Verification;
using Ironwood.Operations.Verification.Ports;

namespace Ironwood.Operations.Caching;

/// <summary>Redis instances of Memorystore, over its REST API.</summary>
/// <remarks>https://docs.cloud.google.com/memorystore/docs/redis/reference/rest/v1/projects.locations.instances</remarks>
/// <param name="calls">How it is asked.</param>
public sealed class MemorystoreCaches(GoogleCalls calls) : ICaches
{
    /// <inheritdoc/>
    public async Task<FoundCache?> FindAsync(string name, CancellationToken cancellation)
    {
        var found = await calls.FindAsync(
            $"Redis instance {name}",
            new($"https://redis.googleapis.com/v1/{name}"),
            WireFormat.Default.RedisAnswer,
            cancellation).ConfigureAwait(false);
        return found is null ? null : new(
            found.State ?? "STATE_UNSPECIFIED", found.AuthEnabled, found.TransitEncryptionMode ?? "DISABLED", found.MemorySizeGb);
    }
}

internal sealed record RedisAnswer(string? State, bool AuthEnabled, string? TransitEncryptionMode, int MemorySizeGb);
