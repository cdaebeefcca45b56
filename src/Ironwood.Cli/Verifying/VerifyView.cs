using System.Globalization;
using Ironwood.Cli.Writing;
using Ironwood.Operations.Verification;
using Spectre.Console;

namespace Ironwood.Cli.Verifying;

/// <summary>A verification as people read it: one check after the other, what is wrong first within each.</summary>
internal static class VerifyView
{
    // What fits a screen of each check; json has all.
    private const int MostBroken = 20;
    private const int MostHolding = 4;

    public static void Write(IAnsiConsole console, VerificationReport report)
    {
        foreach (var result in report.Results)
        {
            Check(console, result);
        }
        ProblemView.WriteReasons(console, report.Problems);
        console.WriteLine();
        Terminal.WriteLine(console, Counts(report));
    }

    /// <summary>The same without colours, for a file.</summary>
    public static string Plain(VerificationReport report)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Write(Terminal.Plain(text, TextWriter.Null).Out, report);
        return text.ToString();
    }

    /// <summary>How many of each.</summary>
    public static string Counts(VerificationReport report) => string.Create(
        CultureInfo.InvariantCulture, $"{report.Project} {report.Environment}: {VerifyWords.Counts(report)}.");

    private static void Check(IAnsiConsole console, VerificationResult result)
    {
        var colour = result.Status switch
        {
            CheckStatus.Pass => "bold green",
            CheckStatus.Fail => "bold red",
            CheckStatus.Skip => "grey",
            _ => "bold yellow",
        };
        console.MarkupLine($"[{colour}]{VerifyWords.Shown(result.Status)}[/] [bold]{Markup.Escape(result.Id)}[/]: {Markup.Escape(result.Summary)}");
        var broken = result.Evidence.Where(each => !each.Holds).ToArray();
        var holding = result.Evidence.Where(each => each.Holds).ToArray();
        Evidence(console, broken, MostBroken, "[red]✗[/]", "!");
        Evidence(console, holding, MostHolding, "[green]✓[/]", "-");
        foreach (var command in result.Commands)
        {
            // To be copied: only the terminal itself may break its line.
            console.Markup("  [grey]see:[/]  ");
            Terminal.WriteLine(console, command);
        }
    }

    private static void Evidence(IAnsiConsole console, Evidence[] evidence, int most, string mark, string plainMark)
    {
        var shownMark = console.Profile.Capabilities.Unicode ? mark : plainMark;
        foreach (var each in evidence.Take(most))
        {
            console.MarkupLine($"  {shownMark} {Markup.Escape(each.Subject)}: {Markup.Escape(each.Seen)}"
                + (each.Holds ? "" : $" [grey](expected: {Markup.Escape(each.Expected)})[/]"));
        }
        if (evidence.Length > most)
        {
            console.MarkupLineInterpolated($"  {plainMark} and {evidence.Length - most} more");
        }
    }
}
