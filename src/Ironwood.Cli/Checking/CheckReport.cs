using Ironwood.Analysis;
using Ironwood.Analysis.Rules;
using Ironwood.Cli.Stacks;
using Ironwood.Graph;
using Ironwood.Problems;

namespace Ironwood.Cli.Checking;

/// <summary>The rules held against a stack, as every form shows the result.</summary>
/// <param name="Graph">The stack.</param>
/// <param name="Result">What was found.</param>
/// <param name="Places">Where in the stack's file a finding can be fixed.</param>
/// <param name="WaiverProblems">Everything that is wrong with the stack's waivers. Such a waiver waives
/// nothing.</param>
internal sealed record CheckReport(
    ResourceGraph Graph, CheckResult Result, SettingPlaces Places, IReadOnlyList<Problem> WaiverProblems)
{
    /// <summary>Holds every rule against a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="time">The clock, for the last days of waivers.</param>
    public static CheckReport Of(LoadedStack stack, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var waivers = WaiverList.Of(stack, today);
        return new(
            stack.Graph,
            CheckResult.Of(RuleBook.Check(stack.Graph, stack.CostTerms, today), waivers.Waivers, today),
            new(stack.Plan, stack.Configuration, stack.Graph),
            waivers.Problems);
    }

    /// <summary>Whether an error or a warning stands.</summary>
    public bool HasFailed => Result.Standing.Any(finding => finding.Rule.Severity > Severity.Note);

    /// <summary>Whether an error stands.</summary>
    public bool HasErrors => Result.Standing.Any(finding => finding.Rule.Severity == Severity.Error);
}
