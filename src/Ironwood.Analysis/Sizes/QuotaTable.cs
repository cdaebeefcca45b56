using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Regions;
using Ironwood.Graph;

namespace Ironwood.Analysis.Sizes;

/// <summary>Chips of one generation that one region must grant.</summary>
/// <param name="Generation">For example <c>tpu7x</c>.</param>
/// <param name="Region">The region.</param>
/// <param name="Chips">Chips of all groups at their largest.</param>
/// <param name="Groups">The groups, sorted by URN.</param>
public sealed record QuotaRow(string Generation, string Region, double Chips, IReadOnlyList<ResourceNode> Groups);

/// <summary>What quota a graph needs, family by family and region by region.</summary>
public static class QuotaTable
{
    /// <summary>The rows, by generation and region.</summary>
    public static IReadOnlyList<QuotaRow> Of(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var scalers = graph.Autoscalers();
        return
        [
            .. from node in graph.OfType(ResourceTypes.InstanceGroupManager)
               let machine = SliceRules.MachineOf(graph, node)
               where machine is not null && Zone.TryParse(node.Text("zone"), out _)
               let need = (
                   Generation: machine.Value.Generation.Id, Zone.Parse(node.Text("zone")!).Region,
                   Chips: machine.Value.Type.ChipsPerVm * (scalers.MachinesOf(node) ?? 0), Group: node)
               group need by (need.Generation, need.Region) into needs
               orderby needs.Key.Generation, needs.Key.Region
               select new QuotaRow(
                   needs.Key.Generation, needs.Key.Region, needs.Sum(need => need.Chips), [.. needs.Select(need => need.Group)]),
        ];
    }
}
