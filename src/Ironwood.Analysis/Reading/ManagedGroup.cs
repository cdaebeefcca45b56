using Ironwood.Catalog.Accelerators;
using Ironwood.Catalog.Regions;
using Ironwood.Graph;

namespace Ironwood.Analysis.Reading;

/// <summary>
/// A managed group with everything that decides what its machines are: its template, autoscaler and workload policy,
/// followed by the graph's own references.
/// </summary>
public sealed class ManagedGroup
{
    private static readonly Lazy<Dictionary<string, AcceleratorMachine>> Accelerators = new(() =>
        AcceleratorCatalog.Generations
            .SelectMany(generation => generation.MachineTypes.Select(type => new AcceleratorMachine(generation, type)))
            .Where(machine => machine.Type.ChipsPerVm > 0)
            .ToDictionary(machine => machine.Type.Name, StringComparer.Ordinal));

    internal ManagedGroup(ResourceGraph graph, ResourceNode node, ResourceNode? autoscaler)
    {
        Node = node;
        Autoscaler = autoscaler;
        Template = node.Items("versions")
            .Select(version => graph.Target(version.Item.Get("instanceTemplate")))
            .FirstOrDefault(template => template is not null);
        WorkloadPolicy = graph.Target(node, "resourcePolicies.workloadPolicy");
    }

    /// <summary>The group.</summary>
    public ResourceNode Node { get; }

    /// <summary>Its logical name.</summary>
    public string Name => Node.Name;

    /// <summary>What its machines are made from: the first version's template that the graph holds; or null.</summary>
    public ResourceNode? Template { get; }

    /// <summary>What decides how many machines it has; null when the group itself says so.</summary>
    public ResourceNode? Autoscaler { get; }

    /// <summary>How the chips of its machines are joined; null when nothing says so.</summary>
    public ResourceNode? WorkloadPolicy { get; }

    /// <summary>The tier that its machines are labelled with; null without that label.</summary>
    public string? Tier => Template?.KnownText("labels.tier");

    /// <summary>The machine type of its template; null when it is not known.</summary>
    public string? MachineType => Template?.KnownText("machineType");

    /// <summary>Generation and machine type of a group of accelerator machines; null for any other.</summary>
    public AcceleratorMachine? Accelerator => Accelerators.Value.GetValueOrDefault(MachineType ?? "");

    /// <summary>The zone as it is written; null when it is not known.</summary>
    public string? ZoneName => Node.KnownText("zone");

    /// <summary>The zone; null when it is not known or not the name of one.</summary>
    public Zone? Zone => Zone.TryParse(ZoneName, out var zone) ? zone : null;

    /// <summary>Id of the capacity kind; machines are on demand unless their template says otherwise.</summary>
    public string Capacity
    {
        get
        {
            var model = Template?.KnownText("scheduling.provisioningModel") ?? CapacityKind.OnDemand.ProvisioningModel;
            return CapacityKind.All.FirstOrDefault(kind => kind.ProvisioningModel == model)?.Id ?? model;
        }
    }

    /// <summary>Machines at its smallest size; null when it is not known. An autoscaler owns the size.</summary>
    public int? Least =>
        Autoscaler is null ? Node.Count("targetSize") : Autoscaler.Count("autoscalingPolicy.minReplicas");

    /// <summary>Machines at its largest size; null when it is not known. An autoscaler owns the size.</summary>
    public int? Most =>
        Autoscaler is null ? Node.Count("targetSize") : Autoscaler.Count("autoscalingPolicy.maxReplicas");

    /// <summary>Machines of a group without autoscaler; null for any other.</summary>
    public int? FixedSize => Autoscaler is null ? Node.Count("targetSize") : null;

    /// <summary>Chips of all its machines at its largest size; null when the size or the machine type is not
    /// known.</summary>
    public long? Chips => Accelerator?.Type.ChipsPerVm * (long?)Most;

    /// <summary>Its sizes; null unless both ends are known and in order.</summary>
    internal MachineCount? Size => (Least, Most) is ({ } least, { } most) && least <= most ? new(least, most) : null;

    /// <summary>Whether all of its machines are made at once or none.</summary>
    public bool IsSlice =>
        Node.At("resourcePolicies.workloadPolicy") is not null
        || Node.Items("targetSizePolicies").Any(policy => policy.Item.Get("mode").AsText() == "BULK")
        || Node.Text("targetSizePolicy.mode") == "BULK";
}

/// <summary>A machine type with chips, and the generation that it belongs to.</summary>
/// <param name="Generation">The generation.</param>
/// <param name="Type">The machine type.</param>
public sealed record AcceleratorMachine(Generation Generation, MachineType Type);
