using Ironwood.Analysis.Cost;
using Ironwood.Catalog.Pricing;
using static System.FormattableString;

namespace Ironwood.Cli.Costing;

/// <summary>The words of a cost report, for all output formats.</summary>
internal static class CostWords
{
    private const int HoursPerDay = 24;

    // Of what a commitment does not cover, the most expensive is named.
    private const int MostListed = 4;

    /// <summary>The last lines of a preview: what the stack costs, and the share of each tier.</summary>
    public static string Summary(CostReport report)
    {
        if (report.Unpriced.Count > 0)
        {
            return Invariant(
                $"Cost: unknown, because {report.Count(Accounting.Unpriced)} of {report.Resources.Count} resources ")
                + "have no price; ./ironwood cost lists them.";
        }
        var total = report.UsdPerHour;
        var shares = report.Parts.Where(part => part.IsTier)
            .Select(part => (part.Name, Usd: part.UsdPerHour.Most))
            .Append((
                Name: "all else",
                Usd: report.Parts.Where(part => !part.IsTier).Sum(part => part.UsdPerHour.Most)))
            .Select(share => Invariant($"{share.Name} {(total.Most == 0 ? 0 : share.Usd / total.Most):0.0%}"));
        var largest = total.IsFixed ? "" : $" at its largest, {Hourly(total.Least)} at its smallest";
        var term = report.Committed.Any() ? $" with a {report.Term.Name}" : "";
        return $"Cost: {Hourly(total.Most)} USD an hour{term}{largest}, {Daily(total.Most)} a day: "
            + $"{string.Join(", ", shares)}; charges by use are extra.";
    }

    /// <summary>What a commitment covers, and what stays at list price; nothing without a commitment.</summary>
    public static IEnumerable<string> Commitment(CostReport report)
    {
        if (!report.Term.IsCommitment)
        {
            yield break;
        }
        var covered = report.Committed.Select(line => line.Most.Item).Distinct().ToArray();
        var others = report.Uncommitted
            .GroupBy(line => Name(line.Most))
            .OrderByDescending(same => same.Sum(line => line.Most.UsdPerHour))
            .Select(same => same.Key)
            .ToArray();
        var price = report.Uncommitted.Any(line => line.Most.OwnUsd is not null)
            ? "at list price or your own price"
            : "at list price";
        yield return covered.Length == 0
            ? $"Term: {report.Term.Name}. It covers nothing in this stack: only accelerators that are on demand or "
                + "reserved can be committed."
            : $"Term: {report.Term.Name}. It covers {string.Join(", ", covered)}, "
                + $"{Hourly(CostRange.Sum(report.Committed).Most)} an hour whether the machines run or not. "
                + $"Not covered, {price}: {Hourly(CostRange.Sum(report.Uncommitted).Most)} an hour "
                + $"({string.Join(", ", others.Take(MostListed))}"
                + (others.Length > MostListed ? Invariant($" and {others.Length - MostListed} more") : "") + ").";
    }

    /// <summary>The cost of a part. Slices of a tier with the same price share one line.</summary>
    public static IEnumerable<(string Item, decimal Quantity, string Price, decimal UsdPerHour)> LinesOf(
        CostPart part) =>
        part.Lines
            .GroupBy(line => (Item: Name(line.Most), line.Most.Unit, Usd: line.Most.UsdPerUnit!.Value))
            .Select(same => (
                same.Key.Item,
                same.Sum(line => line.Most.Quantity),
                $"{Number(same.Key.Usd)} {same.Key.Unit}",
                same.Sum(line => line.Most.UsdPerHour!.Value)));

    /// <summary>The cost where sizes change, from the smallest to the largest.</summary>
    public static IEnumerable<string> Ranges(CostReport report)
    {
        var total = report.UsdPerHour;
        if (total.IsFixed)
        {
            yield break;
        }
        yield return $"Sizes above are the largest. An hour costs {Hourly(total.Least)} at the smallest and "
            + $"{Hourly(total.Typical)} halfway between, which is an assumption:";
        foreach (var (name, range) in report.Parts.Select(part => (part.Name, part.UsdPerHour)))
        {
            if (!range.IsFixed)
            {
                yield return $"  {name}: {Hourly(range.Least)} to {Hourly(range.Most)}, halfway "
                    + $"{Hourly(range.Typical)}";
            }
        }
    }

    /// <summary>Ceiling and budgets, and how many resources are in the sum.</summary>
    public static IEnumerable<string> Comparison(CostReport report)
    {
        foreach (var line in Commitment(report))
        {
            yield return line;
        }
        yield return report.CeilingUsdPerHour is { } ceiling
            ? Invariant($"Ceiling: {ceiling:#,0.00} an hour, {(report.IsAboveCeiling ? "exceeded by" : "left")} ")
                + $"{Hourly(Math.Abs(ceiling - report.UsdPerHour.Most))}."
            : "Ceiling: none (ironwood:spend.ceilingUsdPerHour).";
        foreach (var budget in report.Budgets)
        {
            yield return Invariant($"Budget: {budget.Amount:#,0} {budget.Currency} a month")
                + (budget.HoursCovered is { } hours
                    ? $" covers {Duration.Of(hours)} of the fixed cost."
                    : ", which is not compared with US dollars.");
        }
        var (all, unpriced) = (report.Resources.Count, report.Count(Accounting.Unpriced));
        yield return Invariant($"{all - unpriced} of {all} resources priced: ")
            + Invariant($"{report.Count(Accounting.Estimated)} estimated, {report.Count(Accounting.Free)} free, ")
            + Invariant($"{report.Count(Accounting.UsageBased)} by use only, {unpriced} unpriced.");
    }

    /// <summary>Two decimals from one dollar up; more decimals below.</summary>
    public static string Hourly(decimal usd) =>
        Math.Abs(usd) >= 1 ? Invariant($"{usd:#,0.00}") : Invariant($"{usd:0.00###}");

    public static string Daily(decimal usdPerHour) => Invariant($"{usdPerHour * HoursPerDay:#,0.00}");

    public static string Monthly(decimal usdPerHour) => Invariant($"{usdPerHour * BillingTerm.HoursPerMonth:#,0.00}");

    public static string Number(decimal value) => Invariant($"{value:#,0.#####}");

    /// <summary>How much of a rate's unit is free each month; empty when nothing is free.</summary>
    public static string FreeOf(Rate rate) => rate.Included > 0 ? Number(rate.Included) : "";

    public static string UsedBy(UsageLine line) =>
        NameList.Of([.. line.Resources.Select(node => node.Name).Order(NaturalOrder.Comparer)]);

    public static string Name(IPrice price) =>
        price is MachinePrice machine
            ? $"{machine.Item} {(machine.Term == PriceTerm.OnDemand.Id ? machine.Capacity : machine.Term)}"
            : price.Item;

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Confidence(IPrice price) => price.Confidence switch
    {
        PriceConfidence.Page => "read on the page",
        PriceConfidence.Quoted => "quoted elsewhere",
        _ => "unverified",
    };

    private static string Name(Charge charge) =>
        charge.OwnUsd is not null ? $"{charge.OwnKey} (own price)"
            : charge.Price is { } price ? Name(price)
            : charge.Item;
}
