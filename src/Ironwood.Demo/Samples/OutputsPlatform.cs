using Ironwood.Demo.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ironwood.Demo.Samples;

/// <summary>The outputs of the platform's stack, at <c>/outputs</c>.</summary>
internal sealed class OutputsPlatform : IPlatformService
{
    public void Map(IEndpointRouteBuilder routes, PlatformState state) => routes.MapGet(
        "/outputs", (HttpContext context) =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(SampleOutputs.Write(state.Contract));
        });
}
