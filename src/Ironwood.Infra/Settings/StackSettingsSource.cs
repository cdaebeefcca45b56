using Pulumi;

namespace Ironwood.Infra.Settings;

/// <summary>The settings of the stack that the Pulumi engine is running.</summary>
public static class StackSettingsSource
{
    /// <summary>Reads the configuration once and returns the settings.</summary>
    /// <exception cref="RunException">It has problems. Nothing has been registered yet; all problems are in the message.</exception>
    public static StackSettings Load()
    {
        var result = SettingsReader.Read(PulumiConfigSource.Read());
        foreach (var warning in result.Warnings)
        {
            Log.Warn(warning.ToString());
        }
        return result.Settings ?? throw new RunException(
            $"The configuration has {result.Problems.Count} problem(s):\n{string.Join('\n', result.Problems)}");
    }
}
