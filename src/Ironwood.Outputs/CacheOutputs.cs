namespace Ironwood.Outputs;

/// <summary>The Redis instance of the response cache. Secrets are given by name, never by value.</summary>
public sealed record CacheOutputs
{
    /// <summary>As <c>projects/P/locations/R/instances/I</c>.</summary>
    public required string Instance { get; init; }

    /// <summary>Address in the pods' network.</summary>
    public required string Host { get; init; }

    /// <summary>Port; with TLS it is not 6379.</summary>
    public required int Port { get; init; }

    /// <summary>Size in GB.</summary>
    public required int MemoryGb { get; init; }

    /// <summary>Secret Manager's id of the AUTH string.</summary>
    public required string AuthSecret { get; init; }

    /// <summary>Secret Manager's id of the server's certificate authorities.</summary>
    public required string CaSecret { get; init; }
}
