namespace Ironwood.Planning.Settings;

/// <summary>The network that the pods live in: one of the stack's own, or one that exists.</summary>
public sealed record NetworkSettings
{
    /// <summary>The range of a subnet that the settings leave to the platform.</summary>
    public const string DefaultSubnetCidr = "10.64.0.0/18";

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

    /// <summary>The network that exists. Default: none, and then the stack makes its own.</summary>
    public ExistingNetworkSettings? Existing { get; init; }
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
    /// true; without them nothing is served, so whoever says false has made them.
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
}
