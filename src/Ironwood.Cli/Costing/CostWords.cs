using System.Globalization;
using Ironwood.Analysis.Cost;
using Ironwood.Catalog.Pricing;
using Ironwood.Cli.Writing;

namespace Ironwood.Cli.Costing;

/// <summary>What a cost says in words, for every form of it.</summary>
internal static class CostWords
{
    private const int HoursPerDay = 24;

    /// <summary>The end of a preview: what it costs, and who it goes to.</summary>
    public static string Summary(CostReport report)
    {
        if (report.Unpriced.Count > 0)
        {
            return Text($"Cost: not known, because {report.Count(Accounting.Unpriced)} of {report.Resources.Count} resources have no price; ./ironwood cost names them.");
        }
        var total = report.UsdPerHour;
        var shares = report.Parts.Where(part => part.IsTier)
            .Select(part => (part.Name, part.UsdPerHour.Most))
            .Append(("all else", report.Parts.Where(part => !part.IsTier).Sum(part => part.UsdPerHour.Most)))
            .Select(share => Text($"{share.Item1} {(total.Most == 0 ? 0 : share.Item2 / total.Most):0.0%}"));
        var largest = total.IsFixed ? "" : Text($" at its largest, {Hourly(total.Least)} at its smallest");
        return Text($"Cost: {Hourly(total.Most)} USD an hour{largest}, {Daily(total.Most)} a day: {string.Join(", ", shares)}; use comes on top.");
    }

    /// <summary>What a part costs: slices of one tier have one price, and are one line.</summary>
    public static IEnumerable<(string Item, decimal Quantity, string Price, decimal UsdPerHour)> LinesOf(CostPart part) =>
        part.Lines
            .GroupBy(line => (Item: Name(line.Most), line.Most.Unit, Usd: line.Most.UsdPerUnit!.Value))
            .Select(same => (
                same.Key.Item, same.Sum(line => line.Most.Quantity), $"{Number(same.Key.Usd)} {same.Key.Unit}",
                same.Sum(line => line.Most.UsdPerHour!.Value)));

    /// <summary>Where sizes change, from the smallest to the largest.</summary>
    public static IEnumerable<string> Ranges(CostReport report)
    {
        var total = report.UsdPerHour;
        if (!total.IsFixed)
        {
            yield return $"Sizes above are the largest. An hour costs {Hourly(total.Least)} at the smallest and {Hourly(total.Typical)} halfway, an assumption:";
            foreach (var part in report.Parts.Where(part => !part.UsdPerHour.IsFixed))
            {
                yield return $"  {part.Name}: {Hourly(part.UsdPerHour.Least)} to {Hourly(part.UsdPerHour.Most)}, halfway {Hourly(part.UsdPerHour.Typical)}";
            }
        }
    }

    /// <summary>What the sum is held against, and how many resources are in it.</summary>
    public static IEnumerable<string> Comparison(CostReport report)
    {
        yield return report.CeilingUsdPerHour is { } ceiling
            ? Text($"Ceiling: {ceiling:#,0.00} an hour, {(report.IsAboveCeiling ? "exceeded by" : "left")} {Hourly(Math.Abs(ceiling - report.UsdPerHour.Most))}.")
            : "Ceiling: none (ironwood:spend.ceilingUsdPerHour).";
        foreach (var budget in report.Budgets)
        {
            yield return budget.HoursCovered is { } hours
                ? Text($"Budget: {budget.Amount:#,0} {budget.Currency} a month covers {Duration.Of(hours)} of what stands.")
                : Text($"Budget: {budget.Amount:#,0} {budget.Currency} a month, which is not compared with US dollars.");
        }
        yield return Text($"{report.Resources.Count - report.Count(Accounting.Unpriced)} of {report.Resources.Count} resources priced: {report.Count(Accounting.Estimated)} estimated, {report.Count(Accounting.Free)} free, {report.Count(Accounting.UsageBased)} by use only, {report.Count(Accounting.Unpriced)} unpriced.");
    }

    /// <summary>Cents for what is worth dollars, more digits for what is worth cents.</summary>
    public static string Hourly(decimal usd) => Math.Abs(usd) >= 1 ? Text($"{usd:#,0.00}") : Text($"{usd:0.00###}");

    public static string Daily(decimal usdPerHour) => Text($"{usdPerHour * HoursPerDay:#,0.00}");

    public static string Monthly(decimal usdPerHour) => Text($"{usdPerHour * BillingTerm.HoursPerMonth:#,0.00}");

    public static string Number(decimal value) => Text($"{value:#,0.#####}");

    /// <summary>What of a rate's unit costs nothing each month; empty where all of it costs.</summary>
    public static string FreeOf(Rate rate) => rate.Included > 0 ? Number(rate.Included) : "";

    public static string UsedBy(UsageLine line) =>
        NameList.Of([.. line.Resources.Select(node => node.Name).Order(NaturalOrder.Comparer)]);

    public static string Name(IPrice price) => price is MachinePrice machine ? $"{machine.Item} {machine.Capacity}" : price.Item;

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Confidence(IPrice price) => price.Confidence switch
    {
        PriceConfidence.Page => "read on the page",
        PriceConfidence.Quoted => "quoted elsewhere",
        _ => "unverified",
    };

    private static string Name(Charge charge) =>
        charge.OwnUsd is not null ? $"{charge.OwnKey} (own price)" : charge.Price is { } price ? Name(price) : charge.Item;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
