using Ironwood.Catalog.Pricing;
using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Spend;

/// <summary>Whether the tiers of a stack can be priced by a term.</summary>
public static class TermCheck
{
    /// <summary>All problems of a term, whether it comes from the settings or from the command line.</summary>
    /// <param name="plan">The stack.</param>
    /// <param name="id">The term.</param>
    /// <param name="path">The setting or the option that names it.</param>
    public static IEnumerable<Problem> Check(StackPlan plan, string id, string path)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (PriceTerm.Find(id) is not { } term)
        {
            var allowed = PriceTerm.All.Select(known => known.Id).ToArray();
            return
            [
                new(
                    Diagnostics.UnknownTerm, path, "is not a term that prices have", id, string.Join(", ", allowed),
                    Spelling.Nearest(id, allowed) is { } near ? $"did you mean '{near}'?" : $"write {allowed[0]}"),
            ];
        }
        var exceptions = plan.Keys["spend.uncommittedTiers"];
        return
            from tier in plan.Machines
            where tier.Shape.Generation.IsAccelerator && !term.Covers(tier.Capacity)
                && !plan.Tariff.UncommittedTiers.Contains(tier.Name)
            select new Problem(
                Diagnostics.TermDoesNotFit, path,
                $"cannot be the term of {(tier.IsFailover ? "the second region of " : "")}tier {tier.Name}, whose "
                + $"capacity is {tier.Capacity.Id}",
                id, $"{PriceTerm.OnDemand.Id} for this tier; commitments cover {string.Join(", ", term.Capacities)}",
                $"add {tier.Name} to {exceptions}, or change the tier's capacity");
    }
}
