using Ironwood.Catalog.Accelerators;
using Ironwood.Catalog.Regions;

namespace Ironwood.Analysis.Reading;

/// <summary>
/// A managed group with its template, autoscaler and workload policy, found by the graph's references.
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

    /// <summary>
    /// The template of its machines: that of the first version whose template is in the graph; or null.
    /// </summary>
    public ResourceNode? Template { get; }

    /// <summary>The autoscaler that decides how many machines it has; null when the group has a fixed size.</summary>
    public ResourceNode? Autoscaler { get; }

    /// <summary>The workload policy with the topology of its chips; null without one.</summary>
    public ResourceNode? WorkloadPolicy { get; }

    /// <summary>The tier that its machines are labelled with; null without that label.</summary>
    public string? Tier => Template?.KnownText("labels.tier");

    /// <summary>The machine type of its template; null when unknown.</summary>
    public string? MachineType => Template?.KnownText("machineType");

    /// <summary>Generation and machine type of a group of accelerator machines; null for other groups.</summary>
    public AcceleratorMachine? Accelerator => Accelerators.Value.GetValueOrDefault(MachineType ?? "");

    /// <summary>The zone as it is written; null when unknown.</summary>
    public string? ZoneName => Node.KnownText("zone");

    /// <summary>The zone; null when unknown or when the text is not a zone's name.</summary>
    public Zone? Zone => Zone.TryParse(ZoneName, out var zone) ? zone : null;

    /// <summary>Id of the capacity kind; on demand unless the template says otherwise.</summary>
    public string Capacity
    {
        get
        {
            var model = Template?.KnownText("scheduling.provisioningModel") ?? CapacityKind.OnDemand.ProvisioningModel;
            return CapacityKind.All.FirstOrDefault(kind => kind.ProvisioningModel == model)?.Id ?? model;
        }
    }

    /// <summary>
    /// Machines at its smallest size; null when unknown. If there is an autoscaler, its limits count.
    /// </summary>
    public int? Least =>
        Autoscaler is null ? Node.Count("targetSize") : Autoscaler.Count("autoscalingPolicy.minReplicas");

    /// <summary>Machines at its largest size; null when unknown. If there is an autoscaler, its limits count.</summary>
    public int? Most =>
        Autoscaler is null ? Node.Count("targetSize") : Autoscaler.Count("autoscalingPolicy.maxReplicas");

    /// <summary>Machines of a group without an autoscaler; null for other groups.</summary>
    public int? FixedSize => Autoscaler is null ? Node.Count("targetSize") : null;

    /// <summary>
    /// Chips of all its machines at its largest size; null when the size or the machine type is unknown.
    /// </summary>
    public long? Chips => Accelerator?.Type.ChipsPerVm * (long?)Most;

    /// <summary>Its smallest and largest size; null unless both are known and in order.</summary>
    internal MachineCount? Size => (Least, Most) is ({ } least, { } most) && least <= most ? new(least, most) : null;

    /// <summary>Whether its machines are created all together or not at all.</summary>
    public bool IsSlice =>
        Node.At("resourcePolicies.workloadPolicy") is not null
        || Node.Items("targetSizePolicies").Any(policy => policy.Item.Get("mode").AsText() == "BULK")
        || Node.Text("targetSizePolicy.mode") == "BULK";
}

/// <summary>A machine type with chips, and the generation that it belongs to.</summary>
/// <param name="Generation">The generation.</param>
/// <param name="Type">The machine type.</param>
public sealed record AcceleratorMachine(Generation Generation, MachineType Type);
