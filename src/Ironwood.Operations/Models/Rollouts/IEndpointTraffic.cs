namespace Ironwood.Operations.Models.Rollouts;

/// <summary>An endpoint's split as it was read.</summary>
/// <param name="Split">The split.</param>
/// <param name="Etag">What Vertex AI knows this state of the endpoint by.</param>
public sealed record EndpointTraffic(TrafficSplit Split, string Etag);

/// <summary>The split of one endpoint.</summary>
public interface IEndpointTraffic
{
    /// <summary>Reads it.</summary>
    /// <exception cref="Access.AccessException">It could not be read.</exception>
    Task<EndpointTraffic> ReadAsync(CancellationToken cancellation);

    /// <summary>Writes it, provided that nobody changed the endpoint since it was read.</summary>
    /// <exception cref="Google.EndpointChangedException">Somebody did, and nothing was written.</exception>
    /// <exception cref="Access.AccessException">It failed; whether it was written is not known.</exception>
    Task<EndpointTraffic> WriteAsync(TrafficSplit split, string etag, CancellationToken cancellation);
}

/// <summary>What Monitoring says of one endpoint's deployed models.</summary>
public interface ITrafficMeter
{
    /// <summary>Reads a deployed model's signals.</summary>
    /// <exception cref="Access.AccessException">They could not be read.</exception>
    Task<TrafficSignals> ReadAsync(
        string deployedModel, DateTimeOffset start, DateTimeOffset until, CancellationToken cancellation);
}
