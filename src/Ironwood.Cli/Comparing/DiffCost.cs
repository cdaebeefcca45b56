using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Diff;
using Ironwood.Cli.Stacks;

namespace Ironwood.Cli.Comparing;

/// <summary>Compares graphs with their costs, at the prices in the current stack's settings.</summary>
internal static class DiffCost
{
    private const int HoursPerDay = 24;

    /// <summary>Compares a stack with an earlier graph.</summary>
    public static DiffReport Compare(ResourceGraph before, LoadedStack stack) =>
        DiffReport.Of(before, stack.Graph, side => PerDay(side, stack.CostTerms));

    // The fixed cost of a day, at the largest size.
    private static DailyCost PerDay(ResourceGraph graph, CostTerms terms)
    {
        var report = CostEstimate.Of(graph, terms);
        return new(
            report.Parts.ToDictionary(
                part => part.Name, part => part.UsdPerHour.Most * HoursPerDay, StringComparer.Ordinal),
            report.Unpriced.Count);
    }
}
