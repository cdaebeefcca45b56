using Ironwood.Demo.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ironwood.Demo.Balancing;

/// <summary>
/// The load balancer and the model servers behind it: each tier lists one model, and answers prompts with it.
/// </summary>
internal sealed class FrontDoorPlatform : IPlatformService
{
    private const string TierHeader = "X-Ironwood-Tier";
    private const string Models = "/v1/models";
    private const string Completions = "/v1/completions";

    // Vertex AI's answer to a caller without a token; callers of this platform never have a token.
    private const string CredentialsMissing = """
        {
          "error": {
            "code": 401,
            "message": "Request is missing required authentication credential. Expected OAuth 2 access token, login "
                + "cookie or other valid authentication credential.",
            "status": "UNAUTHENTICATED",
            "details": [
              {
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": "CREDENTIALS_MISSING",
                "domain": "googleapis.com",
                "metadata": {
                  "service": "aiplatform.googleapis.com",
                  "method": "google.cloud.aiplatform.v1.PredictionService.Predict"
                }
              }
            ]
          }
        }
        """;

    public void Map(IEndpointRouteBuilder routes, PlatformState state)
    {
        var hosts = state.Contract.Tiers.Values.SelectMany(tier => tier.ConditionalRoutes ?? [])
            .Select(route => route.Host)
            .OfType<string>()
            .Append(new Uri(state.Contract.FrontDoor.Url).Host)
            .Distinct(StringComparer.Ordinal);
        foreach (var host in hosts)
        {
            routes.Map("/{**path}", context => AnswerAsync(context, host, state)).OfHost(host);
        }
    }

    private static async Task AnswerAsync(HttpContext context, string host, PlatformState state)
    {
        var book = FrontDoorBook.Of(state);
        var path = context.Request.Path.Value ?? "/";
        var tier = book.OnlyTier ?? TierOf(context.Request, path, host, state);
        context.Response.ContentType = "application/json";
        if (book.HasVertexRoutes && state.Contract.Tiers.Values.Any(one => one.Vertex?.Path == path))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsync(CredentialsMissing).ConfigureAwait(false);
            return;
        }
        if (book.NamesTier)
        {
            context.Response.Headers[TierHeader] = tier;
        }
        var model = $"demo-{tier}";
        var answer = context.Request.Method switch
        {
            "GET" when path.EndsWith(Models, StringComparison.Ordinal) => new JsonObject
            {
                ["object"] = "list",
                ["data"] = new JsonArray(new JsonObject { ["id"] = model, ["object"] = "model" }),
            },
            "POST" when path.EndsWith(Completions, StringComparison.Ordinal) =>
                await CompleteAsync(context, model).ConfigureAwait(false),
            _ => null,
        };
        context.Response.StatusCode = answer is null ? StatusCodes.Status404NotFound : book.Status;
        await context.Response.WriteAsync((answer ?? new JsonObject { ["detail"] = "Not Found" }).ToJsonString())
            .ConfigureAwait(false);
    }

    // Like vLLM: status 404 for a model that it does not serve.
    private static async Task<JsonObject?> CompleteAsync(HttpContext context, string model)
    {
        try
        {
            var question = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted)
                .ConfigureAwait(false);
            return (string?)question?["model"] == model && question?["prompt"] is not null
                ? new()
                {
                    ["id"] = "demo",
                    ["model"] = model,
                    ["choices"] = new JsonArray(
                        new JsonObject { ["index"] = 0, ["text"] = "pong", ["finish_reason"] = "length" }),
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // As the URL map: routes for the host first, then the longest path, then the route with more headers.
    private static string TierOf(HttpRequest request, string path, string host, PlatformState state)
    {
        var byRoute =
            from tier in state.Contract.Tiers
            from route in (tier.Value.ConditionalRoutes ?? []).Add(
                new() { Paths = tier.Value.Routes, Headers = ImmutableSortedDictionary<string, string>.Empty })
            where (route.Host is null || route.Host == host)
                && route.Headers.All(header => request.Headers[header.Key] == header.Value)
            from pattern in route.Paths
            where pattern.EndsWith("/*", StringComparison.Ordinal)
                ? path.StartsWith(pattern[..^1], StringComparison.Ordinal)
                : path == pattern
            orderby route.Host is null, pattern.Length descending, route.Headers.Count descending
            select tier.Key;
        return byRoute.FirstOrDefault() ?? state.Contract.Tiers.FirstOrDefault(tier => tier.Value.IsDefault).Key ?? "";
    }
}
