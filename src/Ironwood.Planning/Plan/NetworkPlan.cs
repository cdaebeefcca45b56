namespace Ironwood.Planning.Plan;

/// <summary>The network that the pods live in: one of the stack's own, or one that exists.</summary>
/// <param name="Subnets">The pods' subnets, that of the stack's own region first.</param>
public sealed record NetworkPlan(IReadOnlyList<SubnetPlan> Subnets)
{
    /// <summary>The network that exists; null where the stack makes its own.</summary>
    public ExistingNetworkName? Existing { get; init; }

    /// <summary>Whether the stack makes the firewall rules.</summary>
    public bool MakesFirewall { get; init; } = true;

    /// <summary>Whether the stack makes a router and address translation for each subnet.</summary>
    public bool MakesNat { get; init; } = true;

    /// <summary>Whether the stack makes the connection by which the cache is reached.</summary>
    public bool MakesServiceAccess { get; init; } = true;

    /// <summary>
    /// Ranges of an internal front door's proxies by region, as far as they are known; empty without such a front door.
    /// </summary>
    public IReadOnlyList<SubnetPlan> Proxies { get; init; } = [];

    /// <summary>Whether the stack makes the proxies' subnets.</summary>
    public bool MakesProxySubnets { get; init; }

    /// <summary>Share of the traffic flows that the stack's own subnets log; 0 for no flow logs.</summary>
    public double FlowSampleRate { get; init; }

    /// <summary>Whether the stack's firewall rules log connections.</summary>
    public bool LogsFirewall { get; init; }

    /// <summary>Whether Cloud DNS logs the queries of the stack's own network.</summary>
    public bool LogsDns { get; init; }

    /// <summary>The network of a stack.</summary>
    /// <param name="settings">What the settings say of it.</param>
    /// <param name="environment">The stack's environment.</param>
    /// <param name="regions">The regions of the pods, the stack's own first.</param>
    /// <param name="isInternal">Whether the front door is in this network.</param>
    internal static NetworkPlan Of(
        NetworkSettings settings, string environment, IReadOnlyList<string> regions, bool isInternal) =>
        Of(settings, regions) with
        {
            Proxies = isInternal
                ? [.. regions
                    .Select((region, index) => new SubnetPlan(region, ProxyRange(settings, region, index == 0)))
                    .Where(proxy => proxy.Range is not null)]
                : [],
            MakesProxySubnets = isInternal && settings.Existing?.CreateProxySubnets != false,
            FlowSampleRate = settings.Logs.FlowSampleRateOf(environment),
            LogsFirewall = settings.Logs.LogsFirewall(environment),
            LogsDns = settings.Existing is null && settings.Logs.LogsDns(environment),
        };

    /// <summary>The range of the proxies in a region; null where the settings leave it open.</summary>
    internal static string? ProxyRange(NetworkSettings settings, string region, bool isFirst) =>
        settings.ProxySubnetCidrs.GetValueOrDefault(region)
        ?? (isFirst && settings.Existing is null ? NetworkSettings.DefaultProxyCidr : null);

    private static NetworkPlan Of(NetworkSettings settings, IEnumerable<string> regions) =>
        settings.Existing is not { } existing
            ? new([.. regions.Select((region, index) => new SubnetPlan(region, index == 0
                ? settings.SubnetCidr ?? NetworkSettings.DefaultSubnetCidr
                : settings.FailoverSubnetCidrs.GetValueOrDefault(region)))])
            : new([.. regions.Select(region =>
                new SubnetPlan(region, Name: existing.Subnetworks.GetValueOrDefault(region)))])
            {
                Existing = ExistingNetworkName.Read(existing.Network),
                MakesFirewall = existing.CreateFirewall,
                MakesNat = existing.CreateNat,
                MakesServiceAccess = existing.CreateServiceAccess,
            };
}

/// <summary>The pods' subnet in one region.</summary>
/// <param name="Region">The region.</param>
/// <param name="Range">Its primary IPv4 range; null where it exists.</param>
/// <param name="Name">Its name where it exists; the engine names those that the stack makes.</param>
public sealed record SubnetPlan(string Region, string? Range = null, string? Name = null);
