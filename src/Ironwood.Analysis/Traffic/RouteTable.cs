using System.Text.Json.Nodes;
using Ironwood.Analysis.Reading;
using Ironwood.Graph;

namespace Ironwood.Analysis.Traffic;

/// <summary>One row of a route table: which paths go to which backend service, and to what machines.</summary>
/// <param name="Paths">Paths of the rule; empty for what no rule matches.</param>
/// <param name="BackendService">Logical name of the backend service.</param>
/// <param name="Tier">Tier of the groups behind it, of the preferred ones where some are; null when they have none or
/// several.</param>
/// <param name="Groups">The managed groups behind it, in the order of the backends.</param>
public sealed record RouteRow(
    IReadOnlyList<string> Paths, string BackendService, string? Tier, IReadOnlyList<RouteGroup> Groups)
{
    /// <summary>Whether this is what no rule matches.</summary>
    public bool IsDefault => Paths.Count == 0;

    /// <summary>The hosts that it holds for; empty for all that no other row names.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The Vertex AI endpoint that the rule's rewrite leads to, by its logical name; null when it leads to
    /// none.</summary>
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
    /// <summary>
    /// The rows of all URL maps, rules first and defaults last. A path matcher's default is a row of its own where it
    /// leads elsewhere than the map's, which hosts without a host rule get.
    /// </summary>
    public static IReadOnlyList<RouteRow> Of(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var groups = ManagedGroups.Of(graph);
        return
        [
            .. from map in graph.OfType(ResourceTypes.UrlMap)
               from row in Rules(graph, groups, map).Concat(Defaults(graph, groups, map))
               where row is not null
               orderby row.IsDefault
               select row,
        ];
    }

    private static IEnumerable<RouteRow?> Rules(ResourceGraph graph, ManagedGroups groups, ResourceNode map) =>
        from matcher in map.Inputs["pathMatchers"].Objects()
        from rule in matcher["pathRules"].Objects()
        let row = Row(graph, groups, [.. rule["paths"].Texts()], rule["service"])
        select row is null ? null : row with { Endpoint = EndpointOf(graph, rule) };

    private static IEnumerable<RouteRow?> Defaults(ResourceGraph graph, ManagedGroups groups, ResourceNode map)
    {
        var own = map.Inputs["defaultService"].AsText();
        var matchers =
            from matcher in map.Inputs["pathMatchers"].Objects()
            where matcher["defaultService"].AsText() is { } service && service != own
            let hosts = map.Inputs["hostRules"].Objects()
                .Where(rule => rule["pathMatcher"].AsText() == matcher["name"].AsText())
                .SelectMany(rule => rule["hosts"].Texts()).ToArray()
            // Nobody gets to a matcher without hosts.
            where hosts.Length > 0
            let row = Row(graph, groups, [], matcher["defaultService"])
            select row is null ? null : row with { Hosts = hosts };
        return matchers.Append(Row(graph, groups, [], map.Inputs["defaultService"]));
    }

    private static RouteRow? Row(
        ResourceGraph graph, ManagedGroups groups, IReadOnlyList<string> paths, JsonNode? service)
    {
        if (graph.Target(service) is not { } backendService)
        {
            return null;
        }
        var members = BackendMembers.Of(graph, groups, backendService);
        return new(paths, backendService.Name, members.Tier, [.. members.Groups, .. members.Fallbacks]);
    }

    private static string? EndpointOf(ResourceGraph graph, JsonNode rule) =>
        PropertyPath.Texts(PropertyPath.At(rule, "routeAction.urlRewrite"))
            .SelectMany(item => Reference.In(item.Text))
            .Select(reference => graph.Find(reference.Target))
            .FirstOrDefault(node => node is not null && ResourceTypes.IsOfModule(node.Type, "vertex"))?.Name;
}
