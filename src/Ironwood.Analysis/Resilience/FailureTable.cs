namespace Ironwood.Analysis.Resilience;

/// <summary>The kind of failure.</summary>
public enum FailureKind
{
    /// <summary>A slice, or one machine that serves alone.</summary>
    Unit,

    /// <summary>A zone.</summary>
    Zone,

    /// <summary>A region.</summary>
    Region,
}

/// <summary>What one backend service has left after one failure.</summary>
/// <param name="Kind">What is lost.</param>
/// <param name="Lost">Its name: the group of a unit, a zone, a region.</param>
/// <param name="Service">The backend service.</param>
/// <param name="Load">The load that it is sized for.</param>
/// <param name="Left">What the remaining machines can take, failover included.</param>
/// <param name="Shed">The part of the load whose machines are lost.</param>
/// <param name="Failover">What the remaining failover machines can take.</param>
/// <param name="Unit">The unit of these numbers.</param>
public sealed record FailureRow(
    FailureKind Kind,
    string Lost,
    ResourceNode Service,
    double Load,
    double Left,
    double Shed,
    double Failover,
    string Unit)
{
    /// <summary>The part of the load that moves to the failover; 0 when no failover is left.</summary>
    public double Moved => Failover > 0 ? Shed : 0;
}

/// <summary>
/// N-1: the capacity that each backend service has left when a slice, a zone or a region is lost. Services that a
/// failure does not affect have no row.
/// </summary>
public static class FailureTable
{
    /// <summary>The rows: units, zones and regions, each by name and service.</summary>
    public static IReadOnlyList<FailureRow> Of(ResourceGraph graph)
    {
        var services = ServingCapacity.Of(graph);
        return
        [
            .. Failures(services).SelectMany(
                failure => failure.Touched.Select(service => Row(failure, service)).OfType<FailureRow>()),
        ];
    }

    /// <summary>Each single failure that can affect machines of these services.</summary>
    internal static IEnumerable<Failure> Failures(IReadOnlyList<ServingCapacity> services)
    {
        var members = services.SelectMany(service => service.Members).ToArray();
        // There may be thousands of units, each behind one or two services.
        var behind = services.SelectMany(
            service => service.Members.Select(member => (member.Group.Urn, Service: service)))
            .ToLookup(pair => pair.Urn, pair => pair.Service, StringComparer.Ordinal);
        return members.Select(member => member.Group)
            .DistinctBy(group => group.Urn)
            .OrderBy(group => group.Urn, StringComparer.Ordinal)
            .Select(group => new Failure(
                FailureKind.Unit, group.Name, [.. behind[group.Urn].DistinctBy(service => service.Service.Urn)],
                member => member.Group.Urn == group.Urn ? member.FailsTogether : 0))
            .Concat(members.Select(member => member.Zone.Name).Distinct().Order(StringComparer.Ordinal)
                .Select(zone => new Failure(
                    FailureKind.Zone, zone, services, member => member.Zone.Name == zone ? member.Capacity : 0)))
            .Concat(members.Select(member => member.Zone.Region).Distinct().Order(StringComparer.Ordinal)
                .Select(region => new Failure(
                    FailureKind.Region,
                    region,
                    services,
                    member => member.Zone.Region == region ? member.Capacity : 0)));
    }

    internal static FailureRow? Row(Failure failure, ServingCapacity service)
    {
        var lost = service.Members.Sum(failure.LostOf);
        var failover = service.Members.Where(member => !member.IsPreferred)
            .Sum(member => member.Capacity - failure.LostOf(member));
        var shed = service.Members.Where(member => member.IsPreferred).Sum(failure.LostOf);
        return lost <= 0 ? null : new(
            failure.Kind,
            failure.Name,
            service.Service,
            service.Load,
            service.Members.Sum(member => member.Capacity) - lost,
            shed, failover, service.Unit);
    }

    /// <summary>One failure: the services that it may affect, and how much of a member's capacity it removes.</summary>
    internal sealed record Failure(
        FailureKind Kind, string Name, IReadOnlyList<ServingCapacity> Touched, Func<Member, double> LostOf);
}
