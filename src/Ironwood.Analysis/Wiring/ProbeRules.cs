using System.Net;
using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Limits;

namespace Ironwood.Analysis.Wiring;

/// <summary>Rules about firewalls: health checks and requests of the balancer must reach the machines.</summary>
internal static class ProbeRules
{
    private static readonly Rule ProbesBlocked = new(
        "wiring/probes-blocked", Severity.Error,
        "No firewall rule allows the load balancer's addresses to reach its machines.",
        "Every health check fails, so the balancer treats all machines as unhealthy and answers with status 503.",
        "https://docs.cloud.google.com/load-balancing/docs/health-check-concepts",
        Example:
            "no firewall rule allows its probes from 35.191.0.0/16 to port 8080 of machines tagged 'serving' "
            + "(platform-pod-a)");

    public static IReadOnlyList<RuleCheck> Checks { get; } = [new(ProbesBlocked, Find)];

    private static IEnumerable<Breach> Find(ResourceGraph graph)
    {
        var firewalls = graph.OfType(ResourceTypes.Firewall).Where(Admits).ToArray();
        var told = new HashSet<(string, string, string)>();
        var groups = ManagedGroups.Of(graph);
        foreach (var backend in Backend.AllOf(graph))
        {
            if (backend.Group is not { } group || groups.Find(group)?.Template is not { } template
                || NetworkOf(graph, template) is not { } network
                || graph.Target(backend.Service, "healthChecks") is not { } check
                || (BackendRules.FixedPort(check)?.Port
                    ?? BackendRules.ServingPort(backend.Service, group)) is not { } port)
            {
                continue;
            }
            var tags = template.At("tags").Texts().ToArray();
            // The requests of an internal balancer come from its proxies; those of one on the Internet from where its
            // probes come from.
            var proxies = backend.Service.Text("loadBalancingScheme") != "INTERNAL_MANAGED" ? [] :
                graph.OfType(ResourceTypes.Subnetwork)
                    .Where(subnet => subnet.Text("purpose") == "GLOBAL_MANAGED_PROXY"
                        && graph.Target(subnet, "network") == network)
                    .Select(subnet => subnet.Text("ipCidrRange"))
                    .OfType<string>()
                    .ToArray();
            var ranges = HealthCheckRanges.All.Select(range => range.Cidr).Concat(proxies)
                .Where(range => !firewalls.Any(wall => graph.Target(wall, "network") == network
                    && Concerns(wall, tags) && LetsIn(wall, range) && Opens(wall, port)))
                .ToArray();
            var senders = ranges.Intersect(proxies).Any() ? "proxies and probes" : "probes";
            if (ranges.Length > 0 && told.Add((check.Urn, network.Urn, string.Join(',', tags))))
            {
                yield return new(
                    check, BackendRules.FixedPort(check)?.Path ?? "",
                    $"no firewall rule allows its {senders} from {string.Join(" and ", ranges)} to port {port} of "
                    + "machines " + (tags.Length == 0 ? "without a tag" : $"tagged '{string.Join("', '", tags)}'")
                    + $" ({group.Name})",
                    "add a firewall rule to the machines' network that allows these ranges for one of their tags");
            }
        }
    }

    // The network of a template's first interface: its own, or that of its subnet.
    private static ResourceNode? NetworkOf(ResourceGraph graph, ResourceNode template) =>
        graph.Target(template, "networkInterfaces[0].network")
        ?? (graph.Target(template, "networkInterfaces[0].subnetwork") is { } subnet
            ? graph.Target(subnet, "network") : null);

    private static bool Admits(ResourceNode wall) =>
        wall.Text("direction") is null or "INGRESS" && wall.Flag("disabled") != true && wall.Items("allows").Any();

    // A rule without targets applies to every machine of the network.
    private static bool Concerns(ResourceNode wall, string[] tags) =>
        wall.At("targetServiceAccounts") is null
        && (wall.At("targetTags") is null
            || wall.At("targetTags").Texts().Intersect(tags, StringComparer.Ordinal).Any());

    private static bool LetsIn(ResourceNode wall, string range) =>
        IPNetwork.TryParse(range, out var inner) && wall.At("sourceRanges").Texts().Any(source =>
            IPNetwork.TryParse(source, out var outer)
                && outer.PrefixLength <= inner.PrefixLength
                && outer.Contains(inner.BaseAddress));

    private static bool Opens(ResourceNode wall, double port) => wall.Items("allows").Any(allow =>
        allow.Item.Get("protocol").AsText() is "tcp" or "all" or "6"
        && (allow.Item.Get("ports") is not JsonArray { Count: > 0 } ports
            || ports.Texts().Any(range => Holds(range, port))));

    private static bool Holds(string range, double port)
    {
        var ends = range.Split('-');
        return double.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && double.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && first <= port && port <= last;
    }
}
