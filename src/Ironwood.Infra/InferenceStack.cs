using System.Collections.Immutable;
using Ironwood.Infra.Foundation;
using Ironwood.Infra.Governance;
using Ironwood.Infra.Serving;
using Ironwood.Infra.Settings;
using Ironwood.Infra.Traffic;
using Pulumi;
using Pulumi.Random;

namespace Ironwood.Infra;

/// <summary>The platform, from the ground up: services, identity and network; pods and endpoints; the front door.</summary>
public sealed class InferenceStack : Stack
{
    /// <summary>Bytes of the suffix that tells the names of two stacks in one project apart.</summary>
    private const int SuffixBytes = 3;

    private readonly ProjectServices? _services;

    /// <summary>The stack of the configuration that the Pulumi engine supplies.</summary>
    /// <exception cref="RunException">The configuration has problems; all of them are in the message.</exception>
    public InferenceStack() : this(StackSettingsSource.Load())
    {
    }

    /// <summary>The stack of given settings, for previews and tests.</summary>
    /// <param name="settings">Valid settings.</param>
    /// <param name="observers">Further transformations, applied to every resource after the stack's own.</param>
    public InferenceStack(StackSettings settings, params IReadOnlyList<ResourceTransformation> observers)
        : this(settings, new Governors(settings), observers)
    {
    }

    private InferenceStack(StackSettings settings, Governors governors, IReadOnlyList<ResourceTransformation> observers)
        : base(new StackOptions { ResourceTransformations = [.. governors.Transformations, .. observers] })
    {
        governors.Services = () => _services;
        var project = settings.Project;
        var region = settings.Region;

        var plans = TierPlan.Of(settings);

        var suffix = new RandomId("ironwood-suffix", new RandomIdArgs { ByteLength = SuffixBytes });

        _services = new ProjectServices("api", new() { Project = project });

        var identity = new InferenceIdentity("tpu-inference-sa", new()
        {
            Project = project,
            AccountId = Output.Format($"tpu-inference-sa-{suffix.Hex}"),
            HasSlices = plans.Any(plan => plan.Shape.IsMultiHost),
            ExtraRoles = settings.Identity.ExtraRoles,
        });

        var network = new InferenceNetwork("inference-network", new()
        {
            Project = project,
            Region = region,
            SubnetCidr = settings.Network.SubnetCidr,
            ServingPort = ServingPort.Number,
        });

        var pods = plans.Select(plan => new TpuPod($"ironwood-pod-{plan.Name}", new()
        {
            Project = project,
            Region = region,
            Plan = plan,
            Network = network,
            Identity = identity,
            Environment = settings.Environment,
            RequestTimeoutSeconds = settings.FrontDoor.RequestTimeoutSeconds,
        })).ToImmutableArray();

        var endpoints = pods.ToImmutableSortedDictionary(
            pod => pod.Plan.Name,
            pod => new VertexEndpoint($"inference-endpoint-{pod.Plan.Name}", new()
            {
                Project = project,
                Region = region,
                DisplayName = Output.Format($"inference-endpoint-{suffix.Hex}-{pod.Plan.Name}"),
                Description = $"Models of tier {pod.Plan.Name}",
            }),
            StringComparer.Ordinal);

        var frontDoor = new FrontDoor("front-door", new()
        {
            Project = project,
            RequestTimeoutSeconds = settings.FrontDoor.RequestTimeoutSeconds,
            Pods = pods,
        });

        FrontDoorAddress = frontDoor.Address.Address;
        FrontDoorUrl = frontDoor.Url;
        TierUrls = PerTier(pods, pod => Output.Format($"{frontDoor.Url}{pod.Plan.Routes.Select(r => r.Paths[0]).FirstOrDefault("/")}"));
        BackendServices = PerTier(pods, pod => frontDoor.Backends[pod.Plan.Name].Name);
        InstanceGroups = PerTier(pods, pod => Output.All(pod.Groups.Select(group => group.InstanceGroup)));
        VertexEndpoints = PerTier(pods, pod => endpoints[pod.Plan.Name].Endpoint.Id);
        ServiceAccountEmail = identity.Account.Email;
        NetworkName = network.Network.Name;
    }

    /// <summary>IPv4 address of the load balancer.</summary>
    [Output("frontDoorAddress")]
    public Output<string> FrontDoorAddress { get; private set; }

    /// <summary>Base URL of the platform.</summary>
    [Output("frontDoorUrl")]
    public Output<string> FrontDoorUrl { get; private set; }

    /// <summary>URL of each tier's first route; the default tier's without routes is the base URL.</summary>
    [Output("tierUrls")]
    public Output<ImmutableDictionary<string, string>> TierUrls { get; private set; }

    /// <summary>Backend service of each tier.</summary>
    [Output("backendServices")]
    public Output<ImmutableDictionary<string, string>> BackendServices { get; private set; }

    /// <summary>Instance groups of each tier, as full URLs.</summary>
    [Output("instanceGroups")]
    public Output<ImmutableDictionary<string, ImmutableArray<string>>> InstanceGroups { get; private set; }

    /// <summary>Vertex AI endpoint of each tier, as <c>projects/P/locations/R/endpoints/N</c>.</summary>
    [Output("vertexEndpoints")]
    public Output<ImmutableDictionary<string, string>> VertexEndpoints { get; private set; }

    /// <summary>E-mail address of the pods' service account.</summary>
    [Output("serviceAccountEmail")]
    public Output<string> ServiceAccountEmail { get; private set; }

    /// <summary>Name of the pods' network.</summary>
    [Output("networkName")]
    public Output<string> NetworkName { get; private set; }

    private static Output<ImmutableDictionary<string, T>> PerTier<T>(
        ImmutableArray<TpuPod> pods, Func<TpuPod, Output<T>> value) =>
        Output.All(pods.Select(pod => value(pod).Apply(v => KeyValuePair.Create(pod.Plan.Name, v))))
            .Apply(pairs => pairs.ToImmutableDictionary());

    /// <summary>What holds for every resource. It exists before the stack, and so before what it looks at.</summary>
    private sealed class Governors
    {
        public Governors(StackSettings settings)
        {
            var labels = new LabelTransformation(settings.Environment, settings.Owner, settings.CostCenter);
            var services = new ServiceTransformation(() => Services());
            Transformations = [labels.Apply, services.Apply];
        }

        public Func<ProjectServices?> Services { get; set; } = () => null;

        public List<ResourceTransformation> Transformations { get; }
    }
}
