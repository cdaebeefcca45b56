using Ironwood.Catalog.Models;

namespace Ironwood.Catalog.ModelServers;

/// <summary>Models of Hugging Face that are given only to accounts that have accepted their terms.</summary>
/// <param name="Prefix">How their ids begin.</param>
/// <param name="Publisher">Whose terms.</param>
/// <param name="Source">Where this is seen.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Note">What is not certain; null for nothing.</param>
public sealed record GatedModels(string Prefix, string Publisher, string Source, DateOnly AsOf, string? Note = null)
    : ISourced;

/// <summary>Size of a checkpoint that is no variant of the catalogue's models.</summary>
/// <param name="Model">Its id at Hugging Face.</param>
/// <param name="WeightsGb">GB of all files.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Note">The precision, or what is not certain; null for nothing.</param>
public sealed record ModelSize(string Model, int WeightsGb, string Source, DateOnly AsOf, string? Note = null)
    : ISourced;

/// <summary>How many images a registry gives to one address without an account.</summary>
/// <param name="Registry">Host name, as it stands before an image's path.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Pulls">Pulls in <paramref name="Hours"/>; null where no limit is published.</param>
/// <param name="Hours">The time in hours.</param>
/// <param name="Note">What is not certain; null for nothing.</param>
public sealed record RegistryLimit(
    string Registry,
    string Name,
    string Source,
    DateOnly AsOf,
    int? Pulls = null,
    int? Hours = null,
    string? Note = null) : ISourced;

/// <summary>What is known of the places that models and images come from.</summary>
public static class ModelSupply
{
    private const string DockerHub = "docker.io";

    private static readonly Lazy<GatedModels[]> Gated = new(static () => EmbeddedRows
        .Read("ModelServers/gated-models.json", RowFormat.Default.GatedModelsArray));

    private static readonly Lazy<ModelSize[]> Sizes = new(static () => EmbeddedRows
        .Read("ModelServers/model-sizes.json", RowFormat.Default.ModelSizeArray));

    private static readonly Lazy<RegistryLimit[]> Registries = new(static () => EmbeddedRows
        .Read("ModelServers/registry-limits.json", RowFormat.Default.RegistryLimitArray));

    /// <summary>The terms that a Hugging Face model is known to be behind; null if none are known.</summary>
    public static GatedModels? Gate(string model) =>
        Gated.Value.FirstOrDefault(row => model.StartsWith(row.Prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>GB of a Hugging Face model's files, rounded up; null if it is not known.</summary>
    public static int? SizeGb(string model) => ModelCatalog.DownloadGb(model) is { } size
        ? (int)Math.Ceiling(size)
        : Sizes.Value.FirstOrDefault(row => string.Equals(row.Model, model, StringComparison.OrdinalIgnoreCase))
            ?.WeightsGb;

    /// <summary>The published limit of the registry that an image comes from; null if none is published.</summary>
    public static RegistryLimit? Limit(string image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var first = image.Split('/')[0];
        // As Docker reads it: a first segment without a dot or a port is not a host.
        var registry = image.Contains('/', StringComparison.Ordinal) && first.AsSpan().ContainsAny('.', ':')
            ? first
            : DockerHub;
        return Registries.Value.FirstOrDefault(row => row.Registry == registry && row.Pulls is not null);
    }
}
