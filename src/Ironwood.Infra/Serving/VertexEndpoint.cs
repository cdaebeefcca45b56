using Pulumi.Gcp.Vertex;
using Pulumi.Gcp.Vertex.Inputs;
using Pulumi.Random;

namespace Ironwood.Infra.Serving;

/// <summary>
/// A tier's Vertex AI endpoint: either an empty endpoint, which serves nothing until a model is deployed to it, or an
/// endpoint that Model Garden creates together with the model.
/// </summary>
public sealed partial class VertexEndpoint : ComponentResource
{
    /// <summary>
    /// Vertex endpoint names are numbers of at most ten digits; four random bytes give such a number.
    /// </summary>
    private const int NameBytes = 4;

    /// <param name="name">Logical name, for example <c>inference-endpoint-small</c>.</param>
    /// <param name="args">Project, region, tier and model.</param>
    /// <param name="options">Resource options.</param>
    public VertexEndpoint(string name, VertexEndpointArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:serving:VertexEndpoint", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Plan.Model is { } model)
        {
            Id = Deployment(name, model, args).Id;
            Host = Id.Apply(DedicatedHost);
        }
        else
        {
            var endpoint = Empty(name, args);
            Id = endpoint.Id;
            Host = args.Plan.HasDedicatedDns
                ? endpoint.DedicatedEndpointDns.Apply(WithoutScheme)
                : Output.Format($"{args.Region}-aiplatform.googleapis.com");
        }
        PredictPath = Output.Format($"/v1/{Id}:predict");
        RegisterOutputs();
    }

    /// <summary>The endpoint's resource name, <c>projects/P/locations/R/endpoints/N</c>.</summary>
    public Output<string> Id { get; }

    /// <summary>The host that answers for it, without scheme.</summary>
    public Output<string> Host { get; }

    /// <summary>The path of its <c>predict</c> method at that host.</summary>
    public Output<string> PredictPath { get; }

    private AiEndpoint Empty(string name, VertexEndpointArgs args)
    {
        // The provider's auto-name is text, which Vertex refuses: the name must be set, and must be a number.
        var number = new RandomId(
            $"{name}-number", new RandomIdArgs { ByteLength = NameBytes }, new CustomResourceOptions { Parent = this });
        var endpoint = new AiEndpointArgs
        {
            Project = args.Project,
            Location = args.Region,
            Name = number.Dec,
            DisplayName = args.DisplayName,
            Description = args.Description,
            DedicatedEndpointEnabled = args.Plan.HasDedicatedDns,
            EncryptionSpec = args.Key is { } key ? new AiEndpointEncryptionSpecArgs { KmsKeyName = key.Name } : null!,
        };
        if (args.Plan.LogSamplingRate is { } share)
        {
            endpoint.PredictRequestResponseLoggingConfig = new AiEndpointPredictRequestResponseLoggingConfigArgs
            {
                Enabled = true,
                SamplingRate = share,
                // If only a project is given, Vertex AI creates the dataset and the table itself.
                BigqueryDestination = new AiEndpointPredictRequestResponseLoggingConfigBigqueryDestinationArgs
                {
                    OutputUri = args.Plan.LogDestination is { } uri
                        ? (Input<string>)uri
                        : Output.Format($"bq://{args.Project}"),
                },
            };
        }
        return new(name, endpoint, new CustomResourceOptions { Parent = this }.After(args.Key));
    }

    private AiEndpointWithModelGardenDeployment Deployment(string name, VertexModelPlan model, VertexEndpointArgs args)
    {
        var modelConfig = new AiEndpointWithModelGardenDeploymentModelConfigArgs { AcceptEula = model.AcceptsEula };
        if (model.TokenSecret is { } secret)
        {
            modelConfig.HuggingFaceAccessToken = SecretValue.Read(secret, args.Project, this);
        }
        var deployment = new AiEndpointWithModelGardenDeploymentArgs
        {
            Project = args.Project,
            Location = args.Region,
            ModelConfig = modelConfig,
            EndpointConfig = new AiEndpointWithModelGardenDeploymentEndpointConfigArgs
            {
                EndpointDisplayName = args.DisplayName,
                // Model Garden's default. The resource does not return this name; it follows from the id.
                DedicatedEndpointEnabled = true,
            },
        };
        if (VertexModel.IsOfPublisher(model.Id))
        {
            deployment.PublisherModelName = model.Id;
        }
        else
        {
            deployment.HuggingFaceModelId = model.Id;
        }
        if (model.MachineType is { } machineType)
        {
            var machine = new AiEndpointWithModelGardenDeploymentDeployConfigDedicatedResourcesMachineSpecArgs
            {
                MachineType = machineType,
            };
            if (model.TpuTopology is { } topology)
            {
                machine.TpuTopology = topology;
            }
            deployment.DeployConfig = new AiEndpointWithModelGardenDeploymentDeployConfigArgs
            {
                DedicatedResources = new AiEndpointWithModelGardenDeploymentDeployConfigDedicatedResourcesArgs
                {
                    MachineSpec = machine,
                    MinReplicaCount = model.MinReplicas,
                    MaxReplicaCount = model.MaxReplicas,
                },
            };
        }
        // Weights are downloaded and compiled; the provider's default timeout for this is three hours.
        return new(name, deployment, new CustomResourceOptions { Parent = this });
    }

    /// <summary>
    /// The host name of a dedicated endpoint follows from its id, which Vertex AI gives with the project's number.
    /// Google's reference calls the last part a number or a text of its own; all that it shows are project numbers.
    /// What is no such id, as in a preview, stays as it is.
    /// </summary>
    internal static string DedicatedHost(string id) => EndpointId().Replace(id, "$3.$2-$1.prediction.vertexai.goog");

    private static string WithoutScheme(string dns) => dns.Replace("https://", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\Aprojects/([0-9]+)/locations/([^/]+)/endpoints/([^/]+)\z")]
    private static partial Regex EndpointId();
}

/// <summary>Arguments of <see cref="VertexEndpoint"/>.</summary>
public sealed class VertexEndpointArgs : RegionalArgs
{
    /// <summary>Display name, at most 128 characters.</summary>
    [Input("displayName", required: true)]
    public Input<string> DisplayName { get; set; } = null!;

    /// <summary>Description. Default: none. A Model Garden deployment has no description.</summary>
    [Input("description")]
    public Input<string>? Description { get; set; }

    /// <summary>
    /// The key of an empty endpoint. Default: Google's own. The provider's Model Garden deployment takes none.
    /// </summary>
    public UsableKey? Key { get; init; }

    /// <summary>Model, host name and logging. Default: an empty endpoint at the region's shared host.</summary>
    public VertexPlan Plan { get; init; } = new();
}
