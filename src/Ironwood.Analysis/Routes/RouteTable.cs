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
    private const string UrlMapType = "gcp:compute/uRLMap:URLMap";
    private const string InstanceGroupManagerType = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    private const string TierLabel = "tier";
    private const string Preferred = "PREFERRED";

    /// <summary>The rows of all URL maps, rules first and defaults last.</summary>
    public static IReadOnlyList<RouteRow> Of(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return
        [
            .. from map in graph.OfType(UrlMapType)
               from row in Rules(graph, map).Append(Row(graph, [], map.Inputs["defaultService"]))
               where row is not null
               orderby row.IsDefault
               select row,
        ];
    }

    private static IEnumerable<RouteRow?> Rules(ResourceGraph graph, ResourceNode map) =>
        from matcher in Items(map.Inputs["pathMatchers"])
        from rule in Items(matcher["pathRules"])
        select Row(graph, [.. Items(rule["paths"]).Select(path => path.GetValue<string>())], rule["service"]);

    private static RouteRow? Row(ResourceGraph graph, IReadOnlyList<string> paths, JsonNode? service)
    {
        if (graph.Target(service) is not { } backendService)
        {
            return null;
        }
        var backends = Items(backendService.Inputs["backends"]).ToArray();
        var managers = Managers(graph, backends).ToArray();
        // Where some are preferred the others only help out: the tier is the preferred ones'.
        var preferred = backends.Where(backend => backend["preference"]?.GetValue<string>() == Preferred).ToArray();
        var tiers = Managers(graph, preferred.Length > 0 ? preferred : backends)
            .Select(manager => TierOf(graph, manager)).Distinct().ToArray();
        return new(
            paths,
            backendService.Name,
            tiers.Length == 1 ? tiers[0] : null,
            [.. managers.Select(manager => new RouteGroup(
                manager.Name,
                manager.Inputs["zone"]?.GetValue<string>() ?? "",
                (int?)manager.Inputs["targetSize"]?.GetValue<double>()))]);
    }

    private static IEnumerable<ResourceNode> Managers(ResourceGraph graph, IEnumerable<JsonNode> backends) =>
        backends.Select(backend => graph.Target(backend["group"])).OfType<ResourceNode>()
            .Where(node => node.Type == InstanceGroupManagerType);

    // A group's tier is a label of its template: what the machines themselves are marked with.
    private static string? TierOf(ResourceGraph graph, ResourceNode manager) =>
        Items(manager.Inputs["versions"])
            .Select(version => graph.Target(version["instanceTemplate"])?.Inputs["labels"]?[TierLabel]?.GetValue<string>())
            .FirstOrDefault();

    private static IEnumerable<JsonNode> Items(JsonNode? list) => (list as JsonArray)?.OfType<JsonNode>() ?? [];
}
