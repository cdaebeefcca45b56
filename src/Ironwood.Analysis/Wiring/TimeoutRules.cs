using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Limits;

namespace Ironwood.Analysis.Wiring;

/// <summary>Rules about timeouts that cut off long generations.</summary>
internal static class TimeoutRules
{
    private static readonly Rule ShortRoute = new(
        "wiring/short-route-timeout", Severity.Warning,
        "A route's timeout is shorter than its backend service's timeout.",
        "The shorter timeout applies: long generations are cut off with status 504.",
        "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts",
        Example: "times out after 60 s, before its backend service platform-backend (600 s)");

    private static readonly Rule DefaultTimeout = new(
        "wiring/default-timeout", Severity.Warning,
        "A backend service of machines that generate text has no explicit timeout.",
        "The default timeout cuts off every answer that takes longer.", Limits.DefaultBackendTimeoutSeconds.Source,
        Example: "has no timeout, so every answer is cut off after 30 s");

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(ShortRoute, graph => graph.OfType(ResourceTypes.UrlMap).SelectMany(map => Routes(map.Inputs, "")
            .SelectMany(route => ShortOnes(graph, map, route.Value, route.Path)))),
        new(DefaultTimeout, graph =>
            from service in graph.OfType(ResourceTypes.BackendService)
            where service.At("timeoutSec") is null
                && Backend.Of(graph, service).Any(backend => backend.Group?.Type == ResourceTypes.InstanceGroupManager)
            select new Breach(
                service, "timeoutSec",
                $"has no timeout, so every answer is cut off after {Limits.DefaultBackendTimeoutSeconds.Value} s",
                "set timeoutSec above the longest generation time")),
    ];

    // Everything with a service and an action: the map, its path matchers, path rules and route rules.
    private static IEnumerable<(JsonObject Value, string Path)> Routes(JsonNode? value, string path) => value switch
    {
        JsonObject map =>
            map.SelectMany(entry => Routes(entry.Value, PropertyPath.Property(path, entry.Key))).Prepend((map, path)),
        JsonArray list => list.SelectMany((item, index) => Routes(item, PropertyPath.Item(path, index))),
        _ => [],
    };

    private static IEnumerable<Breach> ShortOnes(ResourceGraph graph, ResourceNode map, JsonObject route, string path)
    {
        foreach (var (serviceKey, actionKey) in new[] { (
            "service", "routeAction"), ("defaultService", "defaultRouteAction") })
        {
            if (graph.Target(route[serviceKey]) is { } service
                && route[actionKey].Get("timeout").Get("seconds").AsNumber() is { } seconds
                && (service.Number("timeoutSec") ?? Limits.DefaultBackendTimeoutSeconds.Value) is var longest
                && seconds < longest)
            {
                yield return new(
                    map, $"{(path.Length == 0 ? "" : path + ".")}{actionKey}.timeout",
                    $"times out after {seconds} s, before its backend service {service.Name} ({longest} s)",
                    "give the route the backend service's timeout, or leave the route's timeout out");
            }
        }
    }
}
