using Spectre.Console;

namespace Ironwood.Cli.Writing;

internal static class ProblemView
{
    /// <summary>Writes why nothing was done.</summary>
    /// <returns><see cref="ExitCodes.Refused"/>, the verb's exit code.</returns>
    public static int Refuse(Terminal terminal, params IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
        {
            WriteFailure(terminal.Error, problem);
        }
        Terminal.WriteLine(terminal.Error, Problem.Summary(problems.Count));
        return ExitCodes.Refused;
    }

    /// <summary>Writes problems and, in a format for programs, also a document that says the same.</summary>
    /// <param name="terminal">Where to write.</param>
    /// <param name="format">The format that was asked for.</param>
    /// <param name="problems">The problems.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RefuseAsync(Terminal terminal, string format, IReadOnlyList<Problem> problems)
    {
        await terminal.WriteAsync(JsonProblem.DocumentIn(format, problems) ?? "").ConfigureAwait(false);
        return Refuse(terminal, problems);
    }

    /// <summary>Writes problems that occurred after some work was done.</summary>
    public static void WriteFailure(IAnsiConsole console, Problem problem) => Write(console, "", problem, Styles.BoldRed);

    /// <summary>Writes warnings, which do not stop the verb.</summary>
    public static void WriteWarnings(IAnsiConsole console, IReadOnlyList<Problem> warnings)
    {
        foreach (var warning in warnings)
        {
            Write(console, "warning ", warning, Styles.BoldYellow);
        }
    }

    /// <summary>Writes why something is unknown.</summary>
    public static void WriteReasons(IAnsiConsole console, IReadOnlyList<Problem> reasons)
    {
        foreach (var reason in reasons)
        {
            Write(console, "", reason, Styles.BoldYellow);
        }
    }

    // The same lines as Problem.ToString, with colours.
    private static void Write(IAnsiConsole console, string prefix, Problem problem, Style style)
    {
        console.Line($"{new Styled(prefix + problem.Code, style)} {Styled.Bold(problem.Path)}: {problem.Message}");
        foreach (var detail in problem.Details())
        {
            // A fix is often a command that users copy, so it must be one line.
            if (detail.Part == ProblemPart.Fix)
            {
                console.Copyable($"  {detail.Label} ", detail.Text);
            }
            else
            {
                console.Line($"  {Styled.Grey(detail.Label)} {detail.Text}");
            }
        }
    }
}
