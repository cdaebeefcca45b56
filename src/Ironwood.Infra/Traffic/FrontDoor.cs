using System.Collections.Immutable;
using Ironwood.Infra.Serving;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Traffic;

/// <summary>
/// The global external Application Load Balancer: one address, one URL map, a backend service a tier. It owns the
/// backends too, so that no backend service is ever empty and no group is left out.
/// </summary>
public sealed class FrontDoor : ComponentResource
{
    /// <summary>The current generation of the global external balancer; backend services and rules must agree on it.</summary>
    internal const string LoadBalancingScheme = "EXTERNAL_MANAGED";

    /// <param name="name">Logical name.</param>
    /// <param name="args">The pods and how long a request may take.</param>
    /// <param name="options">Resource options.</param>
    public FrontDoor(string name, FrontDoorArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:traffic:FrontDoor", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var child = new CustomResourceOptions { Parent = this };

        Address = new GlobalAddress("ai-inference-ip", new GlobalAddressArgs
        {
            Project = args.Project,
            Description = "Where the inference platform is reached",
            AddressType = "EXTERNAL",
            IpVersion = "IPV4",
        }, child);

        // The recipe's figures: a host is out after 30 s of silence and back after 20 s of answers.
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
            // Every change of a host's health becomes a log entry, which an alert waits for.
            LogConfig = new HealthCheckLogConfigArgs { Enable = true },
        }, child);

        Backends = args.Pods.ToImmutableSortedDictionary(
            pod => pod.Plan.Name,
            pod => TierBackend.Create($"inference-backend-{pod.Plan.Name}", pod, args, healthCheck, this),
            StringComparer.Ordinal);

        UrlMap = UrlRoutes.Create("ai-inference-lb", args, Backends, this);

        var proxy = new TargetHttpProxy("ai-inference-proxy", new TargetHttpProxyArgs
        {
            Project = args.Project,
            UrlMap = UrlMap.SelfLink,
        }, child);

        _ = new GlobalForwardingRule("ai-inference-forwarding-rule", new GlobalForwardingRuleArgs
        {
            Project = args.Project,
            LoadBalancingScheme = LoadBalancingScheme,
            NetworkTier = "PREMIUM",
            IpProtocol = "TCP",
            IpAddress = Address.Id,
            PortRange = "80",
            Target = proxy.SelfLink,
        }, child);

        Url = Output.Format($"http://{Address.Address}");
        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Url });
    }

    /// <summary>The address that clients connect to.</summary>
    public GlobalAddress Address { get; }

    /// <summary>The backend services by tier.</summary>
    public ImmutableSortedDictionary<string, BackendService> Backends { get; }

    /// <summary>The URL map, by whose name the balancer's metrics are told apart from other balancers'.</summary>
    public URLMap UrlMap { get; }

    /// <summary>Base URL of the platform.</summary>
    public Output<string> Url { get; }
}

/// <summary>Arguments of <see cref="FrontDoor"/>.</summary>
public sealed class FrontDoorArgs : ResourceArgs
{
    /// <summary>Project id.</summary>
    [Input("project", required: true)]
    public Input<string> Project { get; set; } = null!;

    /// <summary>Longest time from a request's first byte to its answer's last, in seconds.</summary>
    [Input("requestTimeoutSeconds", required: true)]
    public Input<int> RequestTimeoutSeconds { get; set; } = null!;

    /// <summary>The tiers' machines; exactly one of them is the default tier.</summary>
    public required IReadOnlyList<TpuPod> Pods { get; init; }
}
