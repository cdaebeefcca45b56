using Ironwood.Planning.Engines;
using Spectre.Console;
using static System.FormattableString;
using static Ironwood.Cli.Sizing.SizeWords;

namespace Ironwood.Cli.Sizing;

/// <summary>A sizing as people read it: the options, the cheapest first, and what was ruled out.</summary>
internal static class SizeView
{
    private const int FirstNumber = 2;

    public static void Write(IAnsiConsole console, Planning.Engines.Sizing sizing)
    {
        Terminal.WriteLine(console, Question(sizing));
        console.WriteLine();
        console.Write(Options(console, sizing));
        foreach (var line in Legend)
        {
            Terminal.WriteLine(console, line);
        }
        if (sizing.RuledOut.Count > 0)
        {
            console.WriteLine();
            console.Line($"{Styled.Bold("Ruled out")}");
            foreach (var ruledOut in sizing.RuledOut)
            {
                Terminal.WriteLine(console, $"  {ruledOut.Variant.Precision.Id()}: {ruledOut.Reason}");
            }
        }
    }

    private static Table Options(IAnsiConsole console, Planning.Engines.Sizing sizing)
    {
        var table = console.NewTable(
            "Precision", "Layout", "Replicas", "Chips", "In flight", "Tokens/s", "Used", "TTFT ms", "TPOT ms", "USD/h",
            "USD/M out", "Basis");
        for (var index = FirstNumber; index < table.Columns.Count - 1; index++)
        {
            table.Columns[index].RightAligned();
            table.Columns[index].NoWrap = true;
        }
        foreach (var option in sizing.Options)
        {
            var (engine, speed) = (option.Engine, option.Engine.Speed);
            table.Add(
                engine.Variant.Precision.Id(),
                engine.Layout.ToString(),
                Invariant($"{option.Replicas:N0}"),
                Invariant($"{option.Chips:N0}"),
                Invariant($"{engine.Concurrency:N0}"),
                Invariant($"{option.OutputTokensPerSecond:N0}"),
                Invariant($"{option.Utilization:P0}"),
                Invariant($"{speed.TtftMs:N0}"),
                Invariant($"{speed.TpotMs:N1}"),
                Usd(option.UsdPerHour),
                Usd(option.UsdPerMillionOutputTokens),
                speed.Basis.Word());
        }
        return table;
    }
}
