using Ironwood.Planning;
using Ironwood.Planning.Plan;
using Pulumi;

namespace Ironwood.Infra.Configuration;

/// <summary>The plan of the stack that the Pulumi engine is running.</summary>
public static class StackPlanSource
{
    /// <summary>Reads the configuration once and returns the plan.</summary>
    /// <exception cref="RunException">
    /// The configuration has problems. Nothing has been registered yet; all problems are in the message.
    /// </exception>
    public static StackPlan Load()
    {
        var result = SettingsReader.Read(PulumiConfigSource.Read());
        foreach (var warning in result.Warnings)
        {
            Log.Warn(warning.ToString());
        }
        return result.Plan ?? throw new RunException(
            $"The configuration has {result.Problems.Count} problem(s):\n{string.Join('\n', result.Problems)}");
    }
}
