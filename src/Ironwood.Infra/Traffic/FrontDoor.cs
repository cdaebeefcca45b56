using Ironwood.Catalog.Metrics;
using Ironwood.Infra.Governance;
using Ironwood.Infra.Serving;
using Ironwood.Planning.Boot;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Traffic;

/// <summary>
/// The Application Load Balancer, global external or cross-region internal: one URL map, one backend service per tier,
/// and one address, or one per region if it is internal. It also owns the backends, so that no backend service is empty
/// and no group is left out. With a domain it serves HTTPS, to which the external one redirects HTTP; without a domain
/// it serves HTTP only.
/// </summary>
public sealed class FrontDoor : ComponentResource
{
    /// <param name="name">Logical name.</param>
    /// <param name="args">The tiers and the request settings.</param>
    /// <param name="options">Resource options.</param>
    public FrontDoor(string name, FrontDoorArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:traffic:FrontDoor", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var child = new CustomResourceOptions { Parent = this };
        var component = new ComponentResourceOptions { Parent = this };

        var inside = !args.Plan.IsInternal ? null : new InternalAddresses("ai-inference-internal", new()
        {
            Project = args.Project,
            Network = args.Network,
            Protection = args.Protection,
        }, component);

        var outside = inside is not null ? null : new GlobalAddress("ai-inference-ip", new GlobalAddressArgs
        {
            Project = args.Project,
            Description = "Where the inference platform is reached",
            AddressType = "EXTERNAL",
            IpVersion = "IPV4",
            // Every client and every DNS record names it.
        }, args.Protection.Options(this));

        Address = outside?.Address ?? inside!.ByRegion[args.Region];
        RegionalAddresses = inside?.ByRegion;

        // The recipe's values: a host is unhealthy after 30 s without answers and healthy after 20 s of answers.
        var healthCheck = new HealthCheck("tpu-health-check", new HealthCheckArgs
        {
            Project = args.Project,
            Description = "Asks every host whether its model server can answer",
            CheckIntervalSec = 10,
            TimeoutSec = 5,
            UnhealthyThreshold = 3,
            HealthyThreshold = 2,
            HttpHealthCheck = new HealthCheckHttpHealthCheckArgs
            {
                Port = ServingPort.Number,
                PortSpecification = "USE_FIXED_PORT",
                RequestPath = ServingPort.HealthPath,
            },
            // Each change of a host's health is logged, and an alert reads these entries.
            LogConfig = new HealthCheckLogConfigArgs { Enable = true },
        }, child);

        var protection = args.Plan.EdgeRules.Count == 0 ? null : new EdgeProtection("ai-inference-armor", new()
        {
            Project = args.Project,
            Rules = args.Plan.EdgeRules,
        }, component);

        var access = args.Plan.Iap is not { } iap ? null : new IapAccess("ai-inference-iap", new()
        {
            Project = args.Project,
            Plan = iap,
            Services = args.Services,
        }, component);

        var tiers = args.Tiers.ToImmutableSortedDictionary(
            tier => tier.Name,
            tier => new TierBackend($"inference-backend-{tier.Name}", new()
            {
                Project = args.Project,
                Plan = args.Plan,
                Pod = tier.Pod,
                Failover = tier.Failover,
                Overflow = args.Tiers.FirstOrDefault(other => other.Name == tier.Pod.Plan.OverflowTo)?.Pod,
                HealthCheck = healthCheck,
                Protection = protection,
                Access = access,
            }, component),
            StringComparer.Ordinal);
        Backends = tiers.ToImmutableSortedDictionary(
            tier => tier.Key, tier => tier.Value.Service, StringComparer.Ordinal);

        Metrics = args.Plan.IsInternal ? BalancerMetrics.Internal : BalancerMetrics.External;
        Endpoints = [.. args.Tiers.Select(tier => tier.Endpoint).OfType<VertexEndpoint>()];
        VertexRoutes =
        [
            .. from tier in args.Tiers
               // A cross-region internal balancer has no internet endpoint groups.
               where tier.Endpoint is not null && inside is null
               select new VertexRoute($"vertex-{tier.Name}", new()
               {
                   Project = args.Project,
                   Plan = args.Plan,
                   Tier = tier.Name,
                   Endpoint = tier.Endpoint!,
                   Protection = protection,
                   Access = access,
               }, component),
        ];

        UrlMap = UrlRoutes.Create("ai-inference-lb", args, tiers, VertexRoutes, this);
        var security = !args.Plan.Listeners.Contains(FrontDoorListener.Https)
            ? null
            : new TransportSecurity("ai-inference-tls", new()
            {
                Project = args.Project,
                Domains = args.Plan.Domains,
                Routes = UrlMap,
                Addresses = inside is null ? [Address] : [.. inside.ByRegion.Values],
                IsInternal = inside is not null,
            }, component);

        var hasHttp = args.Plan.Listeners.Contains(FrontDoorListener.Http);
        var proxy = !hasHttp ? null : new TargetHttpProxy("ai-inference-proxy", new TargetHttpProxyArgs
        {
            Project = args.Project,
            UrlMap = (security?.Redirect ?? UrlMap).SelfLink,
        }, child);

        GlobalForwardingRule Listen(
            string role, string port, Output<string> target) => new(role, new GlobalForwardingRuleArgs
            {
                Project = args.Project,
                LoadBalancingScheme = args.Plan.LoadBalancingScheme,
                NetworkTier = "PREMIUM",
                IpProtocol = "TCP",
                // The provider does not see that a reference leads to another address: the rule would keep the old one.
                IpAddress = Address,
                PortRange = port,
                Target = target,
            }, access is null ? child : new CustomResourceOptions { Parent = this, DependsOn = [.. access.Grants] });

        GrantedRoles = access is null ? [] : [IapAccess.Role];
        var scheme = args.Plan.LoadBalancingScheme;
        ImmutableArray<GlobalForwardingRule> none = [];
        Listeners =
        [
            .. proxy is null ? none
                : inside?.Listen("http", "80", proxy.SelfLink, scheme)
                    ?? [Listen("ai-inference-forwarding-rule", "80", proxy.SelfLink)],
            .. security is null ? none
                : inside?.Listen("https", "443", security.Proxy.SelfLink, scheme)
                    ?? [Listen("ai-inference-https-forwarding-rule", "443", security.Proxy.SelfLink)],
        ];
        DnsRecords = security?.DnsRecords ?? Output.Create(ImmutableArray<ImmutableDictionary<string, string>>.Empty);
        Url = security is null
            ? Output.Format($"http://{Address}")
            : Output.Create($"https://{args.Plan.Domains[0]}");
        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Url });
    }

    /// <summary>The address that clients connect to; with several, that of the stack's own region.</summary>
    public Output<string> Address { get; }

    /// <summary>The addresses of an internal front door by region; null for an external one.</summary>
    public ImmutableSortedDictionary<string, Output<string>>? RegionalAddresses { get; }

    /// <summary>The metrics that it writes.</summary>
    public BalancerMetrics Metrics { get; }

    /// <summary>The tiers' Vertex AI endpoints, whether or not it leads to them.</summary>
    public ImmutableArray<VertexEndpoint> Endpoints { get; }

    /// <summary>The backend services by tier.</summary>
    public ImmutableSortedDictionary<string, BackendService> Backends { get; }

    /// <summary>The URL map. Its name selects this balancer's metrics.</summary>
    public URLMap UrlMap { get; }

    /// <summary>The routes to the tiers' Vertex AI endpoints.</summary>
    public ImmutableArray<VertexRoute> VertexRoutes { get; }

    /// <summary>The forwarding rules; until they exist, the address does not answer.</summary>
    public ImmutableArray<GlobalForwardingRule> Listeners { get; }

    /// <summary>Roles that it grants on the project.</summary>
    public ImmutableArray<string> GrantedRoles { get; }

    /// <summary>
    /// DNS records that the domains' owner must create, each with name, type and data; empty without domains.
    /// </summary>
    public Output<ImmutableArray<ImmutableDictionary<string, string>>> DnsRecords { get; }

    /// <summary>Base URL of the platform.</summary>
    public Output<string> Url { get; }
}

/// <summary>Arguments of <see cref="FrontDoor"/>.</summary>
public sealed class FrontDoorArgs : ProjectArgs
{
    /// <summary>The project's services, IAP's among them where the plan has it.</summary>
    public required ProjectServices Services { get; init; }

    /// <summary>The stack's own region.</summary>
    public required string Region { get; init; }

    /// <summary>The pods' network.</summary>
    public required InferenceNetwork Network { get; init; }

    /// <summary>Whether the address is protected.</summary>
    public required DataProtection Protection { get; init; }

    /// <summary>The tiers; exactly one of them is the default tier.</summary>
    public required IReadOnlyList<FrontDoorTier> Tiers { get; init; }

    /// <summary>Its plan.</summary>
    public required FrontDoorPlan Plan { get; init; }
}

/// <summary>A tier as the load balancer sees it.</summary>
/// <param name="Pod">Its machines.</param>
/// <param name="Endpoint">Its Vertex AI endpoint; null without one.</param>
/// <param name="Failover">Its machines in a second region; null without one.</param>
public sealed record FrontDoorTier(TpuPod Pod, VertexEndpoint? Endpoint, TpuPod? Failover)
{
    /// <summary>The tier's name.</summary>
    public string Name => Pod.Plan.Name;
}
