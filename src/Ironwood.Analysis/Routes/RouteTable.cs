using System.Text.Json.Nodes;
using Ironwood.Graph;

namespace Ironwood.Analysis.Routes;

/// <summary>One row of a route table: which paths go to which backend service, and to what machines.</summary>
/// <param name="Paths">Paths of the rule; empty for what no rule matches.</param>
/// <param name="BackendService">Logical name of the backend service.</param>
/// <param name="Tier">Tier of the groups behind it, of the preferred ones where some are; null when they have none or several.</param>
/// <param name="Groups">The managed groups behind it, in the order of the backends.</param>
public sealed record RouteRow(
    IReadOnlyList<string> Paths, string BackendService, string? Tier, IReadOnlyList<RouteGroup> Groups)
{
    /// <summary>Whether this is what no rule matches.</summary>
    public bool IsDefault => Paths.Count == 0;

    /// <summary>The hosts that it holds for; empty for all that no other row names.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The Vertex AI endpoint that the rule's rewrite leads to, by its logical name; null when it leads to none.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Zones of the groups, sorted.</summary>
    public IEnumerable<string> Zones => Groups.Select(group => group.Zone).Distinct().Order(StringComparer.Ordinal);
}

/// <summary>A managed group behind a backend service.</summary>
/// <param name="Name">Logical name.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="Vms">Its target size; null when an autoscaler decides.</param>
public sealed record RouteGroup(string Name, string Zone, int? Vms);

/// <summary>
/// The paths of a graph's URL maps, followed through backend services to managed groups by the graph's own
/// references: what is not wired does not show.
/// </summary>
public static class RouteTable
{
    internal const string UrlMapType = "gcp:compute/uRLMap:URLMap";
    private const string VertexTypes = "gcp:vertex/";

    /// <summary>
    /// The rows of all URL maps, rules first and defaults last. A path matcher's default is a row of its own where it
    /// leads elsewhere than the map's, which hosts without a host rule get.
    /// </summary>
    public static IReadOnlyList<RouteRow> Of(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return
        [
            .. from map in graph.OfType(UrlMapType)
               from row in Rules(graph, map).Concat(Defaults(graph, map))
               where row is not null
               orderby row.IsDefault
               select row,
        ];
    }

    /// <summary>The items of a list; none when it is none.</summary>
    internal static IEnumerable<JsonNode> Items(JsonNode? list) => (list as JsonArray)?.OfType<JsonNode>() ?? [];

    /// <summary>The items of a list that are objects.</summary>
    internal static IEnumerable<JsonObject> Objects(JsonNode? list) => Items(list).OfType<JsonObject>();

    /// <summary>A text, or null when it is none.</summary>
    internal static string? Text(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue(out string? result) ? result : null;

    private static IEnumerable<RouteRow?> Rules(ResourceGraph graph, ResourceNode map) =>
        from matcher in Objects(map.Inputs["pathMatchers"])
        from rule in Objects(matcher["pathRules"])
        let row = Row(graph, [.. Items(rule["paths"]).Select(Text).OfType<string>()], rule["service"])
        select row is null ? null : row with { Endpoint = EndpointOf(graph, rule) };

    private static IEnumerable<RouteRow?> Defaults(ResourceGraph graph, ResourceNode map)
    {
        var own = Text(map.Inputs["defaultService"]);
        var matchers =
            from matcher in Objects(map.Inputs["pathMatchers"])
            where Text(matcher["defaultService"]) is { } service && service != own
            let hosts = Objects(map.Inputs["hostRules"])
                .Where(rule => Text(rule["pathMatcher"]) == Text(matcher["name"]))
                .SelectMany(rule => Items(rule["hosts"])).Select(Text).OfType<string>().ToArray()
            // Nobody gets to a matcher without hosts.
            where hosts.Length > 0
            let row = Row(graph, [], matcher["defaultService"])
            select row is null ? null : row with { Hosts = hosts };
        return matchers.Append(Row(graph, [], map.Inputs["defaultService"]));
    }

    private static RouteRow? Row(ResourceGraph graph, IReadOnlyList<string> paths, JsonNode? service)
    {
        if (graph.Target(service) is not { } backendService)
        {
            return null;
        }
        var members = BackendMembers.Of(graph, backendService);
        return new(paths, backendService.Name, members.Tier, [.. members.Groups, .. members.Fallbacks]);
    }

    private static string? EndpointOf(ResourceGraph graph, JsonNode rule) =>
        PropertyPath.Texts(PropertyPath.At(rule, "routeAction.urlRewrite"))
            .SelectMany(item => Reference.In(item.Text))
            .Select(reference => graph.Find(reference.Target))
            .FirstOrDefault(node => node?.Type.StartsWith(VertexTypes, StringComparison.Ordinal) == true)?.Name;
}
