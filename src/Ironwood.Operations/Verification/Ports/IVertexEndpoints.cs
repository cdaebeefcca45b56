using System.Collections.Immutable;

namespace Ironwood.Operations.Verification.Ports;

/// <summary>The Vertex AI endpoints of a project.</summary>
public interface IVertexEndpoints
{
    /// <summary>All of a region.</summary>
    Task<IReadOnlyList<ListedEndpoint>> ListAsync(string project, string region, CancellationToken cancellation);
}

/// <summary>An endpoint.</summary>
/// <param name="Name">As <c>projects/P/locations/R/endpoints/N</c>; P may be the project's number.</param>
/// <param name="DeployedModels">Display names of the models on it by their id there.</param>
/// <param name="Traffic">Percent of the requests by such an id.</param>
public sealed record ListedEndpoint(
    string Name, ImmutableSortedDictionary<string, string> DeployedModels, ImmutableSortedDictionary<string, int> Traffic);
