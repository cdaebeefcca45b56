namespace Ironwood.Outputs;

/// <summary>Storage of models and serving images.</summary>
public sealed record ModelStoreOutputs
{
    /// <summary>Bucket of the models, as <c>gs://B</c>.</summary>
    public required string Bucket { get; init; }

    /// <summary>Docker repository of the serving images, as <c>R-docker.pkg.dev/P/R</c>.</summary>
    public required string ImageRepository { get; init; }
}
