using System.Collections.Immutable;
using Ironwood.Catalog.Limits;
using Ironwood.Planning.Plan;
using Ironwood.Planning.Settings;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Foundation;

/// <summary>
/// Where the pods live: a network with jumbo frames, one subnet per region, address translation for outgoing traffic,
/// and a firewall that lets in the load balancer and their neighbours. No pod has a public address. In a network that
/// exists it makes neither network nor subnets, and of the rest what its owner leaves to it, in the network's project.
/// </summary>
public sealed class InferenceNetwork : ComponentResource
{
    /// <summary>Network tag of the pods; the firewall rules aim at it.</summary>
    public const string PodTag = "inference-pod";

    private readonly CustomResourceOptions _child;

    /// <param name="name">Logical name.</param>
    /// <param name="args">Project, regions, address ranges or existing network, and serving port.</param>
    /// <param name="options">Resource options.</param>
    public InferenceNetwork(string name, InferenceNetworkArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:foundation:InferenceNetwork", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _child = new CustomResourceOptions { Parent = this };
        var existing = args.Settings.Existing;
        string? owner = null;

        if (existing is null)
        {
            var network = new Network(name, new NetworkArgs
            {
                Project = args.Project,
                Description = "Inference pods",
                AutoCreateSubnetworks = false,
                RoutingMode = "REGIONAL",
                Mtu = (int)Limits.LargestMtu.Value,
            }, _child);
            (NetworkId, NetworkName, NetworkLink) = (network.Id, network.Name, network.SelfLink);
        }
        else
        {
            (owner, var named) = ExistingNetworkName.Read(existing.Network)
                ?? throw new ArgumentException(existing.Network, nameof(args));
            NetworkName = Output.Create(named);
            NetworkId = NetworkLink = Output.Format($"projects/{owner ?? args.Project}/global/networks/{named}");
        }
        // Routers, firewall rules and peerings belong to their network's project, a Shared VPC's host.
        Project = owner ?? args.Project;

        Subnets = args.FailoverRegions.Prepend(args.Region).ToImmutableSortedDictionary(
            region => region,
            region => existing is null ? Own(name, region, args) : Of(existing, name, region, args),
            StringComparer.Ordinal);

        if (existing is null or { CreateFirewall: true })
        {
            LetIn(name, args);
            PodToPod = LetNeighboursIn(name);
        }
        RegisterOutputs();
    }

    /// <summary>The project that the network belongs to.</summary>
    public Input<string> Project { get; }

    /// <summary>The network, as <c>projects/P/global/networks/NAME</c>.</summary>
    public Output<string> NetworkId { get; }

    /// <summary>The network's name.</summary>
    public Output<string> NetworkName { get; }

    /// <summary>The pods' subnets by region.</summary>
    public IReadOnlyDictionary<string, PodSubnet> Subnets { get; }

    /// <summary>Lets the pods talk to each other; null where the network's owner does.</summary>
    public Firewall? PodToPod { get; }

    private Output<string> NetworkLink { get; }

    /// <summary>What a pod in a region depends on: a pod that boots earlier cannot fetch anything, or cannot find the
    /// others.</summary>
    public IEnumerable<Resource> NeededByPods(string region) =>
        [.. Subnets[region].WayOut, .. PodToPod is null ? [] : new[] { PodToPod }];

    private PodSubnet Own(string name, string region, InferenceNetworkArgs args)
    {
        var suffix = Suffix(region, args);
        var subnet = new Subnetwork($"{name}-subnet{suffix}", new SubnetworkArgs
        {
            Project = args.Project,
            Network = NetworkId,
            Region = region,
            IpCidrRange = region == args.Region ? args.SubnetCidr! : args.Settings.FailoverSubnetCidrs[region],
            // Without external addresses this is the way to Google's own APIs.
            PrivateIpGoogleAccess = true,
            StackType = "IPV4_ONLY",
        }, _child);
        return new(subnet.Name, subnet.SelfLink, [subnet], [Translate(name, region, suffix, subnet.Id)]);
    }

    private PodSubnet Of(ExistingNetworkSettings existing, string name, string region, InferenceNetworkArgs args)
    {
        var named = existing.Subnetworks[region];
        var link = Output.Format($"projects/{Project}/regions/{region}/subnetworks/{named}");
        return new(
            Output.Create(named),
            link,
            [],
            existing.CreateNat ? [Translate(name, region, Suffix(region, args), link)] : []);
    }

    private RouterNat Translate(string name, string region, string suffix, Output<string> subnet)
    {
        var router = new Router($"{name}-router{suffix}", new RouterArgs
        {
            Project = Project,
            Network = NetworkId,
            Region = region,
        }, _child);

        return new RouterNat($"{name}-nat{suffix}", new RouterNatArgs
        {
            Project = Project,
            Router = router.Name,
            Region = region,
            NatIpAllocateOption = "AUTO_ONLY",
            SourceSubnetworkIpRangesToNat = "LIST_OF_SUBNETWORKS",
            Subnetworks =
            {
                new RouterNatSubnetworkArgs
                {
                    Name = subnet,
                    SourceIpRangesToNats = { "PRIMARY_IP_RANGE" },
                },
            },
            LogConfig = new RouterNatLogConfigArgs { Enable = true, Filter = "ERRORS_ONLY" },
        }, _child);
    }

    private void LetIn(string name, InferenceNetworkArgs args) =>
        _ = new Firewall($"{name}-allow-balancer", new FirewallArgs
        {
            Project = Project,
            Network = NetworkLink,
            Description = "Health checks and requests from the load balancer",
            Direction = "INGRESS",
            SourceRanges = [.. HealthCheckRanges.All.Select(range => range.Cidr)],
            TargetTags = { PodTag },
            Allows = { new FirewallAllowArgs { Protocol = "tcp", Ports = { args.ServingPort.Apply(Port) } } },
        }, _child);

    private Firewall LetNeighboursIn(string name) => new($"{name}-allow-pods", new FirewallArgs
    {
        Project = Project,
        Network = NetworkLink,
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
    }, _child);

    // What is in the first region was there before there could be a second one, and keeps its name.
    private static string Suffix(string region, InferenceNetworkArgs args) => region == args.Region ? "" : $"-{region}";

    private static string Port(int port) => port.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Arguments of <see cref="InferenceNetwork"/>.</summary>
public sealed class InferenceNetworkArgs : ProjectArgs
{
    /// <summary>The stack's region.</summary>
    [Input("region", required: true)]
    public string Region { get; set; } = null!;

    /// <summary>Primary IPv4 range of the subnet in it; null in a network that exists.</summary>
    [Input("subnetCidr")]
    public string? SubnetCidr { get; set; }

    /// <summary>TCP port that the pods answer on.</summary>
    [Input("servingPort", required: true)]
    public Input<int> ServingPort { get; set; } = null!;

    /// <summary>Further regions where pods live. Default: none.</summary>
    public IReadOnlyCollection<string> FailoverRegions { get; init; } = [];

    /// <summary>Valid settings: the ranges of further regions, or the network that exists. Default: neither.</summary>
    public NetworkSettings Settings { get; init; } = new();
}
