using System.Globalization;
using Ironwood.Analysis.Cost;
using Ironwood.Catalog.Pricing;
using Spectre.Console;

namespace Ironwood.Cli.Rendering;

/// <summary>What a stack costs, as people read it: by tier, then the rest, then by use, then where the prices are from.</summary>
internal static class CostView
{
    private const int HoursPerDay = 24;

    public static void Write(IAnsiConsole console, CostReport report)
    {
        console.MarkupLineInterpolated($"[bold]{report.Project} {report.Stack}[/]: US dollars, before taxes and discounts");
        console.Write(Standing(console, report));
        console.WriteLine();
        foreach (var line in Totals(report))
        {
            Terminal.WriteLine(console, line);
        }
        console.WriteLine();
        console.MarkupLine("[bold]Charged by use[/], and not counted above");
        console.Write(Usage(console, report));
        console.WriteLine();
        console.MarkupLine("[bold]Prices[/]");
        console.Write(Prices(console, report));
    }

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
        return Text($"Cost: {Hourly(total.Most)} USD an hour{largest}, {total.Most * HoursPerDay:#,0.00} a day: {string.Join(", ", shares)}; use comes on top.");
    }

    private static Table Standing(IAnsiConsole console, CostReport report)
    {
        var table = NewTable(console, "Part", "What stands", "Quantity", "Price", "Hour", "Day", "Month");
        foreach (var column in table.Columns.Skip(2))
        {
            column.RightAligned();
        }
        foreach (var part in report.Parts)
        {
            var lines = Merged(part).ToArray();
            foreach (var (line, index) in lines.Select((line, index) => (line, index)))
            {
                Row(table, index == 0 ? part.Name : "", line.Item, Number(line.Quantity), $"{Number(line.Usd)} {line.Unit}", line.UsdPerHour);
            }
            if (lines.Length > 1)
            {
                Row(table, "", "together", "", "", part.UsdPerHour.Most);
            }
        }
        Row(table, "all", "", "", "", report.UsdPerHour.Most);
        return table;
    }

    // Slices of one tier have one price: one line.
    private static IEnumerable<(string Item, decimal Quantity, string Unit, decimal Usd, decimal UsdPerHour)> Merged(CostPart part) =>
        part.Lines
            .GroupBy(line => (Item: Name(line.Most), line.Most.Unit, Usd: line.Most.UsdPerUnit!.Value))
            .Select(same => (
                same.Key.Item, same.Sum(line => line.Most.Quantity), same.Key.Unit, same.Key.Usd,
                same.Sum(line => line.Most.UsdPerHour!.Value)));

    private static string Name(Charge charge) =>
        charge.OwnUsd is not null ? $"{charge.Item} (own price)"
        : charge.Price is MachinePrice machine ? $"{machine.Item} {machine.Capacity}"
        : charge.Price?.Item ?? charge.Item;

    private static IEnumerable<string> Totals(CostReport report)
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
        yield return report.CeilingUsdPerHour is { } ceiling
            ? Text($"Ceiling: {ceiling:#,0.00} an hour, {(report.IsAboveCeiling ? "exceeded by" : "left")} {Hourly(Math.Abs(ceiling - total.Most))}.")
            : "Ceiling: none (ironwood:spend.ceilingUsdPerHour).";
        foreach (var budget in report.Budgets)
        {
            yield return budget.HoursCovered is { } hours
                ? Text($"Budget: {budget.Amount:#,0} {budget.Currency} a month covers {Duration.Of(hours)} of what stands.")
                : Text($"Budget: {budget.Amount:#,0} {budget.Currency} a month, which is not compared with US dollars.");
        }
        yield return Text($"{report.Resources.Count - report.Count(Accounting.Unpriced)} of {report.Resources.Count} resources priced: {report.Count(Accounting.Estimated)} estimated, {report.Count(Accounting.Free)} free, {report.Count(Accounting.UsageBased)} by use only, {report.Count(Accounting.Unpriced)} unpriced.");
    }

    private static Table Usage(IAnsiConsole console, CostReport report)
    {
        var table = NewTable(console, "What is used", "Price", "Free each month", "By");
        foreach (var line in report.Usage)
        {
            table.AddRow(
                Cell(line.Rate.Item),
                Cell($"{Number(line.Rate.Usd)} {line.Rate.Unit}"),
                Cell(line.Rate.Included > 0 ? Number(line.Rate.Included) : ""),
                Cell(NameList.Of([.. line.Resources.Select(node => node.Name).Order(NaturalOrder.Comparer)])));
        }
        return table;
    }

    private static Table Prices(IAnsiConsole console, CostReport report)
    {
        var table = NewTable(console, "Price of", "As of", "How sure", "Source");
        foreach (var price in report.Prices)
        {
            table.AddRow(
                Cell(price is MachinePrice machine ? $"{machine.Item} {machine.Capacity}" : price.Item),
                Cell(price.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                Cell(price.Confidence switch
                {
                    PriceConfidence.Page => "read on the page",
                    PriceConfidence.Quoted => "quoted elsewhere",
                    _ => "unverified",
                }),
                Cell(price.Source));
        }
        return table;
    }

    private static void Row(Table table, string part, string item, string quantity, string price, decimal usdPerHour) => table.AddRow(
        Cell(part), Cell(item), Cell(quantity), Cell(price), Cell(Hourly(usdPerHour)),
        Cell(Text($"{usdPerHour * HoursPerDay:#,0.00}")), Cell(Text($"{usdPerHour * BillingTerm.HoursPerMonth:#,0.00}")));

    private static Table NewTable(IAnsiConsole console, params string[] columns)
    {
        var table = new Table().Border(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.None);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)));
        }
        return table;
    }

    private static Text Cell(string text) => new(text);

    // Cents for what is worth dollars, more digits for what is worth cents.
    private static string Hourly(decimal usd) => Math.Abs(usd) >= 1 ? Text($"{usd:#,0.00}") : Text($"{usd:0.00###}");

    private static string Number(decimal value) => Text($"{value:#,0.#####}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
