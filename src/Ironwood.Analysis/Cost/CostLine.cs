using Ironwood.Catalog.Pricing;

namespace Ironwood.Analysis.Cost;

/// <summary>The fixed cost of one resource, or of several that are charged together.</summary>
/// <param name="Part">The tier, or the component of the stack, that they belong to.</param>
/// <param name="Resources">The resources; never empty.</param>
/// <param name="Least">What they cost at their smallest.</param>
/// <param name="Typical">Halfway between smallest and largest, an assumption; the same where the size is fixed.</param>
/// <param name="Most">What they cost at their largest size: a ceiling is compared with this amount.</param>
public sealed record CostLine(
    string Part, IReadOnlyList<ResourceNode> Resources, Charge Least, Charge Typical, Charge Most);

/// <summary>A tier, or a component of the stack, with its whole fixed cost.</summary>
/// <param name="Name">The tier's name, or the component's.</param>
/// <param name="IsTier">Whether it is a tier.</param>
/// <param name="Lines">What it costs, the most expensive first; all priced.</param>
public sealed record CostPart(string Name, bool IsTier, IReadOnlyList<CostLine> Lines)
{
    /// <summary>US dollars an hour.</summary>
    public CostRange UsdPerHour => CostRange.Sum(Lines);
}

/// <summary>US dollars an hour.</summary>
/// <param name="Least">At the smallest size.</param>
/// <param name="Typical">Halfway, an assumption.</param>
/// <param name="Most">At the largest size.</param>
public sealed record CostRange(decimal Least, decimal Typical, decimal Most)
{
    /// <summary>Whether it is the same at every size.</summary>
    public bool IsFixed => Least == Most;

    /// <summary>The sum of priced lines.</summary>
    public static CostRange Sum(IEnumerable<CostLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return lines.Aggregate(new CostRange(0, 0, 0), (sum, line) => new(
            sum.Least + (line.Least.UsdPerHour ?? 0),
            sum.Typical + (line.Typical.UsdPerHour ?? 0),
            sum.Most + (line.Most.UsdPerHour ?? 0)));
    }
}
