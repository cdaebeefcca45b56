using Ironwood.Operations.Verification;
using Spectre.Console;

namespace Ironwood.Cli.Verifying;

/// <summary>A verification as text: one check after the other, failures first within each.</summary>
internal static class VerifyView
{
    // The part of each check that fits on a screen; JSON has everything.
    private const int MostBroken = 20;
    private const int MostHolding = 4;

    private static readonly Styled Bad = new("✗", Styles.Red);
    private static readonly Styled Good = new("✓", Styles.Green);

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

    /// <summary>How many checks ended in which way.</summary>
    public static string Counts(VerificationReport report) =>
        $"{report.Project} {report.Environment}: {VerifyWords.Counts(report)}.";

    private static void Check(IAnsiConsole console, VerificationResult result)
    {
        var status = new Styled(VerifyWords.Shown(result.Status), result.Status switch
        {
            CheckStatus.Pass => Styles.BoldGreen,
            CheckStatus.Fail => Styles.BoldRed,
            CheckStatus.Skip => Styles.Grey,
            _ => Styles.BoldYellow,
        });
        console.Line($"{status} {Styled.Bold(result.Id)}: {result.Summary}");
        var isRich = console.Profile.Capabilities.Unicode;
        Evidence(
            console, [.. result.Evidence.Where(each => !each.Holds)], MostBroken,
            isRich ? Bad : new("!", Styles.Plain), "!");
        Evidence(
            console, [.. result.Evidence.Where(each => each.Holds)], MostHolding,
            isRich ? Good : new("-", Styles.Plain), "-");
        foreach (var command in result.Commands)
        {
            console.Copyable("  see:  ", command);
        }
    }

    private static void Evidence(IAnsiConsole console, Evidence[] evidence, int most, Styled mark, string plainMark)
    {
        foreach (var each in evidence.Take(most))
        {
            var expected = Styled.Grey(each.Holds ? "" : $" (expected: {each.Expected})");
            console.Line($"  {mark} {each.Subject}: {each.Seen}{expected}");
        }
        if (evidence.Length > most)
        {
            console.Line($"  {plainMark} and {evidence.Length - most} more");
        }
    }
}
