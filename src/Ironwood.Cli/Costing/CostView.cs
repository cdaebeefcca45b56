using Ironwood.Analysis.Cost;
using Spectre.Console;
using static Ironwood.Cli.Costing.CostWords;

namespace Ironwood.Cli.Costing;

/// <summary>What a stack costs, as people read it: by tier, then the rest, then by use, then where the prices are from.</summary>
internal static class CostView
{
    // On a narrower terminal borders would take the room that numbers need.
    private const int RoomForBorders = 110;

    public static void Write(IAnsiConsole console, CostReport report)
    {
        console.MarkupLineInterpolated($"[bold]{report.Project} {report.Stack}[/]: US dollars, before taxes and discounts");
        console.Write(Standing(console, report));
        console.WriteLine();
        foreach (var line in Ranges(report).Concat(Comparison(report)))
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

    /// <summary>The same without colours, for a file.</summary>
    public static string Plain(CostReport report)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Write(Terminal.Plain(text, TextWriter.Null).Out, report);
        return text.ToString();
    }

    private static Table Standing(IAnsiConsole console, CostReport report)
    {
        var table = NewTable(console, "Part", "What stands", "Quantity", "Price", "Hour", "Day", "Month");
        foreach (var column in table.Columns.Skip(2))
        {
            column.RightAligned();
        }
        // A number that goes on in the next line is read as another one; names and units may.
        foreach (var column in table.Columns.Skip(2).Where(column => column != table.Columns[3]))
        {
            column.NoWrap();
        }
        foreach (var part in report.Parts)
        {
            var lines = LinesOf(part).ToArray();
            foreach (var (line, index) in lines.Select((line, index) => (line, index)))
            {
                Row(table, index == 0 ? part.Name : "", line.Item, Number(line.Quantity), line.Price, line.UsdPerHour);
            }
            if (lines.Length > 1)
            {
                Row(table, "", "together", "", "", part.UsdPerHour.Most);
            }
        }
        Row(table, "all", "", "", "", report.UsdPerHour.Most);
        return table;
    }

    private static Table Usage(IAnsiConsole console, CostReport report)
    {
        var table = NewTable(console, "What is used", "Price", "Free each month", "By");
        foreach (var line in report.Usage)
        {
            table.AddRow(
                Cell(line.Rate.Item),
                Cell($"{Number(line.Rate.Usd)} {line.Rate.Unit}"), Cell(FreeOf(line.Rate)), Cell(UsedBy(line)));
        }
        return table;
    }

    private static Table Prices(IAnsiConsole console, CostReport report)
    {
        var table = NewTable(console, "Price of", "As of", "How sure", "Source");
        foreach (var price in report.Prices)
        {
            table.AddRow(Cell(Name(price)), Cell(Day(price.AsOf)), Cell(Confidence(price)), Cell(price.Source));
        }
        return table;
    }

    private static void Row(Table table, string part, string item, string quantity, string price, decimal usdPerHour) => table.AddRow(
        Cell(part), Cell(item), Cell(quantity), Cell(price), Cell(Hourly(usdPerHour)),
        Cell(Daily(usdPerHour)), Cell(Monthly(usdPerHour)));

    private static Table NewTable(IAnsiConsole console, params string[] columns)
    {
        var hasBorders = console.Profile.Capabilities.Unicode && console.Profile.Width >= RoomForBorders;
        var table = new Table().Border(hasBorders ? TableBorder.Rounded : TableBorder.None);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)));
        }
        return table;
    }

    private static Text Cell(string text) => new(text);
}
