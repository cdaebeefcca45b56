using Grpc.Core;
using Ironwood.Operations.Google;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>
/// The routes through the load balancer to Vertex AI. A request without credentials reaches Vertex AI, which asks for
/// them: this shows the whole route, costs nothing and needs no token.
/// </summary>
/// <param name="frontDoor">Sends requests to the platform.</param>
public sealed class VertexRouteCheck(IFrontDoor frontDoor) : ICheck
{
    private const string Nothing = "{}";
    private const string Vertex = "aiplatform.googleapis.com";
    private const int CredentialsMissing = 401;

    /// <inheritdoc/>
    public string Id => "vertex";

    /// <inheritdoc/>
    public string Title => "Vertex AI through the balancer: each route leads there";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.FrontDoor.RequiresSignIn ? [] :
        [
            .. Routes(platform).Select(route =>
                "curl --silent --include --header 'Content-Type: application/json'"
                + ShellLine.Of($" --data {Nothing} {route.Address}")),
        ];
    }

    /// <inheritdoc/>
    public async Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        if (platform.FrontDoor.RequiresSignIn)
        {
            return CheckOutcome.Skipped(
                "Identity-Aware Proxy asks callers to sign in, and would answer in Vertex AI's place");
        }
        var routes = Routes(platform).ToArray();
        if (routes.Length == 0)
        {
            return CheckOutcome.Skipped("no route leads to Vertex AI");
        }
        var answers = await Concurrently.AskAsync(
            routes,
            (route, token) => frontDoor.AskAsync(
                route.Address, Nothing, ImmutableDictionary<string, string>.Empty, token),
            cancellation)
                .ConfigureAwait(false);
        return CheckOutcome.Of(
            routes.Zip(answers).Select(pair => Judge(pair.First.Path, pair.Second)),
            $"Vertex AI answers on {Wording.Count(routes.Length, "route")}");
    }

    private static Evidence Judge(string path, FrontDoorAnswer answer)
    {
        var service = ServiceIn(answer.Body);
        return new(
            path,
            "Vertex AI asks for credentials",
            answer switch
            {
                { Failure: { } failure } => $"no answer: {failure}",
                { Tier: { } tier } => $"{answer.Status} from the machines of tier {tier}",
                { Status: CredentialsMissing } => $"{answer.Status} from {service ?? "where the route leads"}",
                _ => $"{answer.Status}",
            },
            // Answers from a tier name it; answers from Vertex AI name none.
            answer is { Failure: null, Tier: null, Status: CredentialsMissing } && service is null or Vertex);
    }

    // The service in google.rpc.ErrorInfo. An endpoint with a dedicated host name may give no details.
    private static string? ServiceIn(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object
                    ? RestError.Read(error, new() { Code = StatusCode.Unknown, Message = "" })
                        .Metadata.GetValueOrDefault("service")
                    : null;
        }
        // Text in JSON can be malformed too.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Path, Uri Address)> Routes(PlatformContract platform) =>
        platform.Tiers.Values
            .Select(tier => tier.Vertex?.Path)
            .OfType<string>()
            .Select(path => (path, new Uri(platform.FrontDoor.Url + path)));
}
