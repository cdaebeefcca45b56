using Pulumi;
using Pulumi.Gcp.Vertex;
using Pulumi.Random;

namespace Ironwood.Infra.Serving;

/// <summary>A tier's Vertex AI endpoint. It serves nothing until a model is deployed to it.</summary>
public sealed class VertexEndpoint : ComponentResource
{
    /// <summary>Vertex endpoint names are numbers of at most ten digits; four random bytes make one.</summary>
    private const int NameBytes = 4;

    /// <param name="name">Logical name, for example <c>inference-endpoint-small</c>.</param>
    /// <param name="args">Project, region and tier.</param>
    /// <param name="options">Resource options.</param>
    public VertexEndpoint(string name, VertexEndpointArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:serving:VertexEndpoint", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        // The provider's auto-name is text, which Vertex refuses: the name must be set, and must be a number.
        var number = new RandomId($"{name}-number", new RandomIdArgs { ByteLength = NameBytes }, new CustomResourceOptions { Parent = this });

        Endpoint = new AiEndpoint(name, new AiEndpointArgs
        {
            Project = args.Project,
            Location = args.Region,
            Name = number.Dec,
            DisplayName = args.DisplayName,
            Description = args.Description,
        }, new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    /// <summary>The endpoint.</summary>
    public AiEndpoint Endpoint { get; }
}

/// <summary>Arguments of <see cref="VertexEndpoint"/>.</summary>
public sealed class VertexEndpointArgs : ResourceArgs
{
    /// <summary>Project id.</summary>
    [Input("project", required: true)]
    public Input<string> Project { get; set; } = null!;

    /// <summary>Region of the endpoint.</summary>
    [Input("region", required: true)]
    public Input<string> Region { get; set; } = null!;

    /// <summary>Name that people see, at most 128 characters.</summary>
    [Input("displayName", required: true)]
    public Input<string> DisplayName { get; set; } = null!;

    /// <summary>What it is for. Default: none.</summary>
    [Input("description")]
    public Input<string>? Description { get; set; }
}
