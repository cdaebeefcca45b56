namespace Ironwood.Analysis.Traffic;

/// <summary>One row of a route table: paths, their backend service, and its machines.</summary>
/// <param name="Paths">
/// Requests of the rule: its paths, each after the host if it is for one host only, and with its headers; empty for the
/// default.
/// </param>
/// <param name="BackendService">Logical name of the backend service.</param>
/// <param name="Tier">Tier of the groups behind it, or of the preferred groups if some are preferred; null when they
/// have no tier or different ones.</param>
/// <param name="Groups">The managed groups behind it, in the order of the backends.</param>
public sealed record RouteRow(
    IReadOnlyList<string> Paths, string BackendService, string? Tier, IReadOnlyList<RouteGroup> Groups)
{
    /// <summary>Whether this is the default, for requests that no rule matches.</summary>
    public bool IsDefault => Paths.Count == 0;

    /// <summary>The hosts that it applies to; empty for all hosts that no other row names.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Logical name of the Vertex AI endpoint that the rule's rewrite leads to; null without one.</summary>
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
/// The paths of a graph's URL maps with their backend services and managed groups. Only the graph's references count,
/// so missing wiring is visible.
/// </summary>
public static class RouteTable
{
    /// <summary>
    /// The rows of all URL maps, rules first and defaults last. The default of a path matcher has its own row if it
    /// differs from the map's default, which applies to hosts without a host rule.
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

    private static IEnumerable<RouteRow?> Rules(ResourceGraph graph, ManagedGroups groups, ResourceNode map)
    {
        var matchers = map.Inputs["pathMatchers"].Objects().ToArray();
        // With one matcher, its hosts are those of the whole map.
        return
            from matcher in matchers
            let hosts = matchers.Length > 1 ? HostsOf(map, matcher) : []
            from rule in matcher["pathRules"].Objects().Concat(matcher["routeRules"].Objects())
            let requests = RuleRequests.Of(rule)
            let row = Row(graph, groups, [.. OfHosts(requests, hosts)], rule["service"])
            select row is null ? null : row with { Endpoint = EndpointOf(graph, rule) };
    }

    private static IEnumerable<string> OfHosts(IReadOnlyList<string> requests, string[] hosts) =>
        hosts.Length == 0 || hosts.Contains("*", StringComparer.Ordinal)
            ? requests
            : hosts.SelectMany(host => requests.Select(request => host + request));

    private static string[] HostsOf(ResourceNode map, JsonObject matcher) =>
    [
        .. map.Inputs["hostRules"].Objects()
            .Where(rule => rule["pathMatcher"].AsText() == matcher["name"].AsText())
            .SelectMany(rule => rule["hosts"].Texts()),
    ];

    private static IEnumerable<RouteRow?> Defaults(ResourceGraph graph, ManagedGroups groups, ResourceNode map)
    {
        var own = map.Inputs["defaultService"].AsText();
        var matchers =
            from matcher in map.Inputs["pathMatchers"].Objects()
            where matcher["defaultService"].AsText() is { } service && service != own
            let hosts = HostsOf(map, matcher)
            // No request reaches a matcher without hosts.
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
