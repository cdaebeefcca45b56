using Ironwood.Catalog.Accelerators;
using Ironwood.Catalog.Regions;
using Ironwood.Graph;

namespace Ironwood.Analysis.Cost;

/// <summary>A managed group as a price list sees it.</summary>
/// <param name="Manager">The group.</param>
/// <param name="Template">What its machines are made from; null when it is not in the graph.</param>
/// <param name="Size">How many machines; null when that is not known.</param>
internal sealed record ManagedGroup(ResourceNode Manager, ResourceNode? Template, Sizes? Size)
{
    private const string ManagerType = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    private const string AutoscalerType = "gcp:compute/autoscaler:Autoscaler";

    /// <summary>The tier that its machines are labelled with.</summary>
    public string? Tier => Template?.Text("labels.tier");

    public string? MachineType => Template?.Text("machineType");

    public string? Region => Zone.TryParse(Manager.Text("zone"), out var zone) ? zone.Region : null;

    /// <summary>Id of the capacity kind; machines are on demand unless their template says otherwise.</summary>
    public string Capacity
    {
        get
        {
            var model = Template?.Text("scheduling.provisioningModel") ?? CapacityKind.OnDemand.ProvisioningModel;
            return CapacityKind.All.FirstOrDefault(kind => kind.ProvisioningModel == model)?.Id ?? model;
        }
    }

    /// <summary>The groups of a graph.</summary>
    public static IReadOnlyList<ManagedGroup> Of(ResourceGraph graph)
    {
        var autoscalers = graph.OfType(AutoscalerType)
            .Select(autoscaler => (Autoscaler: autoscaler, Target: graph.Target(autoscaler.Inputs["target"])))
            .Where(pair => pair.Target is not null)
            .ToLookup(pair => pair.Target!.Urn, pair => pair.Autoscaler);
        return [.. graph.OfType(ManagerType).Select(manager => new ManagedGroup(
            manager,
            manager.Items("versions").Select(version => graph.Target(PropertyPath.Step(version, "instanceTemplate"))).FirstOrDefault(),
            SizeOf(manager, autoscalers[manager.Urn].FirstOrDefault())))];
    }

    // An autoscaler owns the size, whatever else is written.
    private static Sizes? SizeOf(ResourceNode manager, ResourceNode? autoscaler) => autoscaler is null
        ? manager.Count("targetSize") is { } size ? Sizes.Fixed(size) : null
        : autoscaler.Count("autoscalingPolicy.minReplicas") is { } least
            && autoscaler.Count("autoscalingPolicy.maxReplicas") is { } most && least <= most ? new(least, most) : null;
}
