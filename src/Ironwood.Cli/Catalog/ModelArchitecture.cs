using Ironwood.Catalog.Models;

namespace Ironwood.Cli.Catalog;

/// <summary>The shape of a model that the catalogue does not have.</summary>
/// <param name="Name">Its name; null for none.</param>
/// <param name="QueryHeads">Attention heads.</param>
/// <param name="KeyValueHeads">Heads that have keys and values; 1 with latent attention.</param>
/// <param name="Layers">Layers.</param>
/// <param name="HeadSize">Numbers in one head's key, and in its value.</param>
/// <param name="MaxContextTokens">The longest context.</param>
/// <param name="Precision">Precision of the weights.</param>
/// <param name="WeightsGb">GB (10⁹ bytes) of the weights.</param>
/// <param name="ActiveShare">Share of the weights that one token uses; null where the file does not say.</param>
/// <param name="AttentionLayers">Layers whose keys and values grow with the context; null for all.</param>
/// <param name="LatentSize">Numbers that latent attention keeps for each token and layer; null without.</param>
/// <param name="HasExperts">Whether it is a mixture of experts.</param>
/// <param name="HasVision">Whether it reads images.</param>
internal sealed record ModelArchitecture(
    string? Name,
    int QueryHeads,
    int KeyValueHeads,
    int Layers,
    int HeadSize,
    int MaxContextTokens,
    WeightPrecision Precision,
    decimal WeightsGb,
    decimal? ActiveShare,
    int? AttentionLayers,
    int? LatentSize,
    bool HasExperts,
    bool HasVision);
