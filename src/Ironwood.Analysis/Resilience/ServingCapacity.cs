using System.Text.Json.Nodes;
using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Regions;
using Ironwood.Graph;

namespace Ironwood.Analysis.Resilience;

/// <summary>Machines behind a backend service, and what the service may ask of them.</summary>
/// <param name="Group">Their managed group.</param>
/// <param name="Zone">Their zone.</param>
/// <param name="IsPreferred">Whether the service asks them before others; true of all where none is preferred.</param>
/// <param name="Capacity">What the service may ask of all of them, in the unit of <see cref="ServingCapacity.Unit"/>.</param>
/// <param name="FailsTogether">The part of it that one fault takes: all of a slice, one machine of a group.</param>
public sealed record Member(ResourceNode Group, Zone Zone, bool IsPreferred, double Capacity, double FailsTogether);

/// <summary>
/// What a backend service declares to be able to take. Its load is what the machines are sized for that it asks
/// first; machines that it asks afterwards are its failover.
/// </summary>
/// <param name="Service">The backend service.</param>
/// <param name="Members">Its machines.</param>
/// <param name="Unit"><c>requests/s</c>, or <c>machines</c> where a backend states no rate.</param>
public sealed record ServingCapacity(ResourceNode Service, IReadOnlyList<Member> Members, string Unit)
{
    /// <summary>The load that it is sized for.</summary>
    public double Load => Members.Where(member => member.IsPreferred).Sum(member => member.Capacity);

    /// <summary>Whether some machines only help out.</summary>
    public bool HasFailover => Members.Any(member => !member.IsPreferred);

    /// <summary>The services of a graph that have managed groups in known zones.</summary>
    public static IReadOnlyList<ServingCapacity> Of(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var scalers = graph.Autoscalers();
        return [.. graph.OfType(ResourceTypes.BackendService).Select(service => Of(graph, scalers, service)).OfType<ServingCapacity>()];
    }

    private static ServingCapacity? Of(ResourceGraph graph, ILookup<string, ResourceNode> scalers, ResourceNode service)
    {
        var backends = graph.BackendsOf(service)
            .Where(backend => backend.Group?.Type == ResourceTypes.InstanceGroupManager && Zone.TryParse(backend.Group.Text("zone"), out _))
            .ToArray();
        if (backends.Length == 0)
        {
            return null;
        }
        var rated = backends.All(backend => RateOf(backend.Value, 1) is not null);
        var anyPreferred = backends.Any(backend => backend.IsPreferred);
        return new(
            service,
            [.. backends.Select(backend =>
            {
                var machines = scalers.MachinesOf(backend.Group!) ?? 0;
                var scale = backend.Value.Get("capacityScaler").AsNumber() ?? 1;
                var capacity = scale * (rated ? RateOf(backend.Value, machines)!.Value : machines);
                return new Member(
                    backend.Group!, Zone.Parse(backend.Group!.Text("zone")!), backend.IsPreferred || !anyPreferred, capacity,
                    backend.Group!.IsSlice() || machines < 1 ? capacity : capacity / machines);
            })],
            rated ? "requests/s" : "machines");
    }

    private static double? RateOf(JsonNode backend, double machines) =>
        backend.Get("maxRate").AsNumber() ?? (backend.Get("maxRatePerInstance").AsNumber() is { } each ? each * machines : null);
}
