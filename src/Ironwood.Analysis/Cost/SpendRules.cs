using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Pricing;
using Ironwood.Catalog.Sourcing;
using static System.FormattableString;

namespace Ironwood.Analysis.Cost;

/// <summary>Rules about what a stack costs.</summary>
/// <param name="terms">The user's own prices and the ceiling.</param>
/// <param name="today">The day on which prices are judged.</param>
public sealed class SpendRules(CostTerms terms, DateOnly today) : IRuleFamily
{
    /// <summary>A resource whose price is not known.</summary>
    public static readonly Rule Unpriced = new(
        "spend/unpriced", Severity.Error,
        "The price of a resource is unknown.",
        "Every sum is too low by an unknown amount, and no ceiling holds.");

    /// <summary>A stack above its ceiling.</summary>
    public static readonly Rule AboveCeiling = new(
        "spend/above-ceiling", Severity.Error,
        "The stack costs more an hour than its ceiling.",
        "The program refuses to register it.");

    /// <summary>A budget that the fixed cost alone exceeds.</summary>
    public static readonly Rule BudgetBelowBaseline = new(
        "spend/budget-below-baseline", Severity.Note,
        "The stack's fixed cost alone uses up a budget before its month is over.",
        "Its notices carry no information: they come every month on the same day, whatever happens.",
        "https://cloud.google.com/billing/docs/how-to/budgets");

    /// <summary>A budget that a person's credentials cannot create.</summary>
    public static readonly Rule QuotaProject = new(
        "spend/quota-project", Severity.Note,
        "There is a budget, and requests do not name a quota project.",
        "The Budget API refuses a person's credentials (`gcloud auth application-default login`) without a quota "
        + "project, after everything else was created. Service accounts need none.",
        "https://docs.cloud.google.com/docs/quotas/set-quota-project");

    /// <summary>A price that was read long ago.</summary>
    public static readonly Rule StalePrice = new(
        "spend/stale-price", Severity.Note,
        "A price was read more than a year ago.",
        "Prices change; a cost that is calculated from an old price may be wrong.");

    private readonly CostTerms _terms = terms;
    private readonly DateOnly _today = today;

    /// <inheritdoc/>
    public IReadOnlyList<Rule> Rules { get; } = [Unpriced, AboveCeiling, BudgetBelowBaseline, QuotaProject, StalePrice];

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ResourceGraph graph)
    {
        var report = CostEstimate.Of(graph, _terms);
        return
        [
            .. report.Unpriced.Select(item => new Finding(Unpriced, item.Resource, "", item.Message, item.Fix)),
            .. Ceiling(report),
            .. report.Budgets.Where(budget => budget.IsBelowBaseline).Select(Budget),
            .. _terms.HasQuotaProject ? [] : graph.OfType(ResourceTypes.Budget).Select(WithoutQuotaProject),
            .. StalePrices(report),
        ];
    }

    private static IEnumerable<Finding> Ceiling(CostReport report)
    {
        if (report.IsAboveCeiling)
        {
            var largest = report.Parts.SelectMany(part => part.Lines).MaxBy(line => line.Most.UsdPerHour)!;
            yield return new(
                AboveCeiling, largest.Resources[0], "",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"costs up to {report.UsdPerHour.Most:#,0.00} USD an hour, above the ceiling of "
                    + $"{report.CeilingUsdPerHour:#,0.00}"),
                "make tiers smaller, or raise ironwood:spend.ceilingUsdPerHour if this cost is intended");
        }
    }

    private static Finding Budget(BudgetCover budget) => new(
        BudgetBelowBaseline, budget.Budget, "amount.specifiedAmount.units",
        string.Create(
            CultureInfo.InvariantCulture,
            $"is {budget.Amount:#,0} {budget.Currency} a month and covers "
            + $"{Duration.Of(budget.HoursCovered!.Value)} of the stack's fixed cost"),
        "raise ironwood:budget.usd to what a month may cost, or make tiers smaller");

    private IEnumerable<Finding> StalePrices(CostReport report)
    {
        var users = report.Parts.SelectMany(part => part.Lines)
            .SelectMany(line => new[] { (line.Most.Price, line.Resources), (line.Least.Price, line.Resources) })
            .Concat(report.Usage.Select(line => ((IPrice?)line.Rate, line.Resources)));
        return report.Prices.Where(price => price.AsOf.AddYears(FactRow.TrustedYears) < _today)
            .Select(price => new Finding(
            StalePrice, users.First(user => Equals(user.Item1, price)).Resources[0], "",
            Invariant($"is priced by {price.Item} as of {price.AsOf:yyyy-MM-dd}"),
            $"read {price.Source} again, correct the row in Ironwood.Catalog, and set its date"));
    }

    private static Finding WithoutQuotaProject(ResourceNode budget) => new(
        QuotaProject, budget, "",
        "is refused to a person's credentials: gcp:userProjectOverride and gcp:billingProject are not both set",
        "if a person runs `pulumi up`: `pulumi config set gcp:userProjectOverride true` and "
        + "`pulumi config set gcp:billingProject PROJECT`, with the project whose quota requests use");
}
