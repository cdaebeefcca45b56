namespace Ironwood.Operations.Verification;

/// <summary>The platform as a caller sees it.</summary>
public interface IFrontDoor
{
    /// <summary>Sends one request, without credentials, and reads the whole answer.</summary>
    /// <param name="address">Absolute URL.</param>
    /// <param name="body">JSON to post; null gets.</param>
    /// <param name="cancellation">Gives it up.</param>
    Task<FrontDoorAnswer> AskAsync(Uri address, string? body, CancellationToken cancellation);
}

/// <summary>What came back.</summary>
/// <param name="Status">HTTP status; 0 without an answer.</param>
/// <param name="Tier">The tier that the balancer sent it to, by its own account; null when it names none.</param>
/// <param name="Elapsed">From the request's first byte to the answer's last.</param>
/// <param name="Body">The answer's beginning, if it is text.</param>
/// <param name="Failure">Why there was no answer; null when there was one.</param>
public sealed record FrontDoorAnswer(int Status, string? Tier, TimeSpan Elapsed, string Body = "", string? Failure = null);
