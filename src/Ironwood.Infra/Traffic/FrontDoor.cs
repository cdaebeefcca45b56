using Ironwood.Infra.Governance;
using Ironwood.Infra.Serving;
using Ironwood.Planning.Boot;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Traffic;

/// <summary>
/// The global external Application Load Balancer: one address, one URL map, one backend service per tier. It also owns
/// the backends, so that no backend service is empty and no group is left out. With a domain it serves HTTPS and
/// redirects HTTP to it; without a domain it serves HTTP only.
/// </summary>
public sealed class FrontDoor : ComponentResource
{
    /// <summary>The current generation of the global external balancer; backend services and rules must agree on
    /// it.</summary>
    internal const string LoadBalancingScheme = "EXTERNAL_MANAGED";

    /// <param name="name">Logical name.</param>
    /// <param name="args">The tiers and the request settings.</param>
    /// <param name="options">Resource options.</param>
    public FrontDoor(string name, FrontDoorArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:traffic:FrontDoor", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var child = new CustomResourceOptions { Parent = this };
        var component = new ComponentResourceOptions { Parent = this };

        Address = new GlobalAddress("ai-inference-ip", new GlobalAddressArgs
        {
            Project = args.Project,
            Description = "Where the inference platform is reached",
            AddressType = "EXTERNAL",
            IpVersion = "IPV4",
            // Every client and every DNS record names it.
        }, args.Protection.Options(this));

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

        var protection = new EdgeProtection("ai-inference-armor", new()
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

        VertexRoutes =
        [
            .. from tier in args.Tiers
               where tier.Endpoint is not null
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
                Address = Address,
            }, component);

        var proxy = new TargetHttpProxy("ai-inference-proxy", new TargetHttpProxyArgs
        {
            Project = args.Project,
            UrlMap = (security?.Redirect ?? UrlMap).SelfLink,
        }, child);

        GlobalForwardingRule Listen(
            string role, string port, Output<string> target) => new(role, new GlobalForwardingRuleArgs
            {
                Project = args.Project,
                LoadBalancingScheme = LoadBalancingScheme,
                NetworkTier = "PREMIUM",
                IpProtocol = "TCP",
                // The provider does not see that a reference leads to another address: the rule would keep the old one.
                IpAddress = Address.Address,
                PortRange = port,
                Target = target,
            }, access is null ? child : new CustomResourceOptions { Parent = this, DependsOn = [.. access.Grants] });

        GrantedRoles = access is null ? [] : [IapAccess.Role];
        var http = Listen("ai-inference-forwarding-rule", "80", proxy.SelfLink);
        Listeners = security is null
            ? [http]
            : [http, Listen("ai-inference-https-forwarding-rule", "443", security.Proxy.SelfLink)];
        DnsRecords = security?.DnsRecords ?? Output.Create(ImmutableArray<ImmutableDictionary<string, string>>.Empty);
        Url = security is null
            ? Output.Format($"http://{Address.Address}")
            : Output.Create($"https://{args.Plan.Domains[0]}");
        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Url });
    }

    /// <summary>The address that clients connect to.</summary>
    public GlobalAddress Address { get; }

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
