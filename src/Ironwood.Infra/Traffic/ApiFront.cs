using Pulumi.Gcp.ApiGateway;
using Pulumi.Gcp.ApiGateway.Inputs;
using Pulumi.Gcp.ServiceAccount;

namespace Ironwood.Infra.Traffic;

/// <summary>
/// API Gateway in front of the load balancer: the platform as one managed API, with a host name and certificate from
/// Google. Its document is made from the routes, so that the gateway serves the same paths as the balancer.
/// </summary>
public sealed class ApiFront : ComponentResource
{
    /// <summary>What API Gateway itself calls, besides its own API, when an API or a configuration is
    /// created.</summary>
    private static readonly string[] NeededServices =
    ["servicemanagement.googleapis.com", "servicecontrol.googleapis.com"];

    /// <param name="name">Logical name, for example <c>api-gateway</c>.</param>
    /// <param name="args">The routes, the load balancer and the project's services.</param>
    /// <param name="options">Resource options.</param>
    public ApiFront(string name, ApiFrontArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:traffic:ApiFront", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var child = new CustomResourceOptions { Parent = this };
        var afterServices = new CustomResourceOptions
        {
            Parent = this,
            DependsOn = [.. NeededServices.Select(service => args.Services.ById[service])],
        };

        // Without this account the gateway runs as Compute Engine's default account, which may be deleted or have too
        // many rights.
        var account = new Account($"{name}-sa", new AccountArgs
        {
            Project = args.Project,
            AccountId = Output.Format($"{name}-{args.Suffix}"),
            DisplayName = "API Gateway of the inference platform",
            Description = "Holds no role: the load balancer asks no token of the gateway",
        }, child);

        var api = new Api(name, new ApiArgs
        {
            Project = args.Project,
            ApiId = Output.Format($"inference-{args.Suffix}"),
            DisplayName = "Inference platform",
        }, afterServices);

        var timeout = args.FrontDoor.Plan.RequestTimeoutSeconds;
        var config = new ApiConfig($"{name}-config", new ApiConfigArgs
        {
            Project = args.Project,
            Api = api.ApiId,
            // A configuration cannot be changed. A prefix gives each one its own id, so the new one is created before
            // the old one is deleted.
            ApiConfigIdPrefix = "inference-",
            DisplayName = "Generated from the routes",
            OpenapiDocuments =
            {
                new ApiConfigOpenapiDocumentArgs
                {
                    Document = new ApiConfigOpenapiDocumentDocumentArgs
                    {
                        Path = "openapi.json",
                        Contents = args.Balancer.Url.Apply(
                            url => Base64(GatewayDocument.Create(url, Paths(args.FrontDoor), timeout))),
                    },
                },
            },
            GatewayConfig = new ApiConfigGatewayConfigArgs
            {
                BackendConfig = new ApiConfigGatewayConfigBackendConfigArgs { GoogleServiceAccount = account.Email },
            },
        }, afterServices);

        var gateway = new Gateway($"{name}-gateway", new GatewayArgs
        {
            Project = args.Project,
            Region = args.Region,
            GatewayId = Output.Format($"inference-{args.Suffix}"),
            ApiConfig = config.Id,
            DisplayName = "Inference platform",
        }, new CustomResourceOptions
        {
            Parent = this,
            // The document is encoded; this label shows the address that the gateway forwards to.
            DependsOn = [.. args.Balancer.Listeners],
        });

        Url = Output.Format($"https://{gateway.DefaultHostname}");
        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Url });
    }

    /// <summary>Base URL of the gateway.</summary>
    public Output<string> Url { get; }

    // The default tier answers everything else, and so does the gateway.
    private static IEnumerable<string> Paths(FrontDoorArgs frontDoor) =>
    [
        "/", "/*",
        .. frontDoor.Tiers.SelectMany(tier => tier.Pod.Plan.Routes)
            .SelectMany(route => route.Paths)
            .Where(path => path is not ("/" or RoutePattern.Everything))
            .Distinct(StringComparer.Ordinal),
        .. frontDoor.Tiers.Where(tier => tier.Endpoint is not null).Select(tier => VertexRoute.PathOf(tier.Name)),
    ];

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

/// <summary>Arguments of <see cref="ApiFront"/>.</summary>
public sealed class ApiFrontArgs : RegionalArgs
{
    /// <summary>
    /// Suffix that makes ids unique if two stacks share a project; at most 12 lower-case letters and digits.
    /// </summary>
    [Input("suffix", required: true)]
    public Input<string> Suffix { get; set; } = null!;

    /// <summary>The project's services.</summary>
    public required ProjectServices Services { get; init; }

    /// <summary>The load balancer that it forwards to.</summary>
    public required FrontDoor Balancer { get; init; }

    /// <summary>The load balancer's plan: routes and timeouts.</summary>
    public required FrontDoorArgs FrontDoor { get; init; }
}
