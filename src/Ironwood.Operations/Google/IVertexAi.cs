using Google.Cloud.AIPlatform.V1;
using Google.LongRunning;

namespace Ironwood.Operations.Google;

/// <summary>
/// Models, endpoints and operations of Vertex AI. Each call goes to the region in the resource's name.
/// </summary>
public interface IVertexAi
{
    /// <summary>All endpoints of a region.</summary>
    /// <exception cref="Access.AccessException">The call failed.</exception>
    Task<IReadOnlyList<Endpoint>> ListEndpointsAsync(string project, string region, CancellationToken cancellation);

    /// <summary>An endpoint, or null when it does not exist.</summary>
    /// <exception cref="Access.AccessException">The call failed.</exception>
    Task<Endpoint?> FindEndpointAsync(string name, CancellationToken cancellation);

    /// <summary>One version of a model, or null when it does not exist.</summary>
    /// <exception cref="Access.AccessException">The call failed.</exception>
    Task<Model?> FindModelAsync(VertexName model, CancellationToken cancellation);

    /// <summary>Begins to upload a model.</summary>
    /// <returns>The operation that uploads it.</returns>
    /// <exception cref="Access.AccessException">The call failed. Whether the upload began is unknown, unless
    /// <see cref="Access.AccessException.IsRefusal"/> says that Google refused it.</exception>
    Task<Operation> UploadAsync(UploadModelRequest request, CancellationToken cancellation);

    /// <summary>Begins to deploy a model.</summary>
    /// <returns>The operation that deploys it.</returns>
    /// <exception cref="Access.AccessException">As for <see cref="UploadAsync"/>.</exception>
    Task<Operation> DeployAsync(DeployModelRequest request, CancellationToken cancellation);

    /// <summary>Begins to remove a deployed model.</summary>
    /// <returns>The operation that removes it.</returns>
    /// <exception cref="Access.AccessException">As for <see cref="UploadAsync"/>.</exception>
    Task<Operation> UndeployAsync(UndeployModelRequest request, CancellationToken cancellation);

    /// <summary>Writes an endpoint's traffic split, and no other field, if the endpoint still has this etag.</summary>
    /// <param name="name">The endpoint's name.</param>
    /// <param name="split">Percent by deployed model's id.</param>
    /// <param name="etag">Etag of the endpoint when it was read.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="EndpointChangedException">The etag is another, and nothing was written.</exception>
    /// <exception cref="Access.AccessException">The call failed; whether it was written is unknown.</exception>
    Task<Endpoint> WriteSplitAsync(
        string name, IEnumerable<KeyValuePair<string, int>> split, string etag, CancellationToken cancellation);

    /// <summary>The state of a long-running operation.</summary>
    /// <exception cref="Access.AccessException">The call failed.</exception>
    Task<Operation> GetOperationAsync(string name, CancellationToken cancellation);
}

/// <summary>The endpoint was changed after it was read.</summary>
/// <param name="message">What happened.</param>
/// <param name="cause">Google's answer.</param>
public sealed class EndpointChangedException(string message, Exception? cause = null) : Exception(message, cause);
