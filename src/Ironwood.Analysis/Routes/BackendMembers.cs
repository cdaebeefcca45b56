using System.Text.Json.Nodes;
using Ironwood.Graph;

namespace Ironwood.Analysis.Routes;

/// <summary>What is behind a backend service of a graph.</summary>
/// <param name="Groups">The managed groups that take its requests, in the order of the backends.</param>
/// <param name="Fallbacks">Groups that take what the others cannot: the backends that are not preferred, where some are.</param>
/// <param name="Hosts">Names behind its internet endpoint groups.</param>
/// <param name="Tier">Tier of <paramref name="Groups"/>; null when they have none or several.</param>
public sealed record BackendMembers(
    IReadOnlyList<RouteGroup> Groups, IReadOnlyList<RouteGroup> Fallbacks, IReadOnlyList<string> Hosts, string? Tier)
{
    private const string InstanceGroupManagerType = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    private const string EndpointType = "gcp:compute/globalNetworkEndpoint:GlobalNetworkEndpoint";
    private const string TierLabel = "tier";
    private const string Preferred = "PREFERRED";

    /// <summary>Zones of the groups, sorted.</summary>
    public IEnumerable<string> Zones => Groups.Select(group => group.Zone).Distinct().Order(StringComparer.Ordinal);

    /// <summary>What is behind a backend service, followed by the graph's own references.</summary>
    public static BackendMembers Of(ResourceGraph graph, ResourceNode service)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(service);
        var backends = RouteTable.Objects(service.Inputs["backends"]).ToArray();
        // Where some are preferred the others only help out: the tier is the preferred ones'.
        var preferred = backends.Where(backend => RouteTable.Text(backend["preference"]) == Preferred).ToArray();
        var (own, fallbacks) = preferred.Length > 0 ? (preferred, backends.Except(preferred)) : (backends, []);
        var tiers = Managers(graph, own).Select(manager => TierOf(graph, manager)).Distinct().ToArray();
        var groups = backends.Select(backend => graph.Target(backend["group"])).OfType<ResourceNode>().ToHashSet();
        return new(
            [.. Managers(graph, own).Select(Group)],
            [.. Managers(graph, fallbacks).Select(Group)],
            [
                .. graph.OfType(EndpointType)
                    .Where(endpoint => graph.Target(endpoint.Inputs["globalNetworkEndpointGroup"]) is { } group
                        && groups.Contains(group))
                    .Select(endpoint => RouteTable.Text(endpoint.Inputs["fqdn"])).OfType<string>(),
            ],
            tiers.Length == 1 ? tiers[0] : null);
    }

    private static IEnumerable<ResourceNode> Managers(ResourceGraph graph, IEnumerable<JsonObject> backends) =>
        backends.Select(backend => graph.Target(backend["group"])).OfType<ResourceNode>()
            .Where(node => node.Type == InstanceGroupManagerType);

    private static RouteGroup Group(ResourceNode manager) => new(
        manager.Name,
        RouteTable.Text(manager.Inputs["zone"]) ?? "",
        manager.Inputs["targetSize"] is JsonValue size && size.TryGetValue(out double vms) ? (int)vms : null);

    // A group's tier is a label of its template: what the machines themselves are marked with.
    private static string? TierOf(ResourceGraph graph, ResourceNode manager) =>
        RouteTable.Objects(manager.Inputs["versions"])
            .Select(version => RouteTable.Text(
                PropertyPath.At(graph.Target(version["instanceTemplate"])?.Inputs, $"labels.{TierLabel}")))
            .FirstOrDefault();
}
