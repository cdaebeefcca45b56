using Google.Cloud.AIPlatform.V1;
using Ironwood.Operations.Google;

namespace Ironwood.Operations.Models;

/// <summary>A model on a tier's endpoint.</summary>
/// <param name="Id">Id of the deployed model.</param>
/// <param name="Name">Display name.</param>
/// <param name="Model">The model's name, without a version.</param>
/// <param name="Version">Its version; null if Vertex AI does not say.</param>
/// <param name="Traffic">Percent of the endpoint's traffic.</param>
/// <param name="Replicas">Replicas that can serve now; null if Vertex AI does not say.</param>
/// <param name="MinReplicas">Fewest replicas; null if Vertex AI decides.</param>
/// <param name="MaxReplicas">Most replicas; null if Vertex AI decides.</param>
/// <param name="MachineType">Machine type of a replica; null if Vertex AI decides.</param>
/// <param name="Topology">TPU topology of a replica; null without chips.</param>
public sealed record DeployedModelView(
    string Id,
    string Name,
    string Model,
    string? Version,
    int Traffic,
    int? Replicas,
    int? MinReplicas,
    int? MaxReplicas,
    string? MachineType,
    string? Topology);

/// <summary>A tier's endpoint and what it serves.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Endpoint">The endpoint's name; null for a tier without one.</param>
/// <param name="Models">The models on it, most traffic first.</param>
/// <param name="Problem">Why the endpoint could not be read; null if it was read.</param>
public sealed record TierModels(
    string Tier, string? Endpoint, IReadOnlyList<DeployedModelView> Models, Problem? Problem);

/// <summary>The models on every tier's endpoint.</summary>
public static class EndpointList
{
    /// <summary>Reads all endpoints at once. An endpoint that cannot be read does not affect the others.</summary>
    /// <param name="contract">The platform.</param>
    /// <param name="vertex">Vertex AI.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    public static Task<TierModels[]> ReadAsync(
        PlatformContract contract, IVertexAi vertex, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(vertex);
        return Task.WhenAll(
            contract.Tiers.Select(tier => ReadAsync(tier.Key, tier.Value.Vertex, vertex, cancellation)));
    }

    private static async Task<TierModels> ReadAsync(
        string tier, VertexOutputs? hosting, IVertexAi vertex, CancellationToken cancellation)
    {
        if (hosting is null)
        {
            return new(tier, null, [], null);
        }
        try
        {
            return await vertex.FindEndpointAsync(hosting.Endpoint, cancellation).ConfigureAwait(false) is { } endpoint
                ? new(tier, hosting.Endpoint, [.. Models(endpoint)], null)
                : new(tier, hosting.Endpoint, [], TierEndpoints.NotFound(tier, hosting));
        }
        catch (AccessException error)
        {
            return new(tier, hosting.Endpoint, [], error.Problem);
        }
    }

    private static IEnumerable<DeployedModelView> Models(Endpoint endpoint) => endpoint.DeployedModels
        .Select(deployed => new DeployedModelView(
            deployed.Id,
            deployed.DisplayName,
            deployed.Model.Split('@')[0],
            TextOrNull(deployed.ModelVersionId),
            endpoint.TrafficSplit.TryGetValue(deployed.Id, out var share) ? share : 0,
            deployed.Status?.AvailableReplicaCount,
            deployed.DedicatedResources?.MinReplicaCount,
            deployed.DedicatedResources?.MaxReplicaCount,
            TextOrNull(deployed.DedicatedResources?.MachineSpec?.MachineType),
            TextOrNull(deployed.DedicatedResources?.MachineSpec?.TpuTopology)))
        .OrderByDescending(deployed => deployed.Traffic)
        .ThenBy(deployed => deployed.Id, StringComparer.Ordinal);

    private static string? TextOrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
