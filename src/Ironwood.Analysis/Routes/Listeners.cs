using System.Globalization;
using System.Text.Json.Nodes;
using Ironwood.Graph;

namespace Ironwood.Analysis.Routes;

/// <summary>A port that a stack listens on, followed to the URL map that decides there.</summary>
/// <param name="ForwardingRule">The forwarding rule.</param>
/// <param name="Proxy">The target proxy.</param>
/// <param name="UrlMap">The URL map.</param>
/// <param name="Scheme"><c>http</c> or <c>https</c>, by the proxy's type.</param>
/// <param name="FirstPort">First port.</param>
/// <param name="LastPort">Last port.</param>
public sealed record Listener(
    ResourceNode ForwardingRule, ResourceNode Proxy, ResourceNode UrlMap, string Scheme, int FirstPort, int LastPort)
{
    private const string ForwardingRuleType = "gcp:compute/globalForwardingRule:GlobalForwardingRule";

    private static readonly Dictionary<string, string> Schemes = new(StringComparer.Ordinal)
    {
        ["gcp:compute/targetHttpProxy:TargetHttpProxy"] = "http",
        ["gcp:compute/targetHttpsProxy:TargetHttpsProxy"] = "https",
    };

    /// <summary>The ports, as <c>443</c> or <c>8080-8090</c>.</summary>
    public string Ports => FirstPort == LastPort
        ? FirstPort.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{FirstPort}-{LastPort}");

    /// <summary>The listeners of a graph: forwarding rules that are wired to a URL map.</summary>
    public static IReadOnlyList<Listener> Of(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return
        [
            .. from rule in graph.OfType(ForwardingRuleType)
               let proxy = graph.Target(rule.Inputs["target"])
               where proxy is not null && Schemes.ContainsKey(proxy.Type)
               let map = graph.Target(proxy.Inputs["urlMap"])
               where map?.Type == RouteTable.UrlMapType
               let ports = PortsOf(rule.Inputs["portRange"])
               where ports is not null
               select new Listener(rule, proxy, map, Schemes[proxy.Type], ports.Value.First, ports.Value.Last),
        ];
    }

    private static (int First, int Last)? PortsOf(JsonNode? range)
    {
        var ends = (RouteTable.Text(range) ?? "").Split('-', 2);
        return int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? (first, last) : null;
    }
}

/// <summary>All of a stack that decides where requests go: listeners, their URL maps, what is behind the services.</summary>
public sealed class StackRoutes
{
    private readonly IReadOnlyList<Listener> _listeners;
    private readonly Dictionary<ResourceNode, CompiledUrlMap> _maps = [];
    private readonly Dictionary<string, BackendMembers> _members;

    /// <param name="graph">A graph of any program.</param>
    public StackRoutes(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        _listeners = Listener.Of(graph);
        var faults = new List<(ResourceNode, UrlMapFault)>();
        foreach (var map in graph.OfType(RouteTable.UrlMapType))
        {
            var read = UrlMapReader.Read(map.Inputs, map.Name);
            faults.AddRange(read.Faults.Select(fault => (map, fault)));
            if (read.Map is { } valid)
            {
                _maps[map] = new(valid);
            }
        }
        Faults = faults;
        _members = _maps.Values.SelectMany(map => UrlMapValidation.Services(map.Map))
            .DistinctBy(service => service.Text)
            .Select(service => (service.Text, Node: graph.Target(service.Text)))
            .Where(service => service.Node is not null)
            .ToDictionary(service => service.Text, service => BackendMembers.Of(graph, service.Node!));
    }

    /// <summary>What makes its URL maps invalid; an invalid map answers nothing.</summary>
    public IReadOnlyList<(ResourceNode Map, UrlMapFault Fault)> Faults { get; }

    /// <summary>The valid URL maps by their nodes.</summary>
    public IReadOnlyDictionary<ResourceNode, CompiledUrlMap> Maps => _maps;

    /// <summary>What becomes of a request that reaches the stack's address.</summary>
    public RouteAnswer Answer(RouteRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var port = request.ConnectedPort;
        var listening = _listeners.Where(listener => listener.FirstPort <= port && port <= listener.LastPort).ToArray();
        if (listening.FirstOrDefault(listener => listener.Scheme == request.Scheme && _maps.ContainsKey(listener.UrlMap))
            is not { } found)
        {
            return new()
            {
                Outcome = RouteOutcome.Refused,
                Why = [string.Create(CultureInfo.InvariantCulture, $"nothing listens for {request.Scheme} on port {port}") + Instead()],
            };
        }
        var answer = _maps[found.UrlMap].Answer(request);
        return answer with
        {
            Services = [.. answer.Services.Select(share =>
                share with { Members = _members.GetValueOrDefault(share.Service.Text) })],
            Why =
            [
                $"{found.ForwardingRule.Name} listens on port {found.Ports}, for {found.Proxy.Name}, which asks {found.UrlMap.Name}",
                .. answer.Why,
            ],
        };

        string Instead() => _listeners.Count == 0 ? ""
            : $"; there is {string.Join(", ", _listeners.Select(listener => $"{listener.Scheme} on {listener.Ports}"))}";
    }
}
