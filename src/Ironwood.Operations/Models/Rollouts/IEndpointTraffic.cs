namespace Ironwood.Operations.Models.Rollouts;

/// <summary>An endpoint's traffic split as it was read.</summary>
/// <param name="Split">The split.</param>
/// <param name="Etag">Vertex AI's etag for this state of the endpoint.</param>
public sealed record EndpointTraffic(TrafficSplit Split, string Etag);

/// <summary>The traffic split of one endpoint.</summary>
public interface IEndpointTraffic
{
    /// <summary>Reads the split.</summary>
    /// <exception cref="Access.AccessException">The call failed.</exception>
    Task<EndpointTraffic> ReadAsync(CancellationToken cancellation);

    /// <summary>Writes the split if the endpoint still has this etag.</summary>
    /// <exception cref="Google.EndpointChangedException">The etag is another, and nothing was written.</exception>
    /// <exception cref="Access.AccessException">The call failed; whether it was written is unknown.</exception>
    Task<EndpointTraffic> WriteAsync(TrafficSplit split, string etag, CancellationToken cancellation);
}

/// <summary>What Cloud Monitoring measured of one endpoint's deployed models.</summary>
public interface ITrafficMeter
{
    /// <summary>Reads the signals of a deployed model.</summary>
    /// <exception cref="Access.AccessException">The call failed.</exception>
    Task<TrafficSignals> ReadAsync(
        string deployedModel, DateTimeOffset start, DateTimeOffset until, CancellationToken cancellation);
}
