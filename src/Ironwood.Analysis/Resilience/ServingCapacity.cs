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
/// <param name="Unit"><c>requests/s</c>, or <c>machines</c> where a backend states no rate.</param>
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
        var rated = backends.All(pair => RateOf(pair.Backend.Value, 1) is not null);
        return new(
            service,
            [.. backends.Select(pair => MemberOf(pair.Backend, pair.Group!, rated))],
            rated ? "requests/s" : "machines");
    }

    private static Member MemberOf(Backend backend, ManagedGroup group, bool rated)
    {
        var machines = group.Most ?? 0;
        var scale = backend.Value.Get("capacityScaler").AsNumber() ?? 1;
        var capacity = scale * (rated ? RateOf(backend.Value, machines)!.Value : machines);
        return new(
            group.Node, group.Zone!, !backend.IsFallback, capacity,
            group.IsSlice || machines < 1 ? capacity : capacity / machines);
    }

    private static double? RateOf(JsonNode backend, double machines) =>
        backend.Get("maxRate").AsNumber()
            ?? (backend.Get("maxRatePerInstance").AsNumber() is { } each ? each * machines : null);
}
