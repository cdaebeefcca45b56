using Ironwood.Analysis.Rules;
using Ironwood.Problems;

namespace Ironwood.Analysis.Wiring;

/// <summary>Rules about groups that serve no requests, and about autoscalers.</summary>
internal static class GroupRules
{
    private static readonly Rule IdleGroup = new(
        "wiring/idle-group", Severity.Warning,
        "A managed group belongs to no backend service.",
        "Its machines are paid for but get no requests.",
        Example: "belongs to no backend service, so its machines get no requests");

    private static readonly Rule AutoscalerTarget = new(
        "wiring/autoscaler-target", Severity.Error,
        "An autoscaler scales a group that serves no requests.",
        "It cannot follow the load, and the machines that serve are not scaled.",
        Example: "scales platform-spare, which belongs to no backend service");

    private static readonly Rule AutoscaledSlice = new(
        "wiring/autoscaled-slice", Severity.Error,
        "An autoscaler scales a slice of several hosts.",
        "Google Cloud refuses it: a bulk group has a fixed size.",
        "https://docs.cloud.google.com/compute/docs/instance-groups/about-bulk-mode",
        Example: "scales platform-slice, which is a slice: its hosts are created all together or not at all");

    private static readonly Rule SizedTwice = new(
        "wiring/sized-twice", Severity.Warning,
        "A group has an autoscaler and a fixed size.",
        "Every `pulumi up` resets the group to its fixed size, whatever the load.",
        "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance_group_manager",
        Example: "has a size of 2 and an autoscaler, platform-pod-a-scaler, that changes it");

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(IdleGroup, graph =>
            from serving in Once(Serving(graph))
            from node in graph.OfType(ResourceTypes.InstanceGroupManager)
            where !serving.Contains(node.Urn)
            select new Breach(node, "", IdleGroup.Example!, "add it to its tier's backend service, or remove it")),
        new(AutoscalerTarget, graph =>
            from serving in Once(Serving(graph))
            from scaler in graph.OfType(ResourceTypes.Autoscaler)
            let target = graph.Target(scaler, "target")
            where target is null || !serving.Contains(target.Urn)
            select new Breach(
                scaler, "target",
                target is null
                    ? "scales a group that the stack does not have"
                    : $"scales {target.Name}, which belongs to no backend service",
                "set its target to a group of a backend service")),
        new(AutoscaledSlice, graph =>
            from groups in Once(ManagedGroups.Of(graph))
            from scaler in graph.OfType(ResourceTypes.Autoscaler)
            let target = groups.Find(graph.Target(scaler, "target"))
            where target?.IsSlice == true
            select new Breach(
                scaler, "target",
                $"scales {target.Name}, which is a slice: its hosts are created all together or not at all",
                "remove the autoscaler, or use a single-host topology for the tier")),
        new(SizedTwice, graph =>
            from groups in Once(ManagedGroups.Of(graph))
            from scaler in graph.OfType(ResourceTypes.Autoscaler)
            let target = groups.Find(graph.Target(scaler, "target"))
            let size = target?.Node.Count("targetSize")
            where size is not null && !target!.IsSlice
            select new Breach(
                target.Node,
                "targetSize",
                $"has a size of {Counted.Number(size.Value)} and an autoscaler, {scaler.Name}, that changes it",
                "remove the group's size")),
    ];

    private static HashSet<string> Serving(ResourceGraph graph) =>
        [.. Backend.AllOf(graph).Select(backend => backend.Group?.Urn).OfType<string>()];

    // Calculated once, because the query needs it for each node.
    private static IEnumerable<T> Once<T>(T value) => [value];
}
