namespace Ironwood.Operations.Models.Deployments;

/// <summary>The options of <c>./ironwood model deploy</c>, as written.</summary>
public sealed record DeploymentRequest
{
    /// <summary>The tier whose endpoint is to serve the model.</summary>
    public required string Tier { get; init; }

    /// <summary>A model that Vertex AI has. Default: a model is uploaded.</summary>
    public string? Model { get; init; }

    /// <summary>Folder of a bucket with the model to upload, as <c>gs://bucket/path</c>.</summary>
    public string? Artifact { get; init; }

    /// <summary>Container image that serves the uploaded model.</summary>
    public string? Image { get; init; }

    /// <summary>Display name of the uploaded model. Default: the last part of <see cref="Artifact"/>.</summary>
    public string? Name { get; init; }

    /// <summary>The model server's <c>--dtype</c>. Default: <c>auto</c>, the checkpoint's own.</summary>
    public string Precision { get; init; } = Precisions.Auto;

    /// <summary>Further arguments of the model server.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Machine type of a replica. Default: the tier's own, or its generation's on Vertex AI.</summary>
    public string? MachineType { get; init; }

    /// <summary>TPU topology of a replica. Default: the only one of the machine type.</summary>
    public string? Topology { get; init; }

    /// <summary>Fewest replicas. Default: 1.</summary>
    public int MinReplicas { get; init; } = 1;

    /// <summary>Most replicas. Default: <see cref="MinReplicas"/>.</summary>
    public int? MaxReplicas { get; init; }
}

/// <summary>Allowed values of the model server's <c>--dtype</c>.</summary>
public static class Precisions
{
    /// <summary>The checkpoint's own precision, FP8 and INT8 included.</summary>
    public const string Auto = "auto";

    /// <summary>All values.</summary>
    public static IReadOnlyList<string> All { get; } = [Auto, "bfloat16", "float16", "float32"];
}
