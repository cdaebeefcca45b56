using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ironwood.Catalog.Accelerators;
using Ironwood.Graph;

namespace Ironwood.Analysis.Diff;

/// <summary>A managed group with what it makes.</summary>
/// <param name="Manager">The group.</param>
/// <param name="Tier">The tier that its machines are labelled with; null when they are not.</param>
/// <param name="Vms">Its machines at its largest size; 0 when that is not known.</param>
/// <param name="ChipsPerVm">Chips of one of them; 0 for general-purpose machines.</param>
internal sealed record TierMachines(ResourceNode Manager, string? Tier, int Vms, int ChipsPerVm)
{
    private const string ManagerType = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    private const string AutoscalerType = "gcp:compute/autoscaler:Autoscaler";

    private static readonly Lazy<Dictionary<string, int>> Chips = new(() => AcceleratorCatalog.Generations
        .SelectMany(generation => generation.MachineTypes)
        .DistinctBy(type => type.Name)
        .ToDictionary(type => type.Name, type => type.ChipsPerVm, StringComparer.Ordinal));

    /// <summary>The groups of a graph, by their URNs.</summary>
    public static IReadOnlyDictionary<string, TierMachines> Of(ResourceGraph graph)
    {
        var largest = graph.OfType(AutoscalerType)
            .Select(scaler => (Group: graph.Target(scaler.Inputs["target"])?.Urn, Vms: Number(PropertyPath.At(scaler.Inputs, "autoscalingPolicy.maxReplicas"))))
            .Where(scaler => scaler is { Group: not null, Vms: not null })
            .DistinctBy(scaler => scaler.Group)
            .ToDictionary(scaler => scaler.Group!, scaler => scaler.Vms!.Value, StringComparer.Ordinal);
        return graph.OfType(ManagerType).ToDictionary(
            manager => manager.Urn,
            manager =>
            {
                var template = graph.Target(PropertyPath.At(manager.Inputs, "versions[0].instanceTemplate"));
                return new TierMachines(
                    manager,
                    Text(template, "labels.tier"),
                    largest.TryGetValue(manager.Urn, out var most) ? most : Number(manager.Inputs["targetSize"]) ?? 0,
                    Chips.Value.GetValueOrDefault(Text(template, "machineType") ?? ""));
            },
            StringComparer.Ordinal);
    }

    private static string? Text(ResourceNode? node, string path) =>
        node is not null && PropertyPath.At(node.Inputs, path) is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static int? Number(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number
        && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
