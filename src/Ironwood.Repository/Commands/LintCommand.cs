using System.CommandLine;
using Ironwood.Cli.Launching;
using Ironwood.Cli.Writing;
using Ironwood.Problems;
using Ironwood.Repository.Linting;

namespace Ironwood.Repository.Commands;

/// <summary><c>./ironwood lint</c>: what CI checks in addition to the tests, one line per check.</summary>
internal static class LintCommand
{
    /// <summary>A tool is missing, but no check may be skipped.</summary>
    public const string MissingTool = "IW7501";

    private const string Ci = "CI";

    public static Command Create(Terminal terminal, string root) =>
        Create(terminal, LintContext.Of(root, terminal), Environment.GetEnvironmentVariable(Ci) is { Length: > 0 });

    /// <param name="terminal">Where to write.</param>
    /// <param name="context">The repository and its tools.</param>
    /// <param name="isCi">Whether checks may not be skipped, as in CI.</param>
    public static Command Create(Terminal terminal, LintContext context, bool isCi)
    {
        var names = LintCheck.All.Select(check => check.Name).ToArray();
        var checks = new Argument<string[]>("check")
        {
            Description = "Only these checks: "
                + string.Join("; ", LintCheck.All.Select(check => $"{check.Name}, {check.About}")),
            HelpName = string.Join('|', names),
            Arity = ArgumentArity.ZeroOrMore,
        };
        checks.AcceptOnlyFromAmong(names);
        var command = new Command(RepositoryVerb.Lint.Name, RepositoryVerb.Lint.About) { checks };
        command.SetAction((parsed, cancellation) =>
            RunAsync(terminal, context, isCi, parsed.GetValue(checks) ?? [], cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, LintContext context, bool isCi, string[] wanted, CancellationToken cancellation)
    {
        var results = new List<(LintCheck Check, LintResult Result)>();
        foreach (var check in LintCheck.All.Where(check => wanted.Length == 0 || wanted.Contains(check.Name)))
        {
            var result = await check.Run(context, cancellation).ConfigureAwait(false);
            results.Add((check, result));
            Write(terminal, check, result);
        }
        int Count(LintOutcome outcome) => results.Count(entry => entry.Result.Outcome == outcome);
        Terminal.WriteLine(
            terminal.Out,
            $"lint: {Count(LintOutcome.Passed)} ok, {Count(LintOutcome.Failed)} failed, "
            + $"{Count(LintOutcome.Skipped)} skipped");
        if (isCi && Count(LintOutcome.Skipped) > 0)
        {
            return ProblemView.Refuse(terminal, [
                .. from entry in results
                   where entry.Result.Outcome == LintOutcome.Skipped
                   select new Problem(
                       MissingTool, $"lint {entry.Check.Name}",
                       $"cannot be skipped if {Ci} is set: {entry.Result.Said}", Fix: entry.Result.Fix)]);
        }
        return Count(LintOutcome.Failed) > 0 ? ExitCodes.Failure : ExitCodes.Success;
    }

    private static void Write(Terminal terminal, LintCheck check, LintResult result)
    {
        var word = result.Outcome switch
        {
            LintOutcome.Passed => "ok",
            LintOutcome.Failed => "failed",
            _ => "skipped",
        };
        var reason = result.Outcome == LintOutcome.Skipped ? $": {result.Said}; {result.Fix}" : "";
        Terminal.WriteLine(terminal.Out, $"{word,-8}{check.Name}{reason}");
        if (result.Outcome == LintOutcome.Failed)
        {
            foreach (var line in result.Said.Split('\n'))
            {
                Terminal.WriteLine(terminal.Out, $"  {line.TrimEnd()}");
            }
            Terminal.WriteLine(terminal.Out, $"  fix: {result.Fix}");
        }
    }
}
