using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Accelerators;
using Ironwood.Problems;

namespace Ironwood.Analysis.Sizes;

/// <summary>Rules about topology, machine type and number of machines of a slice, and about quota.</summary>
internal static class SliceRules
{
    private static readonly Rule IllegalTopology = new(
        "limits/topology", Severity.Error,
        "A workload policy asks for a topology that its machines' generation does not have.",
        "Google Cloud refuses the slice.", "https://docs.cloud.google.com/tpu/docs/tpus-in-compute-engine",
        Example: "asks for 4x4x5, which tpu7x does not have");

    private static readonly Rule SliceSize = new(
        "limits/slice-size", Severity.Error,
        "The number of machines of a slice's group does not match its topology.",
        "Google Cloud creates a slice completely or not at all.",
        "https://docs.cloud.google.com/tpu/docs/tpus-in-compute-engine",
        Example: "has 15 machines; a 4x4x4 slice of tpu7x-standard-4t has 16");

    private static readonly Rule MissingPolicy = new(
        "limits/missing-workload-policy", Severity.Error,
        "A bulk group of accelerator machines has no topology.",
        "The machines are not connected as a slice, so no model can run across them.",
        "https://docs.cloud.google.com/tpu/docs/tpus-in-compute-engine",
        Example: "is a bulk group of tpu7x machines without a workload policy that has a topology");

    private static readonly Rule SpareOperation = new(
        "limits/operation-timeout", Severity.Warning,
        "Creating a slice may take longer than the provider waits.",
        "The deployment fails after 15 minutes while Google Cloud is still creating machines.",
        Catalog.Limits.Limits.GroupOperationTimeoutSeconds.Source,
        Example: "is a slice of 16 machines, and the provider gives up waiting after 15 minutes");

    private static readonly Rule QuotaNeeded = new(
        "limits/quota-needed", Severity.Note,
        "The stack needs quota for accelerators, which new projects do not have.",
        "Google Cloud creates no machine without quota, and grants quota only on request.",
        "https://docs.cloud.google.com/compute/resource-usage",
        Example: "needs quota for 64 tpu7x chips in us-central1 (tpus_per_tpu_family)");

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(IllegalTopology, graph =>
            from slice in Slices(graph)
            where slice.Legal is null
            select new Breach(
                slice.Policy,
                "workloadPolicy.acceleratorTopology",
                $"asks for {slice.Text}, which {slice.Generation.Id} does not have",
                "choose one of its topologies; ./ironwood preview names the nearest")),
        new(SliceSize, graph =>
            from slice in Slices(graph)
            where slice.Legal is not null
            let size = slice.Group.Count("targetSize")
            let machines = slice.Legal!.Chips / slice.Machine.ChipsPerVm
            where size is not null && size != machines
            select new Breach(
                slice.Group, "targetSize",
                $"has {Counted.Of(size.Value, "machine")}; a {slice.Text} slice of {slice.Machine.Name} has "
                + $"{Counted.Number(machines)}",
                "remove the number, so that the topology decides it")),
        new(MissingPolicy, graph =>
            from node in ManagedGroups.Of(graph).All
            let machine = node.Accelerator
            where machine is not null && node.IsSlice
                && node.Node.At("resourcePolicies.workloadPolicy") is null && node.Node.Count("targetSize") > 1
            select new Breach(
                node.Node, "resourcePolicies.workloadPolicy",
                $"is a bulk group of {machine.Generation.Id} machines without a workload policy that has a topology",
                "give it a resource policy with the slice's topology")),
        new(SpareOperation, graph =>
            from node in ManagedGroups.Of(graph).All
            let size = node.Node.Count("targetSize") ?? 0
            where node.IsSlice && size > 1 && !node.Node.Options.Timeouts.ContainsKey("create")
            select new Breach(
                node.Node, "",
                $"is a slice of {Counted.Number(size)} machines, and the provider gives up waiting after "
                + $"{Catalog.Limits.Limits.GroupOperationTimeoutSeconds.Value / 60} minutes",
                "set customTimeouts.create to 2 hours")),
        new(QuotaNeeded, graph =>
            from quota in QuotaTable.Of(graph)
            let others = quota.Groups.Count - 1
            select new Breach(
                quota.Groups[0], "",
                (others == 0 ? "needs" : $"needs, with {Counted.Of(others, "other group")},")
                + $" quota for {Counted.Number(quota.Chips)} {quota.Generation} chips in {quota.Region} "
                + "(tpus_per_tpu_family)",
                "request the quota on the console's quota page before the first deployment")),
    ];

    private static IEnumerable<Slice> Slices(ResourceGraph graph)
    {
        foreach (var group in ManagedGroups.Of(graph).All)
        {
            if (group is { WorkloadPolicy: { } policy, Accelerator: var (generation, machine) }
                && policy.Text("workloadPolicy.acceleratorTopology") is { } text)
            {
                var isLegal = Topology.TryParse(text, out var topology) && generation.IsLegal(topology, out _);
                yield return new(group.Node, policy, generation, machine, text, isLegal ? topology : null);
            }
        }
    }

    private sealed record Slice(
        ResourceNode Group,
        ResourceNode Policy,
        Generation Generation,
        MachineType Machine,
        string Text,
        Topology? Legal);
}
