using Ironwood.Infra.Serving;
using Ironwood.Outputs;

namespace Ironwood.Infra.Contract;

internal static class TierContract
{
    /// <summary>All tiers by name.</summary>
    public static Output<ImmutableSortedDictionary<string, TierOutputs>> Of(Platform platform) =>
        ContractOutput.Map(platform.Pods.Select(pod => KeyValuePair.Create(pod.Plan.Name, Of(platform, pod))));

    /// <summary>The paths that lead to the tier, whatever host and headers a request has.</summary>
    public static ImmutableArray<string> RoutesOf(TpuPod pod) =>
        [.. pod.Plan.Routes.Where(route => route.IsPathAlone).SelectMany(route => route.Paths)];

    /// <summary>
    /// URL of the tier's first route that is a path, or of its first route; for a default tier without such a path, the
    /// front door's URL.
    /// </summary>
    public static Output<string> UrlOf(Platform platform, TpuPod pod)
    {
        var first = pod.Plan.Routes.FirstOrDefault(route => route.IsPathAlone)
            ?? (pod.Plan is { IsDefault: false, Routes: [var only, ..] } ? only : null);
        var path = first is null ? "/" : PathOf(first);
        return first?.Host is { } host
            ? Output.Create($"{platform.Plan.FrontDoor.Protocol}://{host}{path}")
            : Output.Format($"{platform.FrontDoor.Url}{path}");
    }

    private static string PathOf(RoutePattern route) =>
        route.Paths[0] == RoutePattern.Everything ? "/" : route.Paths[0];

    private static ImmutableArray<RouteOutputs>? ConditionsOf(TpuPod pod) =>
        pod.Plan.Routes.All(route => route.IsPathAlone) ? null :
        [
            .. from route in pod.Plan.Routes
               where !route.IsPathAlone
               select new RouteOutputs
               {
                   Host = route.Host,
                   Paths = [.. route.Paths],
                   Headers = route.Headers.ToImmutableSortedDictionary(
                       header => header.Name, header => header.Example, StringComparer.Ordinal),
               },
        ];

    private static Output<TierOutputs> Of(Platform platform, TpuPod pod)
    {
        var plan = pod.Plan;
        return Output.Tuple(
            UrlOf(platform, pod),
            platform.FrontDoor.Backends[plan.Name].Name,
            GroupsOf(platform, pod),
            VertexOf(platform, pod),
            pod.MonitoringJob)
            .Apply(known => new TierOutputs
            {
                Generation = plan.Shape.Generation.Id,
                MachineType = plan.Shape.MachineType.Name,
                Topology = plan.Shape.Topology?.ToString(),
                Chips = plan.MinChips,
                Capacity = plan.Capacity.Id,
                IsDefault = plan.IsDefault,
                Routes = RoutesOf(pod),
                ConditionalRoutes = ConditionsOf(pod),
                Url = known.Item1,
                BackendService = known.Item2,
                Pod = pod.GetResourceName(),
                MonitoringJob = known.Item5,
                Groups = known.Item3,
                Vertex = known.Item4,
            });
    }

    private static Output<ImmutableArray<GroupOutputs>> GroupsOf(Platform platform, TpuPod pod)
    {
        TpuPod[] pods = platform.Failovers.TryGetValue(pod.Plan.Name, out var failover) ? [pod, failover] : [pod];
        return Output.All(
            from region in pods
            from member in region.Plan.Groups.Zip(region.Groups)
            let made = member.Second
            select Output.Tuple(made.Name, made.InstanceGroup, made.BaseInstanceName).Apply(known => new GroupOutputs
            {
                Name = known.Item1,
                BaseInstanceName = known.Item3,
                Zone = member.First.Zone,
                InstanceGroup = known.Item2,
                MinVms = member.First.MinVms,
                MaxVms = member.First.MaxVms,
                IsSlice = region.Plan.Shape.IsMultiHost,
                IsFailover = region.Plan.IsFailover,
            }));
    }

    private static Output<VertexOutputs?> VertexOf(Platform platform, TpuPod pod) =>
        !platform.Endpoints.TryGetValue(pod.Plan.Name, out var endpoint)
            ? Output.Create(default(VertexOutputs))
            : endpoint.Id.Apply<VertexOutputs?>(id => new VertexOutputs
            {
                Endpoint = id,
                Region = platform.Plan.Region,
                Path = platform.FrontDoor.VertexRoutes.SingleOrDefault(route => route.Tier == pod.Plan.Name)?.Path,
                HasModelGardenModel = pod.Plan.Vertex?.Model is not null,
            });
}
