using Ironwood.Catalog.Regions;

namespace Ironwood.Analysis.Resilience;

/// <summary>Machines behind a backend service, and the load that the service may send them.</summary>
/// <param name="Group">Their managed group.</param>
/// <param name="Zone">Their zone.</param>
/// <param name="IsPreferred">Whether the service prefers them; true for all machines where the service has no
/// preference.</param>
/// <param name="Capacity">The load that the service may send to all of them, in the unit of
/// <see cref="ServingCapacity.Unit"/>.</param>
/// <param name="FailsTogether">The part of it that one fault removes: all of a slice, or one machine of a
/// group.</param>
public sealed record Member(ResourceNode Group, Zone Zone, bool IsPreferred, double Capacity, double FailsTogether);

/// <summary>
/// The capacity that a backend service declares. Its load is the capacity of its preferred machines; the other machines
/// are its failover.
/// </summary>
/// <param name="Service">The backend service.</param>
/// <param name="Members">Its machines.</param>
/// <param name="Unit"><c>requests/s</c> or <c>requests in flight</c>; <c>machines</c> where backends state neither or
/// both.</param>
public sealed record ServingCapacity(ResourceNode Service, IReadOnlyList<Member> Members, string Unit)
{
    /// <summary>The load that it is sized for.</summary>
    public double Load => Members.Where(member => member.IsPreferred).Sum(member => member.Capacity);

    /// <summary>Whether some machines are failover only.</summary>
    public bool HasFailover => Members.Any(member => !member.IsPreferred);

    /// <summary>The services of a graph that have managed groups in known zones.</summary>
    public static IReadOnlyList<ServingCapacity> Of(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var groups = ManagedGroups.Of(graph);
        return
        [
            .. graph.OfType(ResourceTypes.BackendService)
                .Select(service => Of(service, Backend.Of(graph, service), groups))
                .OfType<ServingCapacity>(),
        ];
    }

    private static ServingCapacity? Of(ResourceNode service, IEnumerable<Backend> all, ManagedGroups groups)
    {
        var backends = all.Select(backend => (Backend: backend, Group: groups.Find(backend.Group)))
            .Where(pair => pair.Group?.Zone is not null)
            .ToArray();
        if (backends.Length == 0)
        {
            return null;
        }
        var unit = Units.FirstOrDefault(unit => backends.All(pair => unit.Of(pair.Backend.Value, 1) is not null))
            ?? Machines;
        return new(service, [.. backends.Select(pair => MemberOf(pair.Backend, pair.Group!, unit))], unit.Name);
    }

    private static Member MemberOf(Backend backend, ManagedGroup group, CapacityUnit unit)
    {
        var machines = group.Most ?? 0;
        var scale = backend.Value.Get("capacityScaler").AsNumber() ?? 1;
        var capacity = scale * unit.Of(backend.Value, machines)!.Value;
        return new(
            group.Node, group.Zone!, !backend.IsFallback, capacity,
            group.IsSlice || machines < 1 ? capacity : capacity / machines);
    }

    private static readonly CapacityUnit Machines = new("machines", (_, machines) => machines);

    // The first unit that every backend states: backends of different units cannot be added.
    private static readonly CapacityUnit[] Units =
    [
        new("requests/s", (backend, machines) => Stated(backend, "maxRate", "maxRatePerInstance", machines)),
        new("requests in flight", (backend, machines) =>
            Stated(backend, "maxInFlightRequests", "maxInFlightRequestsPerInstance", machines)),
    ];

    private static double? Stated(JsonNode backend, string all, string each, double machines) =>
        backend.Get(all).AsNumber() ?? (backend.Get(each).AsNumber() is { } one ? one * machines : null);

    /// <summary>A unit of capacity.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Of">The capacity of a backend with so many machines; null where it states none.</param>
    private sealed record CapacityUnit(string Name, Func<JsonNode, double, double?> Of);
}
