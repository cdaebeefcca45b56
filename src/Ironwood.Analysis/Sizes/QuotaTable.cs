namespace Ironwood.Analysis.Sizes;

/// <summary>The quota of chips of one generation that a stack needs in one region.</summary>
/// <param name="Generation">For example <c>tpu7x</c>.</param>
/// <param name="Region">The region.</param>
/// <param name="Chips">Chips of all groups at their largest.</param>
/// <param name="Groups">The groups, sorted by URN.</param>
public sealed record QuotaRow(string Generation, string Region, long Chips, IReadOnlyList<ResourceNode> Groups);

/// <summary>The quota that a graph needs, by generation and region.</summary>
public static class QuotaTable
{
    /// <summary>The rows, by generation and region.</summary>
    public static IReadOnlyList<QuotaRow> Of(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return
        [
            .. from need in ManagedGroups.Of(graph).All
               where need is { Accelerator: not null, Zone: not null }
               group need by (Generation: need.Accelerator!.Generation.Id, need.Zone!.Region) into needs
               orderby needs.Key.Generation, needs.Key.Region
               select new QuotaRow(
                   needs.Key.Generation, needs.Key.Region, needs.Sum(need => need.Chips ?? 0),
                   [.. needs.Select(need => need.Node)]),
        ];
    }
}
