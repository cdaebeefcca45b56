using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Resilience;

/// <summary>Rules about what still works after one failure.</summary>
public static class ResilienceRules
{
    private const string Failover = "https://docs.cloud.google.com/load-balancing/docs/service-lb-policy";

    private static readonly Rule FailoverTooSmall = new(
        "resilience/failover-too-small", Severity.Error,
        "When a slice, a zone or a region is lost, the failover machines cannot carry the load that moves to them.",
        "They are overloaded, and the tier that they normally serve fails too.", Failover,
        Example:
            "fails over to platform-pod-b, which takes 2 requests/s; if platform-slice is lost, 16 requests/s move "
            + "there");

    private static readonly Rule OneZone = new(
        "resilience/one-zone", Severity.Note,
        "All machines of a backend service are in one zone.",
        "If the zone is lost, the tier is lost with its failover. Accelerators are often available in one zone only.",
        "https://docs.cloud.google.com/compute/docs/regions-zones",
        Example: "has machines in us-central1-c only");

    private static readonly Rule OneUnit = new(
        "resilience/one-unit", Severity.Note,
        "A backend service has a single slice or machine and no failover.",
        "If it is lost, the tier is down until Google provides another one.", Failover,
        Example: "has no machines left and no failover if platform-slice is lost");

    private static readonly Rule DrainedBackend = new(
        "resilience/drained-backend", Severity.Warning,
        "A backend is drained: its capacity is set to 0.",
        "Its machines are paid for but get no requests, and do not take over when others fail.",
        "https://docs.cloud.google.com/load-balancing/docs/backend-service",
        Example: "sends nothing to platform-pod-b: its capacityScaler is 0");

    private static readonly Rule CacheWithoutReplica = new(
        "resilience/cache-without-replica", Severity.Warning,
        "The cache has no replica, and the environment is not disposable.",
        "A failure or maintenance in its zone empties it, and every request goes to the models.",
        "https://docs.cloud.google.com/memorystore/docs/redis/high-availability-for-memorystore-for-redis",
        Example: "has no replica: its tier is BASIC");

    /// <summary>The rules.</summary>
    public static IRuleFamily Family { get; } = new RuleFamily((IReadOnlyList<RuleCheck>)
    [
        new(FailoverTooSmall, FindSmallFailovers),
        new(OneZone, graph =>
            from service in ServingCapacity.Of(graph)
            let zones = service.Members.Select(member => member.Zone.Name).Distinct().ToArray()
            where zones.Length == 1
            select new Breach(
                service.Service,
                "backends",
                $"has machines in {zones[0]} only",
                "add a second zone to the tier's zones")),
        new(OneUnit, graph =>
            from service in ServingCapacity.Of(graph)
            where service.Members is [var only] && only.FailsTogether >= only.Capacity
            select new Breach(
                service.Service,
                "backends",
                $"has no machines left and no failover if {service.Members[0].Group.Name} is lost",
                "give the tier several slices, or set overflow: true on the tier")),
        new(DrainedBackend, graph =>
            from backend in Backend.AllOf(graph)
            where backend.Value.Get("capacityScaler").AsNumber() == 0
            select new Breach(
                backend.Service, $"{backend.Path}.capacityScaler",
                $"sends nothing to {backend.Group?.Name ?? "a group"}: its capacityScaler is 0",
                "set capacityScaler above 0, or remove the backend")),
        new(CacheWithoutReplica, graph =>
            from redis in graph.OfType(ResourceTypes.Redis)
            where redis.Text("tier") is null or "BASIC" && !redis.IsDisposable()
            select new Breach(redis, "tier", CacheWithoutReplica.Example!, "ironwood:cache.highAvailability true")),
    ]);

    // Services that fail over to the same machines are added up: losing one zone may affect several of them.
    private static IEnumerable<Breach> FindSmallFailovers(ResourceGraph graph)
    {
        var services = ServingCapacity.Of(graph);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var failure in FailureTable.Failures(services))
        {
            var moving = failure.Touched.Where(service => service.HasFailover)
                .Select(
                    service => (
                        Service: service, Row: FailureTable.Row(failure, service), Left: Survivors(service, failure)))
                .Where(entry => entry.Row?.Moved > 0)
                .GroupBy(entry => string.Join(' ', entry.Left.Select(member => member.Group.Urn)));
            foreach (var shared in moving)
            {
                var (load, able) = (shared.Sum(entry => entry.Row!.Moved), shared.Max(entry => entry.Row!.Failover));
                var first = shared.First();
                if (load > able && told.Add(string.Join(' ', shared.Select(entry => entry.Service.Service.Urn))))
                {
                    var unit = first.Service.Unit;
                    yield return new(
                        first.Service.Service, "backends",
                        $"fails over to {string.Join(", ", first.Left.Select(member => member.Group.Name))}, which "
                        + $"takes {Shown(able)} {unit}; if {failure.Name} is lost, {Shown(load)} {unit} move there"
                        + (shared.Count() == 1
                            ? ""
                            : ", those of "
                                + $"{string.Join(" and ", shared.Skip(1).Select(entry => entry.Service.Service.Name))} "
                                + "included"),
                        "give the failover more machines, or lower the tier's maxRequestsPerSecondPerVm");
                }
            }
        }
    }

    // Capacity may have a fraction.
    private static string Shown(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static Member[] Survivors(ServingCapacity service, FailureTable.Failure failure) =>
        [.. service.Members.Where(member => !member.IsPreferred && failure.LostOf(member) < member.Capacity)];
}
