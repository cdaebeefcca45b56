using Ironwood.Analysis;
using Ironwood.Analysis.Rules;
using Ironwood.Cli.Stacks;

namespace Ironwood.Cli.Checking;

/// <summary>The result of checking all rules on a stack, for all output formats.</summary>
/// <param name="Graph">The stack.</param>
/// <param name="Result">The findings.</param>
/// <param name="Places">Where in the stack's file a finding can be fixed.</param>
/// <param name="WaiverProblems">Problems of the stack's waivers. A waiver with a problem has no effect.</param>
internal sealed record CheckReport(
    ResourceGraph Graph, CheckResult Result, SettingPlaces Places, IReadOnlyList<Problem> WaiverProblems)
{
    /// <summary>Checks all rules on a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="time">The clock, for the last days of waivers.</param>
    public static CheckReport Of(LoadedStack stack, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var waivers = WaiverList.Of(stack, today);
        return new(
            stack.Graph,
            CheckResult.Of(RuleBook.Check(stack.Graph, stack.CostTerms, today, stack.Warnings), waivers.Waivers, today),
            new(stack),
            waivers.Problems);
    }

    /// <summary>Whether there is an error or a warning without a waiver.</summary>
    public bool HasFailed => Result.Standing.Any(finding => finding.Rule.Severity > Severity.Note);

    /// <summary>Whether there is an error without a waiver.</summary>
    public bool HasErrors => Result.Standing.Any(finding => finding.Rule.Severity == Severity.Error);
}
