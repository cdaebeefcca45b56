using Ironwood.Problems;
using Spectre.Console;

namespace Ironwood.Cli.Writing;

/// <summary>Problems as people read them: all of them, then how many.</summary>
internal static class ProblemView
{
    public static void Write(IAnsiConsole console, IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
        {
            console.MarkupLineInterpolated($"[bold red]{problem.Code}[/] [bold]{problem.Path}[/]: {problem.Message}");
            Details(console, problem);
        }
        Terminal.WriteLine(console, $"{Counted.Of(problems.Count, "problem")}; nothing was done.");
    }

    /// <summary>What went wrong after something was done, or asked.</summary>
    public static void WriteFailure(IAnsiConsole console, Problem problem)
    {
        console.MarkupLineInterpolated($"[bold red]{problem.Code}[/] [bold]{problem.Path}[/]: {problem.Message}");
        Details(console, problem);
    }

    /// <summary>What stands in nobody's way.</summary>
    public static void WriteWarnings(IAnsiConsole console, IReadOnlyList<Problem> warnings)
    {
        foreach (var warning in warnings)
        {
            console.MarkupLineInterpolated($"[bold yellow]warning {warning.Code}[/] [bold]{warning.Path}[/]: {warning.Message}");
            Details(console, warning);
        }
    }

    /// <summary>Why something is not known.</summary>
    public static void WriteReasons(IAnsiConsole console, IReadOnlyList<Problem> reasons)
    {
        foreach (var reason in reasons)
        {
            console.MarkupLineInterpolated($"[bold yellow]{reason.Code}[/] [bold]{reason.Path}[/]: {reason.Message}");
            Details(console, reason);
        }
    }

    private static void Details(IAnsiConsole console, Problem problem)
    {
        Detail(console, "value", problem.Value);
        Detail(console, "allowed", problem.Allowed);
        ToCopy(console, "fix", problem.Fix);
        Detail(console, "at", problem.Location?.ToString());
    }

    // Often a command: only the terminal itself may break its line, or a copy of it would have two.
    private static void ToCopy(IAnsiConsole console, string label, string? text)
    {
        if (text is not null)
        {
            console.MarkupInterpolated($"  [grey]{label + ":",-8}[/] ");
            Terminal.WriteLine(console, text);
        }
    }

    private static void Detail(IAnsiConsole console, string label, string? text)
    {
        if (text is not null)
        {
            console.MarkupLineInterpolated($"  [grey]{label + ":",-8}[/] {text}");
        }
    }
}
