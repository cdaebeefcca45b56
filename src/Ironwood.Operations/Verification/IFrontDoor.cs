namespace Ironwood.Operations.Verification;

/// <summary>The platform as a caller sees it.</summary>
public interface IFrontDoor
{
    /// <summary>Sends one request, without credentials, and reads the whole answer.</summary>
    /// <param name="address">Absolute URL.</param>
    /// <param name="body">JSON to post; null for a GET request.</param>
    /// <param name="headers">Headers of the request, beside those of its body.</param>
    /// <param name="cancellation">Cancels the request.</param>
    Task<FrontDoorAnswer> AskAsync(
        Uri address, string? body, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation);
}

/// <summary>The answer to a request.</summary>
/// <param name="Status">HTTP status; 0 without an answer.</param>
/// <param name="Tier">The tier that the load balancer names in the answer; null if it names none.</param>
/// <param name="Elapsed">Time from the first byte of the request to the last byte of the answer.</param>
/// <param name="Body">The beginning of the answer, as text.</param>
/// <param name="Failure">Why there was no answer; null with an answer.</param>
public sealed record FrontDoorAnswer(
    int Status, string? Tier, TimeSpan Elapsed, string Body = "", string? Failure = null);
