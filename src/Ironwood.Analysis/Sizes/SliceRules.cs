using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Accelerators;
using Ironwood.Graph;

namespace Ironwood.Analysis.Sizes;

/// <summary>Topology, machine type and number of machines of a slice agree; and the quota that all of it needs.</summary>
internal static class SliceRules
{
    private static readonly Rule IllegalTopology = new(
        "limits/topology", Severity.Error,
        "A workload policy asks for a topology that its machines' generation does not have.",
        "Google Cloud refuses the slice.", "https://docs.cloud.google.com/tpu/docs/tpus-in-compute-engine")
    {
        Example = "asks for 4x4x5, which tpu7x does not have",
    };

    private static readonly Rule SliceSize = new(
        "limits/slice-size", Severity.Error,
        "A slice's group has not as many machines as its topology has.",
        "Google Cloud makes a slice as a whole or not at all.", "https://docs.cloud.google.com/tpu/docs/tpus-in-compute-engine")
    {
        Example = "has 15 machines; a 4x4x4 slice of tpu7x-standard-4t has 16",
    };

    private static readonly Rule MissingPolicy = new(
        "limits/missing-workload-policy", Severity.Error,
        "A group makes its machines at once without saying how their chips are joined.",
        "The machines are made apart; no model runs over them.", "https://docs.cloud.google.com/tpu/docs/tpus-in-compute-engine")
    {
        Example = "is made in bulk of tpu7x machines and has no workload policy with a topology",
    };

    private static readonly Rule SpareOperation = new(
        "limits/operation-timeout", Severity.Warning,
        "A slice may take longer to be made than the provider waits.",
        "The deployment fails after a quarter of an hour while Google Cloud is still making machines.",
        Catalog.Limits.Limits.GroupOperationTimeoutSeconds.Source)
    {
        Example = "is a slice of 16 machines, and the provider gives up waiting after 15 minutes",
    };

    private static readonly Rule QuotaNeeded = new(
        "limits/quota-needed", Severity.Note,
        "The stack needs quota for accelerators, which new projects do not have.",
        "Google Cloud makes no machine without it, and grants it by request only.",
        "https://docs.cloud.google.com/compute/resource-usage")
    {
        Example = "needs quota for 64 tpu7x chips in us-central1 (tpus_per_tpu_family)",
    };

    private static readonly Lazy<Dictionary<string, (Generation Generation, MachineType Type)>> Accelerators = new(() =>
        AcceleratorCatalog.Generations.SelectMany(generation => generation.MachineTypes.Select(type => (generation, type)))
            .Where(machine => machine.type.ChipsPerVm > 0)
            .ToDictionary(machine => machine.type.Name, StringComparer.Ordinal));

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(IllegalTopology, graph =>
            from slice in Slices(graph)
            where !slice.IsLegal
            select new Breach(
                slice.Policy, "workloadPolicy.acceleratorTopology", $"asks for {slice.Text}, which {slice.Generation.Id} does not have",
                "take one of its topologies: ./ironwood preview names the nearest")),
        new(SliceSize, graph =>
            from slice in Slices(graph)
            where slice.IsLegal
            let size = slice.Group.Number("targetSize")
            let machines = slice.Topology.Chips / slice.Machine.ChipsPerVm
            where size is not null && size != machines
            select new Breach(
                slice.Group, "targetSize",
                $"has {InputReading.Shown(size.Value, "machine")}; a {slice.Text} slice of {slice.Machine.Name} has {InputReading.Shown(machines)}",
                "let the topology decide the number")),
        new(MissingPolicy, graph =>
            from node in graph.OfType(ResourceTypes.InstanceGroupManager)
            where node.IsSlice() && node.At("resourcePolicies.workloadPolicy") is null && node.Number("targetSize") > 1
            let machine = MachineOf(graph, node)
            where machine is not null
            select new Breach(
                node, "resourcePolicies.workloadPolicy",
                $"is made in bulk of {machine.Value.Generation.Id} machines and has no workload policy with a topology",
                "give it a resource policy with its topology")),
        new(SpareOperation, graph =>
            from node in graph.OfType(ResourceTypes.InstanceGroupManager)
            where node.IsSlice() && node.Number("targetSize") > 1 && !node.Options.Timeouts.ContainsKey("create")
            select new Breach(
                node, "",
                $"is a slice of {InputReading.Shown(node.Number("targetSize")!.Value)} machines, and the provider gives up waiting after "
                + $"{Catalog.Limits.Limits.GroupOperationTimeoutSeconds.Value / 60} minutes",
                "set customTimeouts.create to two hours")),
        new(QuotaNeeded, graph =>
            from quota in QuotaTable.Of(graph)
            let others = quota.Groups.Count - 1
            select new Breach(
                quota.Groups[0], "",
                (others == 0 ? "needs" : $"needs, with {InputReading.Shown(others, "other group")},")
                + $" quota for {InputReading.Shown(quota.Chips)} {quota.Generation} chips in {quota.Region} (tpus_per_tpu_family)",
                "request it on the console's quota page before the first deployment")),
    ];

    /// <summary>Generation and machine type of a group of accelerator machines; null of any other.</summary>
    public static (Generation Generation, MachineType Type)? MachineOf(ResourceGraph graph, ResourceNode node) =>
        graph.TemplateOf(node)?.Text("machineType") is { } name && Accelerators.Value.TryGetValue(name, out var machine) ? machine : null;

    private static IEnumerable<Slice> Slices(ResourceGraph graph)
    {
        foreach (var group in graph.OfType(ResourceTypes.InstanceGroupManager))
        {
            if (graph.Target(group, "resourcePolicies.workloadPolicy") is { } policy && MachineOf(graph, group) is var (generation, machine)
                && policy.Text("workloadPolicy.acceleratorTopology") is { } text)
            {
                var isLegal = Topology.TryParse(text, out var topology) && generation.IsLegal(topology, out _);
                yield return new(group, policy, generation, machine, text, topology, isLegal);
            }
        }
    }

    private sealed record Slice(
        ResourceNode Group, ResourceNode Policy, Generation Generation, MachineType Machine, string Text, Topology Topology, bool IsLegal);
}
