namespace Ironwood.Planning.Settings;

/// <summary>The network that the pods live in: one of the stack's own, or one that exists.</summary>
public sealed record NetworkSettings
{
    /// <summary>The range of a subnet that the settings leave to the platform.</summary>
    public const string DefaultSubnetCidr = "10.64.0.0/18";

    /// <summary>The range of an internal front door's proxies that the settings leave to the platform.</summary>
    public const string DefaultProxyCidr = "10.65.0.0/23";

    /// <summary>
    /// Primary IPv4 range of the subnet in <c>gcp:region</c>, one address per VM and four that Google keeps. Default
    /// <see cref="DefaultSubnetCidr"/>, 16,380 VMs; refused with <see cref="Existing"/>.
    /// </summary>
    public string? SubnetCidr { get; init; }

    /// <summary>
    /// Primary IPv4 range of the subnet in each region that a tier fails over to. Required there, because subnets of
    /// one network may not overlap; refused with <see cref="Existing"/>.
    /// </summary>
    [KeyedBy("region")]
    public IReadOnlyDictionary<string, string> FailoverSubnetCidrs { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// IPv4 range of the proxies of an internal front door in each region with pods. In a network of the stack's own
    /// the range of <c>gcp:region</c> is <see cref="DefaultProxyCidr"/> unless it is given here; a region that a tier
    /// fails over to needs its own. In a network that exists, each region needs the range of its proxy-only subnet.
    /// Only with <c>frontDoor.scheme: internal</c>.
    /// </summary>
    [KeyedBy("region")]
    public IReadOnlyDictionary<string, string> ProxySubnetCidrs { get; init; } = new Dictionary<string, string>();

    /// <summary>The logs of the traffic in the network.</summary>
    public NetworkLogSettings Logs { get; init; } = new();

    /// <summary>The network that exists. Default: none, and then the stack makes its own.</summary>
    public ExistingNetworkSettings? Existing { get; init; }
}

/// <summary>Logs of the network's traffic. Cloud Logging charges for each GiB of them.</summary>
public sealed record NetworkLogSettings
{
    // Google's own rate where flow logs are turned on without one.
    private const double UsualFlowSampleRate = 0.5;

    /// <summary>
    /// Share of the collected traffic flows that the stack's own subnets log; 0 turns flow logs off. Default: 0.5, but
    /// 0 where the environment is <c>dev</c>. Refused with <see cref="NetworkSettings.Existing"/>: the owner of a
    /// subnet decides about its logs.
    /// </summary>
    [Between(0, 1)]
    public double? FlowSampleRate { get; init; }

    /// <summary>
    /// Whether the stack's firewall rules log the connections that they allow. Default: true, unless the environment
    /// is <c>dev</c>. Refused where the stack makes no firewall rules.
    /// </summary>
    public bool? Firewall { get; init; }

    /// <summary>
    /// Whether Cloud DNS logs the queries of the stack's own network. Default: true, unless the environment is
    /// <c>dev</c>. Refused with <see cref="NetworkSettings.Existing"/>: a network has one DNS policy, and its owner
    /// keeps it.
    /// </summary>
    public bool? Dns { get; init; }

    /// <summary>Whether DNS queries are logged in an environment.</summary>
    /// <param name="environment">Value of <c>ironwood:environment</c>.</param>
    public bool LogsDns(string environment) => Dns ?? !ProtectionSettings.IsDisposable(environment);

    /// <summary>Share of the flows that are logged in an environment.</summary>
    /// <param name="environment">Value of <c>ironwood:environment</c>.</param>
    public double FlowSampleRateOf(string environment) =>
        FlowSampleRate ?? (ProtectionSettings.IsDisposable(environment) ? 0 : UsualFlowSampleRate);

    /// <summary>Whether firewall rules log connections in an environment.</summary>
    /// <param name="environment">Value of <c>ironwood:environment</c>.</param>
    public bool LogsFirewall(string environment) => Firewall ?? !ProtectionSettings.IsDisposable(environment);
}

/// <summary>
/// A network that another team keeps, in this project or in a Shared VPC host project. The stack makes neither network
/// nor subnets; it creates only the resources that are set here, in the network's project.
/// </summary>
public sealed record ExistingNetworkSettings
{
    /// <summary>
    /// The network: its name, or <c>projects/P/global/networks/NAME</c> where it belongs to another project. Required.
    /// </summary>
    public required string Network { get; init; }

    /// <summary>
    /// Names of the pods' subnets by region: one for <c>gcp:region</c> and one for each region that a tier fails over
    /// to. They need Private Google Access and room for every VM.
    /// </summary>
    [KeyedBy("region")]
    public IReadOnlyDictionary<string, string> Subnetworks { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether the stack makes the two firewall rules that let in the load balancer and the pods' neighbours. Default
    /// true; without the rules nothing is served, so if it is false, the network must already have them.
    /// </summary>
    public bool CreateFirewall { get; init; } = true;

    /// <summary>
    /// Whether the stack makes a router and address translation for each subnet. Default false: the network has a way
    /// out already, and Google refuses a second one for the same subnet.
    /// </summary>
    public bool CreateNat { get; init; }

    /// <summary>
    /// Whether the stack makes the connection to Google's services by which the cache is reached. Default false: a
    /// network has one such connection for everybody, and creating it again is refused.
    /// </summary>
    public bool CreateServiceAccess { get; init; }

    /// <summary>
    /// Whether the stack makes the proxy-only subnets of an internal front door. Default false: a network has one
    /// active proxy-only subnet of this purpose per region, which all internal load balancers share. Only with
    /// <c>frontDoor.scheme: internal</c>.
    /// </summary>
    public bool CreateProxySubnets { get; init; }
}
