using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Caching;

/// <summary>The Redis instance of a platform. At the start it is ready and requires a password and TLS.</summary>
public sealed class CacheBook
{
    private CacheBook(PlatformState state) => MemoryGb = state.Contract.Cache?.MemoryGb ?? 0;

    /// <summary>Whether there is one.</summary>
    public bool Exists { get; set; } = true;

    /// <summary>Its state.</summary>
    public string State { get; set; } = "READY";

    /// <summary>Whether clients must send the AUTH string.</summary>
    public bool HasAuth { get; set; } = true;

    /// <summary>How connections are encrypted.</summary>
    public string TransitEncryption { get; set; } = "SERVER_AUTHENTICATION";

    /// <summary>Its size.</summary>
    public int MemoryGb { get; set; }

    /// <summary>A platform's Redis instance.</summary>
    public static CacheBook Of(PlatformState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Part(platform => new CacheBook(platform));
    }
}
