namespace Ironwood.Outputs;

/// <summary>The global load balancer.</summary>
public sealed record FrontDoorOutputs
{
    /// <summary>
    /// Base URL without a final slash: <c>https://domain</c>, or <c>http://address</c> without a domain.
    /// </summary>
    public required string Url { get; init; }

    /// <summary>IPv4 address; with scheme <c>internal</c>, the one in the platform's region.</summary>
    public required string Address { get; init; }

    /// <summary>
    /// Where callers are: <c>external</c>, on the Internet, or <c>internal</c>, in the pods' network and in networks
    /// that are connected to it. Null before version 1.2, when every front door was external.
    /// </summary>
    public string? Scheme { get; init; }

    /// <summary>
    /// IPv4 addresses by region, all for the same platform; with scheme <c>internal</c> only. Null otherwise.
    /// </summary>
    public ImmutableSortedDictionary<string, string>? RegionalAddresses { get; init; }

    /// <summary>
    /// Path that the default tier answers when it is healthy, for example <c>/health</c>; null if Identity-Aware Proxy
    /// requires a sign-in.
    /// </summary>
    public string? HealthPath { get; init; }

    /// <summary>Name of the URL map.</summary>
    public required string UrlMap { get; init; }

    /// <summary>Host names with a certificate; empty without HTTPS.</summary>
    public required ImmutableArray<string> Domains { get; init; }

    /// <summary>DNS records that the domains need, the address records included.</summary>
    public required ImmutableArray<DnsRecord> DnsRecords { get; init; }

    /// <summary>Base URL of API Gateway; null without one.</summary>
    public string? GatewayUrl { get; init; }

    /// <summary>Whether Identity-Aware Proxy requires callers to sign in.</summary>
    public required bool RequiresSignIn { get; init; }
}

/// <summary>A DNS record to create.</summary>
/// <param name="Name">Fully qualified name with a final dot.</param>
/// <param name="Type">As <c>A</c> or <c>CNAME</c>.</param>
/// <param name="Data">The record's data.</param>
public sealed record DnsRecord(string Name, string Type, string Data);
