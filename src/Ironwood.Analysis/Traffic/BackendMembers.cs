namespace Ironwood.Analysis.Traffic;

/// <summary>The machines and hosts behind a backend service.</summary>
/// <param name="Groups">The managed groups that take its requests, in the order of the backends.</param>
/// <param name="Fallbacks">Groups that take the requests that others cannot: the backends that are not preferred, if
/// some are preferred.</param>
/// <param name="Hosts">Names behind its internet endpoint groups.</param>
/// <param name="Tier">Tier of <paramref name="Groups"/>; null when they have no tier or different ones.</param>
public sealed record BackendMembers(
    IReadOnlyList<RouteGroup> Groups, IReadOnlyList<RouteGroup> Fallbacks, IReadOnlyList<string> Hosts, string? Tier)
{
    /// <summary>Zones of the groups, sorted.</summary>
    public IEnumerable<string> Zones => Groups.Select(group => group.Zone).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Finds what is behind a backend service by the graph's references.</summary>
    public static BackendMembers Of(ResourceGraph graph, ResourceNode service) =>
        Of(graph, ManagedGroups.Of(graph), service);

    /// <summary>The same, for callers that ask about many services of one graph.</summary>
    internal static BackendMembers Of(ResourceGraph graph, ManagedGroups groups, ResourceNode service)
    {
        var backends = Backend.Of(graph, service);
        var own = Groups(false);
        var named = backends.Select(backend => backend.Group).OfType<ResourceNode>().ToHashSet();
        return new(
            [.. own.Select(Row)],
            [.. Groups(true).Select(Row)],
            [
                .. graph.OfType(ResourceTypes.InternetEndpoint)
                    .Where(endpoint => graph.Target(endpoint, "globalNetworkEndpointGroup") is { } group
                        && named.Contains(group))
                    .Select(endpoint => endpoint.Text("fqdn")).OfType<string>(),
            ],
            ManagedGroups.TierOf(own));

        ManagedGroup[] Groups(bool fallbacks) =>
        [
            .. backends.Where(backend => backend.IsFallback == fallbacks)
                .Select(backend => groups.Find(backend.Group))
                .OfType<ManagedGroup>(),
        ];
    }

    private static RouteGroup Row(ManagedGroup group) => new(group.Name, group.ZoneName ?? "", group.FixedSize);
}
