using Ironwood.Analysis.Rules;
using Ironwood.Cli.Stacks;
using Ironwood.Graph;

namespace Ironwood.Cli.Checking;

/// <summary>A check as it is shown.</summary>
/// <param name="Graph">The stack.</param>
/// <param name="Result">What was found.</param>
/// <param name="Places">Where in the stack's file a finding can be fixed.</param>
internal sealed record CheckReport(ResourceGraph Graph, CheckResult Result, SettingPlaces Places)
{
    /// <summary>The word for a severity, in every format of ours.</summary>
    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
