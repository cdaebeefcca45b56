using Ironwood.Catalog.Limits;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;
using Pulumi.Gcp.Dns.Inputs;
using static System.FormattableString;
using DnsPolicy = Pulumi.Gcp.Dns.Policy;
using DnsPolicyArgs = Pulumi.Gcp.Dns.PolicyArgs;

namespace Ironwood.Infra.Foundation;

/// <summary>
/// The pods' network: jumbo frames, one subnet per region, Cloud NAT for outgoing traffic, and firewall rules that
/// allow traffic from the load balancer and from other pods. No pod has a public address. With an existing network, it
/// creates neither network nor subnets; of the rest, it creates what the settings leave to it, in the network's
/// project.
/// </summary>
public sealed class InferenceNetwork : ComponentResource
{
    /// <summary>Network tag of the pods; the target of the firewall rules.</summary>
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
        var existing = args.Plan.Existing;

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
            if (args.Plan.LogsDns)
            {
                LogQueries(name, network.Id, args);
            }
        }
        else
        {
            NetworkName = Output.Create(existing.Name);
            NetworkId = NetworkLink =
                Output.Format($"projects/{existing.Project ?? args.Project}/global/networks/{existing.Name}");
        }
        // Routers, firewall rules and peerings belong to their network's project, a Shared VPC's host.
        Project = existing?.Project ?? args.Project;

        Subnets = args.Plan.Subnets.ToImmutableSortedDictionary(
            subnet => subnet.Region,
            // Resources in the first region are older than the support for a second region, and keep their names.
            subnet => Create(name, subnet, subnet == args.Plan.Subnets[0] ? "" : $"-{subnet.Region}", args),
            StringComparer.Ordinal);

        ProxySubnets = args.Plan.MakesProxySubnets
            ? [.. args.Plan.Proxies.Select(proxy => ProxySubnet(name, proxy, args))]
            : [];

        if (args.Plan.MakesFirewall)
        {
            LetIn(name, args);
            PodToPod = LetNeighboursIn(name, args.Plan);
            ProxiesToPods = args.Plan.Proxies.Count > 0 ? LetProxiesIn(name, args) : null;
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

    /// <summary>Allows traffic between pods; null if the network's owner does this.</summary>
    public Firewall? PodToPod { get; }

    /// <summary>Allows requests of an internal front door's proxies; null without one.</summary>
    public Firewall? ProxiesToPods { get; }

    /// <summary>Subnets of an internal front door's proxies that the stack makes.</summary>
    public ImmutableArray<Subnetwork> ProxySubnets { get; }

    /// <summary>The network's link.</summary>
    public Output<string> NetworkLink { get; }

    /// <summary>What an internal front door depends on: without proxies it does not answer.</summary>
    public IEnumerable<Resource> NeededByProxies =>
        [.. ProxySubnets, .. ProxiesToPods is null ? [] : new[] { ProxiesToPods }];

    /// <summary>
    /// The resources that a pod in a region depends on: a pod that boots earlier cannot download anything or find the
    /// other pods.
    /// </summary>
    public IEnumerable<Resource> NeededByPods(string region) =>
        [.. Subnets[region].WayOut, .. PodToPod is null ? [] : new[] { PodToPod }];

    private void LogQueries(string name, Output<string> network, InferenceNetworkArgs args) =>
        _ = new DnsPolicy($"{name}-queries", new DnsPolicyArgs
        {
            Project = args.Project,
            Description = "Logs the DNS queries of the inference pods",
            EnableLogging = true,
            Networks = { new PolicyNetworkArgs { NetworkUrl = network } },
        }, _child);

    private PodSubnet Create(string name, SubnetPlan plan, string suffix, InferenceNetworkArgs args)
    {
        if (plan.Name is { } named)
        {
            var link = Output.Format($"projects/{Project}/regions/{plan.Region}/subnetworks/{named}");
            return new(Output.Create(named), link, [], WayOut(link));
        }
        var subnet = new Subnetwork($"{name}-subnet{suffix}", new SubnetworkArgs
        {
            Project = args.Project,
            Network = NetworkId,
            Region = plan.Region,
            IpCidrRange = plan.Range!,
            // Without external addresses, machines reach Google's APIs this way.
            PrivateIpGoogleAccess = true,
            StackType = "IPV4_ONLY",
            LogConfig = FlowLog(args.Plan.FlowSampleRate)!,
        }, _child);
        return new(subnet.Name, subnet.SelfLink, [subnet], WayOut(subnet.Id));

        ImmutableArray<Resource> WayOut(Output<string> id) =>
            args.Plan.MakesNat ? [Translate(name, plan.Region, suffix, id)] : [];
    }

    private Subnetwork ProxySubnet(string name, SubnetPlan proxy, InferenceNetworkArgs args) =>
        new($"{name}-proxies-{proxy.Region}", new SubnetworkArgs
        {
            Project = Project,
            Description = "Proxies of the internal front door",
            Network = NetworkId,
            Region = proxy.Region,
            IpCidrRange = proxy.Range!,
            Purpose = "GLOBAL_MANAGED_PROXY",
            Role = "ACTIVE",
            // Google keeps no flow logs of such a subnet, and no machine lives in it.
        }, _child);

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
                new RouterNatSubnetworkArgs { Name = subnet, SourceIpRangesToNats = { "PRIMARY_IP_RANGE" } },
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
            Allows =
            {
                new FirewallAllowArgs
                {
                    Protocol = "tcp",
                    Ports = { args.ServingPort.Apply(port => Invariant($"{port}")) },
                },
            },
            LogConfig = ConnectionLog(args.Plan)!,
        }, MovesWithTheNetwork);

    private Firewall LetProxiesIn(string name, InferenceNetworkArgs args) =>
        new($"{name}-allow-proxies", new FirewallArgs
        {
            Project = Project,
            Network = NetworkLink,
            Description = "Requests from the proxies of the internal front door",
            Direction = "INGRESS",
            SourceRanges = [.. args.Plan.Proxies.Select(proxy => proxy.Range!)],
            TargetTags = { PodTag },
            Allows =
            {
                new FirewallAllowArgs
                {
                    Protocol = "tcp",
                    Ports = { args.ServingPort.Apply(port => Invariant($"{port}")) },
                },
            },
            LogConfig = ConnectionLog(args.Plan)!,
        }, MovesWithTheNetwork);

    private Firewall LetNeighboursIn(string name, NetworkPlan plan) => new($"{name}-allow-pods", new FirewallArgs
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
        LogConfig = ConnectionLog(plan)!,
    }, MovesWithTheNetwork);

    private static SubnetworkLogConfigArgs? FlowLog(double sampleRate) => sampleRate > 0
        ? new() { FlowSampling = sampleRate, Metadata = "INCLUDE_ALL_METADATA" }
        : null;

    private static FirewallLogConfigArgs? ConnectionLog(NetworkPlan plan) =>
        plan.LogsFirewall ? new() { Metadata = "INCLUDE_ALL_METADATA" } : null;

    // The provider would send another network as an update, which Google refuses.
    private CustomResourceOptions MovesWithTheNetwork => new() { Parent = this, ReplaceOnChanges = { "network" } };
}

/// <summary>Arguments of <see cref="InferenceNetwork"/>.</summary>
public sealed class InferenceNetworkArgs : RegionalArgs
{
    /// <summary>Primary IPv4 range of the subnet in the stack's region; null in a network that exists.</summary>
    [Input("subnetCidr")]
    public string? SubnetCidr => Plan.Subnets[0].Range;

    /// <summary>TCP port that the pods answer on.</summary>
    [Input("servingPort", required: true)]
    public Input<int> ServingPort { get; set; } = null!;

    /// <summary>The subnets, and the network that exists where it is not the stack's own.</summary>
    public required NetworkPlan Plan { get; init; }
}
