using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Diff;
using Ironwood.Graph;

namespace Ironwood.Cli.Comparing;

/// <summary>What both sides of a comparison cost, at the prices of the stack that is compared.</summary>
internal static class DiffCost
{
    private const int HoursPerDay = 24;

    /// <summary>A day of what stands, at the largest size.</summary>
    public static DailyCost Of(ResourceGraph graph, CostTerms terms)
    {
        var report = CostEstimate.Of(graph, terms);
        return new(
            report.Parts.ToDictionary(part => part.Name, part => part.UsdPerHour.Most * HoursPerDay, StringComparer.Ordinal),
            report.Unpriced.Count);
    }
}
