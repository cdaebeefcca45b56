using Ironwood.Analysis.Cost;
using Spectre.Console;
using static Ironwood.Cli.Costing.CostWords;

namespace Ironwood.Cli.Costing;

/// <summary>The cost of a stack as people read it: by tier, the rest, charges by use, sources of the prices.</summary>
internal static class CostView
{
    // On a narrow terminal, borders would take space that numbers need.
    private const int RoomForBorders = 110;

    // The first two columns are names, and the fourth is a unit; the others are numbers.
    private const int FirstNumber = 2;
    private const int UnitColumn = 3;

    /// <summary>Only the totals: of the stack, of its parts, and what ceiling and budget say of them.</summary>
    public static void WriteSummary(IAnsiConsole console, CostReport report)
    {
        Head(console, report);
        var table = NewTable(console, "Part", "Hour", "Day", "Month");
        for (var index = 1; index < table.Columns.Count; index++)
        {
            table.Columns[index].RightAligned();
        }
        foreach (var part in report.Parts)
        {
            var usd = part.UsdPerHour.Most;
            table.Add(part.Name, Hourly(usd), Daily(usd), Monthly(usd));
        }
        console.Write(table);
        console.WriteLine();
        Conclusion(console, report);
    }

    public static void Write(IAnsiConsole console, CostReport report)
    {
        Head(console, report);
        console.Write(Standing(console, report));
        console.WriteLine();
        Conclusion(console, report);
        console.WriteLine();
        console.Line($"{Styled.Bold("Charged by use")}, not included above");
        console.Write(Usage(console, report));
        console.WriteLine();
        console.Line($"{Styled.Bold("Prices")}");
        console.Write(Prices(console, report));
    }

    private static void Head(IAnsiConsole console, CostReport report)
    {
        var total = report.UsdPerHour.Most;
        console.Line($"{Styled.Bold($"{report.Project} {report.Stack}")}: US dollars, before taxes and discounts");
        Terminal.WriteLine(console, $"Total: {Hourly(total)} an hour, {Daily(total)} a day, {Monthly(total)} a month");
    }

    private static void Conclusion(IAnsiConsole console, CostReport report)
    {
        foreach (var line in Ranges(report).Concat(Comparison(report)))
        {
            Terminal.WriteLine(console, line);
        }
    }

    private static Table Standing(IAnsiConsole console, CostReport report)
    {
        var table = NewTable(console, "Part", "Resource", "Quantity", "Price", "Hour", "Day", "Month");
        for (var index = FirstNumber; index < table.Columns.Count; index++)
        {
            table.Columns[index].RightAligned();
            // A number must not be split over two lines, because its parts look like two numbers; a unit may be.
            table.Columns[index].NoWrap = index != UnitColumn;
        }
        foreach (var part in report.Parts)
        {
            var lines = LinesOf(part).ToArray();
            foreach (var (index, line) in lines.Index())
            {
                Add(table, index == 0 ? part.Name : "", line.Item, Number(line.Quantity), line.Price, line.UsdPerHour);
            }
            if (lines.Length > 1)
            {
                Add(table, "", "together", "", "", part.UsdPerHour.Most);
            }
        }
        Add(table, "all", "", "", "", report.UsdPerHour.Most);
        return table;
    }

    private static void Add(
        Table table, string part, string item, string quantity, string price, decimal usdPerHour) =>
        table.Add(part, item, quantity, price, Hourly(usdPerHour), Daily(usdPerHour), Monthly(usdPerHour));

    private static Table Usage(IAnsiConsole console, CostReport report)
    {
        var table = NewTable(console, "What is used", "Price", "Free each month", "By");
        foreach (var line in report.Usage)
        {
            table.Add(line.Rate.Item, $"{Number(line.Rate.Usd)} {line.Rate.Unit}", FreeOf(line.Rate), UsedBy(line));
        }
        return table;
    }

    private static Table Prices(IAnsiConsole console, CostReport report)
    {
        var table = NewTable(console, "Price of", "As of", "How sure", "Source");
        foreach (var price in report.Prices)
        {
            table.Add(Name(price), Day(price.AsOf), Confidence(price), price.Source);
        }
        return table;
    }

    private static Table NewTable(IAnsiConsole console, params string[] columns)
    {
        var table = console.NewTable(columns);
        return console.Profile.Width < RoomForBorders ? table.Border(TableBorder.None) : table;
    }
}
