using Ironwood.Infra.Serving;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Traffic;

/// <summary>
/// The route from the load balancer to a tier's Vertex AI endpoint: an internet endpoint group with Google's host name,
/// and its backend service. The URL map rewrites host and path. The balancer adds no token: callers send their own.
/// </summary>
public sealed class VertexRoute : ComponentResource
{
    private const int HttpsPort = 443;

    /// <param name="name">Logical name, for example <c>vertex-small</c>.</param>
    /// <param name="args">The endpoint, and the settings that all backend services share.</param>
    /// <param name="options">Resource options.</param>
    public VertexRoute(string name, VertexRouteArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:traffic:VertexRoute", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Tier = args.Tier;
        Endpoint = args.Endpoint;

        var group = new GlobalNetworkEndpointGroup(name, new GlobalNetworkEndpointGroupArgs
        {
            Project = args.Project,
            Description = $"Vertex AI, for tier {args.Tier}",
            NetworkEndpointType = "INTERNET_FQDN_PORT",
            DefaultPort = HttpsPort,
        }, new CustomResourceOptions { Parent = this });

        var host = new GlobalNetworkEndpoint($"{name}-host", new GlobalNetworkEndpointArgs
        {
            Project = args.Project,
            GlobalNetworkEndpointGroup = group.Name,
            Fqdn = args.Endpoint.Host,
            Port = HttpsPort,
            // An internet group holds one endpoint: the old one must be deleted first.
        }, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true });

        var service = new BackendServiceArgs
        {
            Project = args.Project,
            Description = $"Vertex AI endpoint of tier {args.Tier}",
            LoadBalancingScheme = args.Plan.LoadBalancingScheme,
            Protocol = "HTTPS",
            TimeoutSec = args.Plan.RequestTimeoutSeconds,
            CustomRequestHeaders = { Output.Format($"Host: {args.Endpoint.Host}") },
            LogConfig = RequestLog.Of(args.Plan),
            // An internet group has no health check, balancing mode or capacity.
            Backends = { new BackendServiceBackendArgs { Group = group.SelfLink } },
        };
        if (args.Protection is not null)
        {
            service.SecurityPolicy = args.Protection.Policy.SelfLink;
        }
        if (args.Access is not null)
        {
            service.Iap = IapAccess.Enabled;
        }
        Service = new BackendService($"{name}-backend", service, new CustomResourceOptions
        {
            Parent = this,
            DependsOn = [host, .. args.Access is null ? [] : new[] { args.Access.Api }],
        });
        RegisterOutputs();
    }

    /// <summary>The tier's name.</summary>
    public string Tier { get; }

    /// <summary>The endpoint that it leads to.</summary>
    public VertexEndpoint Endpoint { get; }

    /// <summary>The backend service.</summary>
    public BackendService Service { get; }

    /// <summary>The path that callers use, <c>/vertex/TIER/predict</c>.</summary>
    public string Path => PathOf(Tier);

    /// <summary>The path of a tier's endpoint.</summary>
    public static string PathOf(string tier) => $"{RoutePattern.VertexPrefix}{tier}/predict";
}

/// <summary>Arguments of <see cref="VertexRoute"/>.</summary>
public sealed class VertexRouteArgs : ProjectArgs
{
    /// <summary>Timeouts and logging.</summary>
    public required FrontDoorPlan Plan { get; init; }

    /// <summary>The tier's name.</summary>
    public required string Tier { get; init; }

    /// <summary>The tier's endpoint.</summary>
    public required VertexEndpoint Endpoint { get; init; }

    /// <summary>The Cloud Armor policy.</summary>
    public EdgeProtection? Protection { get; init; }

    /// <summary>Identity-Aware Proxy before it. Default: none.</summary>
    public IapAccess? Access { get; init; }
}
