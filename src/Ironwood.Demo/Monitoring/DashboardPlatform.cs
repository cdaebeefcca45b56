using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Monitoring;

/// <summary>Cloud Monitoring's dashboards, which have a separate API.</summary>
internal sealed class DashboardPlatform : IPlatformService
{
    public void Map(IEndpointRouteBuilder routes, PlatformState state)
    {
        var book = DashboardBook.Of(state);
        routes.MapJson("/v1/projects/{project}/dashboards/{dashboard}", request =>
            !book.Exists
            || $"projects/{request.Part("project")}/dashboards/{request.Part("dashboard")}" != state.Contract.Observability.Dashboard
                ? null
                : new JsonObject
                {
                    ["displayName"] = "TPU Inference Performance Dashboard",
                    ["mosaicLayout"] = new JsonObject
                    {
                        ["columns"] = 48,
                        ["tiles"] = new JsonArray(
                            [.. Enumerable.Range(0, book.Tiles).Select(_ => (JsonNode)new JsonObject())]),
                    },
                })
            .OfHost("monitoring.googleapis.com");
    }
}
