using Google.Cloud.AIPlatform.V1;
using Google.LongRunning;

namespace Ironwood.Operations.Models;

/// <summary>The models of a region.</summary>
public interface IVertexModels
{
    /// <summary>A model in one version, or null when there is none.</summary>
    /// <exception cref="Access.AccessException">It could not be asked for.</exception>
    Task<Model?> FindAsync(VertexName model, CancellationToken cancellation);

    /// <summary>Begins to upload a model.</summary>
    /// <returns>The operation that does it.</returns>
    /// <exception cref="Access.AccessException">It did not begin, as far as is known.</exception>
    Task<Operation> UploadAsync(UploadModelRequest request, CancellationToken cancellation);
}

/// <summary>The endpoints of a region.</summary>
public interface IVertexEndpoints
{
    /// <summary>An endpoint, or null when there is none.</summary>
    /// <exception cref="Access.AccessException">It could not be asked for.</exception>
    Task<Endpoint?> FindAsync(string name, CancellationToken cancellation);

    /// <summary>Begins to deploy a model.</summary>
    /// <returns>The operation that does it.</returns>
    /// <exception cref="Access.AccessException">It did not begin, as far as is known.</exception>
    Task<Operation> DeployAsync(DeployModelRequest request, CancellationToken cancellation);

    /// <summary>Begins to remove a deployed model.</summary>
    /// <returns>The operation that does it.</returns>
    /// <exception cref="Access.AccessException">It did not begin, as far as is known.</exception>
    Task<Operation> UndeployAsync(UndeployModelRequest request, CancellationToken cancellation);

    /// <summary>Writes a split, and nothing else of the endpoint, provided that it still has this etag.</summary>
    /// <exception cref="EndpointChangedException">It has another, and nothing was written.</exception>
    /// <exception cref="Access.AccessException">It failed; whether it was written is not known.</exception>
    Task<Endpoint> WriteSplitAsync(string name, TrafficSplit split, string etag, CancellationToken cancellation);
}

/// <summary>Long-running operations of a region.</summary>
public interface IVertexOperations
{
    /// <summary>Where an operation stands.</summary>
    /// <exception cref="Access.AccessException">It could not be asked for.</exception>
    Task<Operation> GetAsync(string name, CancellationToken cancellation);
}
