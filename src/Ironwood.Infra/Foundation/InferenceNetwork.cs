using Ironwood.Catalog.Limits;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Foundation;

/// <summary>
/// Where the pods live: a network with jumbo frames, one subnet, address translation for what they fetch, and a
/// firewall that lets in the load balancer and their neighbours. No pod has a public address.
/// </summary>
public sealed class InferenceNetwork : ComponentResource
{
    /// <summary>Network tag of the pods; the firewall rules aim at it.</summary>
    public const string PodTag = "inference-pod";

    /// <param name="name">Logical name.</param>
    /// <param name="args">Project, region, address range and serving port.</param>
    /// <param name="options">Resource options.</param>
    public InferenceNetwork(string name, InferenceNetworkArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:foundation:InferenceNetwork", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var child = new CustomResourceOptions { Parent = this };

        Network = new Network(name, new NetworkArgs
        {
            Project = args.Project,
            Description = "Inference pods",
            AutoCreateSubnetworks = false,
            RoutingMode = "REGIONAL",
            Mtu = (int)Limits.LargestMtu.Value,
        }, child);

        Subnetwork = new Subnetwork($"{name}-subnet", new SubnetworkArgs
        {
            Project = args.Project,
            Network = Network.Id,
            Region = args.Region,
            IpCidrRange = args.SubnetCidr,
            // Without external addresses this is the way to Google's own APIs.
            PrivateIpGoogleAccess = true,
            StackType = "IPV4_ONLY",
        }, child);

        var router = new Router($"{name}-router", new RouterArgs
        {
            Project = args.Project,
            Network = Network.Id,
            Region = args.Region,
        }, child);

        Nat = new RouterNat($"{name}-nat", new RouterNatArgs
        {
            Project = args.Project,
            Router = router.Name,
            Region = args.Region,
            NatIpAllocateOption = "AUTO_ONLY",
            SourceSubnetworkIpRangesToNat = "LIST_OF_SUBNETWORKS",
            Subnetworks =
            {
                new RouterNatSubnetworkArgs
                {
                    Name = Subnetwork.Id,
                    SourceIpRangesToNats = { "PRIMARY_IP_RANGE" },
                },
            },
            LogConfig = new RouterNatLogConfigArgs { Enable = true, Filter = "ERRORS_ONLY" },
        }, child);

        LoadBalancerIngress = new Firewall($"{name}-allow-balancer", new FirewallArgs
        {
            Project = args.Project,
            Network = Network.SelfLink,
            Description = "Health checks and requests from the load balancer",
            Direction = "INGRESS",
            SourceRanges = [.. HealthCheckRanges.All.Select(range => range.Cidr)],
            TargetTags = { PodTag },
            Allows = { new FirewallAllowArgs { Protocol = "tcp", Ports = { args.ServingPort.Apply(Port) } } },
        }, child);

        PodToPod = new Firewall($"{name}-allow-pods", new FirewallArgs
        {
            Project = args.Project,
            Network = Network.SelfLink,
            Description = "Hosts of one slice to each other: the runtime's mesh, and every host's proxy to the leader",
            Direction = "INGRESS",
            SourceTags = { PodTag },
            TargetTags = { PodTag },
            Allows =
            {
                new FirewallAllowArgs { Protocol = "tcp" },
                new FirewallAllowArgs { Protocol = "udp" },
                new FirewallAllowArgs { Protocol = "icmp" },
            },
        }, child);
        RegisterOutputs();
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>The pods' subnet.</summary>
    public Subnetwork Subnetwork { get; }

    /// <summary>The way out; pods that boot before it is there cannot fetch images.</summary>
    public RouterNat Nat { get; }

    /// <summary>Lets the load balancer in.</summary>
    public Firewall LoadBalancerIngress { get; }

    /// <summary>Lets the pods talk to each other.</summary>
    public Firewall PodToPod { get; }

    private static string Port(int port) => port.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Arguments of <see cref="InferenceNetwork"/>.</summary>
public sealed class InferenceNetworkArgs : ResourceArgs
{
    /// <summary>Project id.</summary>
    [Input("project", required: true)]
    public Input<string> Project { get; set; } = null!;

    /// <summary>Region of the subnet.</summary>
    [Input("region", required: true)]
    public Input<string> Region { get; set; } = null!;

    /// <summary>Primary IPv4 range of the subnet.</summary>
    [Input("subnetCidr", required: true)]
    public Input<string> SubnetCidr { get; set; } = null!;

    /// <summary>TCP port that the pods answer on.</summary>
    [Input("servingPort", required: true)]
    public Input<int> ServingPort { get; set; } = null!;
}
