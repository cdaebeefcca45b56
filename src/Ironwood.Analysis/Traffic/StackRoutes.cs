using Ironwood.UrlMaps;
using Ironwood.UrlMaps.Evaluation;
using Ironwood.UrlMaps.Validation;

namespace Ironwood.Analysis.Traffic;

/// <summary>
/// Everything in a stack that decides where requests go: listeners, URL maps, and the backends of services.
/// </summary>
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
        var balancers = StackUrlMaps.BalancersOf(graph);
        foreach (var map in graph.OfType(ResourceTypes.UrlMap))
        {
            var read = StackUrlMaps.Reader.Read(map.Inputs, map.Name, balancers);
            faults.AddRange(read.Faults.Select(fault => (map, fault)));
            if (read.Map is { } valid)
            {
                _maps[map] = new(valid);
            }
        }
        Faults = faults;
        var groups = ManagedGroups.Of(graph);
        _members = _maps.Values.SelectMany(map => UrlMapValidation.Services(map.Map))
            .DistinctBy(service => service.Text)
            .Select(service => (service.Text, Node: graph.Target(service.Text)))
            .Where(service => service.Node is not null)
            .ToDictionary(service => service.Text, service => BackendMembers.Of(graph, groups, service.Node!));
    }

    /// <summary>Why URL maps are invalid; an invalid map answers no request.</summary>
    public IReadOnlyList<(ResourceNode Map, UrlMapFault Fault)> Faults { get; }

    /// <summary>The valid URL maps by their nodes.</summary>
    public IReadOnlyDictionary<ResourceNode, CompiledUrlMap> Maps => _maps;

    /// <summary>The members of a service that a map names; null when the service is not in the graph.</summary>
    public BackendMembers? MembersOf(ServiceLink service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return _members.GetValueOrDefault(service.Text);
    }

    /// <summary>Routes a request that reaches the stack's address.</summary>
    public RouteAnswer Answer(RouteRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var port = request.ConnectedPort;
        var listening = _listeners.Where(listener => listener.FirstPort <= port && port <= listener.LastPort).ToArray();
        if (listening.FirstOrDefault(
            listener => listener.Scheme == request.Scheme && _maps.ContainsKey(listener.UrlMap))
            is not { } found)
        {
            return new()
            {
                Outcome = RouteOutcome.Refused,
                Why =
                [
                    string.Create(CultureInfo.InvariantCulture, $"nothing listens for {request.Scheme} on port {port}")
                        + Instead(),
                ],
            };
        }
        var answer = _maps[found.UrlMap].Answer(request);
        return answer with
        {
            Why =
            [
                $"{found.ForwardingRule.Name} listens on port {found.Ports}, for {found.Proxy.Name}, which uses "
                + $"{found.UrlMap.Name}",
                .. answer.Why,
            ],
        };

        string Instead() => _listeners.Count == 0 ? ""
            : "; there is "
                + $"{string.Join(", ", _listeners.Select(listener => $"{listener.Scheme} on {listener.Ports}"))}";
    }
}
