using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ironwood.Demo.Platform;

/// <summary>Answers of Google's REST services.</summary>
internal static class RestAnswers
{
    /// <summary>Answers GET with JSON; null means not found.</summary>
    public static IEndpointConventionBuilder MapJson(
        this IEndpointRouteBuilder routes, string pattern, Func<HttpRequest, JsonNode?> answer) =>
        routes.MapGet(pattern, context => WriteAsync(context, answer(context.Request)));

    /// <summary>Answers POST of JSON with JSON; null means not found.</summary>
    public static IEndpointConventionBuilder MapJsonPost(
        this IEndpointRouteBuilder routes, string pattern, Func<HttpRequest, JsonNode, JsonNode?> answer) =>
        routes.MapPost(pattern, async context =>
        {
            JsonNode? question;
            try
            {
                question = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted)
                    .ConfigureAwait(false);
            }
            catch (JsonException)
            {
                question = null;
            }
            if (question is null)
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }
            await WriteAsync(context, answer(context.Request, question)).ConfigureAwait(false);
        });

    /// <summary>A value of the path.</summary>
    public static string Part(this HttpRequest request, string name) => (string)request.RouteValues[name]!;

    private static async Task WriteAsync(HttpContext context, JsonNode? answer)
    {
        if (answer is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted).ConfigureAwait(false);
    }
}
