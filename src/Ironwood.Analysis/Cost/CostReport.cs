using Ironwood.Catalog.Pricing;

namespace Ironwood.Analysis.Cost;

/// <summary>The ceiling of the stack and the user's own prices: what a graph does not hold.</summary>
/// <param name="Tariff">The prices.</param>
/// <param name="CeilingUsdPerHour">What the stack may cost an hour; null without a ceiling.</param>
/// <param name="HasQuotaProject">Whether requests name the project whose quota they use.</param>
public sealed record CostTerms(Tariff Tariff, decimal? CeilingUsdPerHour = null, bool HasQuotaProject = false)
{
    /// <summary>List prices and no ceiling.</summary>
    public static CostTerms List { get; } = new(Tariff.List);
}

/// <summary>How a resource is charged.</summary>
public enum Accounting
{
    /// <summary>It has a fixed price.</summary>
    Estimated,

    /// <summary>It costs nothing, and the catalogue says why.</summary>
    Free,

    /// <summary>It is charged by use only.</summary>
    UsageBased,

    /// <summary>Its cost is unknown.</summary>
    Unpriced,
}

/// <summary>A resource and how it is charged.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Part">The tier or component that it belongs to.</param>
/// <param name="Accounting">How.</param>
/// <param name="Terms">How its type is charged; null when the catalogue does not know the type.</param>
public sealed record AccountedResource(ResourceNode Resource, string Part, Accounting Accounting, ResourceCost? Terms);

/// <summary>A rate that is charged by use. No graph shows how much use there will be.</summary>
/// <param name="Rate">Price and unit.</param>
/// <param name="Resources">The resources whose use is charged so.</param>
public sealed record UsageLine(Rate Rate, IReadOnlyList<ResourceNode> Resources);

/// <summary>A resource whose price is unknown. It is never counted as free.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Message">What is not known.</param>
/// <param name="Fix">What to do.</param>
public sealed record UnpricedResource(ResourceNode Resource, string Message, string Fix)
{
    /// <summary>What is charged, if only its price is missing; else null.</summary>
    public Charge? Charge { get; init; }
}

/// <summary>A budget and how long it lasts at the stack's fixed cost.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="Amount">Its amount a month.</param>
/// <param name="Currency">Its currency; only US dollars are compared.</param>
/// <param name="HoursCovered">Hours of the fixed cost, at the largest size, that it pays for; null when not
/// comparable.</param>
public sealed record BudgetCover(ResourceNode Budget, decimal Amount, string Currency, decimal? HoursCovered)
{
    /// <summary>Whether the fixed cost alone exceeds it within a month.</summary>
    public bool IsBelowBaseline => HoursCovered < BillingTerm.HoursPerMonth;
}

/// <summary>What a graph costs in US dollars, at list prices or the user's own.</summary>
public sealed record CostReport
{
    /// <summary>Pulumi project name.</summary>
    public required string Project { get; init; }

    /// <summary>Stack name.</summary>
    public required string Stack { get; init; }

    /// <summary>
    /// The fixed cost: tiers first, the cheapest first; then the rest of the stack, the most expensive first.
    /// </summary>
    public required IReadOnlyList<CostPart> Parts { get; init; }

    /// <summary>What is charged by use, in the order of the rates' ids.</summary>
    public required IReadOnlyList<UsageLine> Usage { get; init; }

    /// <summary>Every resource that is created, in the order of the graph.</summary>
    public required IReadOnlyList<AccountedResource> Resources { get; init; }

    /// <summary>Resources without a price. While there are any, every sum is too low.</summary>
    public required IReadOnlyList<UnpricedResource> Unpriced { get; init; }

    /// <summary>The budgets of the graph.</summary>
    public required IReadOnlyList<BudgetCover> Budgets { get; init; }

    /// <summary>US dollars an hour that the stack may cost; null when the settings name no ceiling.</summary>
    public required decimal? CeilingUsdPerHour { get; init; }

    /// <summary>For how long the use of machines is committed.</summary>
    public required PriceTerm Term { get; init; }

    /// <summary>The lines that the commitment covers; empty without one.</summary>
    public IEnumerable<CostLine> Committed =>
        Parts.SelectMany(part => part.Lines).Where(line => line.Most.Commitment is not null);

    /// <summary>The lines at the price of their own, which the commitment does not cover.</summary>
    public IEnumerable<CostLine> Uncommitted =>
        Parts.SelectMany(part => part.Lines).Where(line => line.Most.Commitment is null);

    /// <summary>Fixed cost in US dollars an hour.</summary>
    public CostRange UsdPerHour => CostRange.Sum(Parts.SelectMany(part => part.Lines));

    /// <summary>Whether it is known to be above its ceiling.</summary>
    public bool IsAboveCeiling => UsdPerHour.Most > CeilingUsdPerHour;

    /// <summary>Every row of a price list that the report uses, once, in the order of items.</summary>
    public IReadOnlyList<IPrice> Prices =>
    [
        .. Parts.SelectMany(part => part.Lines)
            .Where(line => line.Most.OwnUsd is null)
            .SelectMany(line => new[] { line.Most.Price, line.Least.Price })
            .Concat(Usage.Select(line => line.Rate))
            .OfType<IPrice>()
            .Distinct()
            .OrderBy(price => price.Item, StringComparer.Ordinal)
            .ThenBy(price => price.Usd),
    ];

    /// <summary>The number of resources that are charged in this way.</summary>
    public int Count(Accounting accounting) => Resources.Count(resource => resource.Accounting == accounting);
}
