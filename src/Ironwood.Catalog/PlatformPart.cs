namespace Ironwood.Catalog;

/// <summary>
/// A part of the platform that not every stack has. Some services and roles are needed for one of them only.
/// </summary>
public enum PlatformPart
{
    /// <summary>What every stack has.</summary>
    Always,

    /// <summary>The response cache.</summary>
    Cache,

    /// <summary>Secrets: the cache's own, and those that model servers and endpoints are started with.</summary>
    Secrets,

    /// <summary>Cloud KMS keys of the customer that encrypt the stack's data.</summary>
    Keys,

    /// <summary>Logs of the DNS queries of the stack's own network.</summary>
    DnsLogs,

    /// <summary>Domains with managed certificates.</summary>
    Domains,

    /// <summary>Identity-Aware Proxy.</summary>
    Iap,

    /// <summary>API Gateway.</summary>
    ApiGateway,

    /// <summary>Workflows of a repository that deploy and preview the stack.</summary>
    Workflows,
}
