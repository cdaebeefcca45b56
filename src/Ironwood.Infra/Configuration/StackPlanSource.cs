using Ironwood.Planning;
using Ironwood.Planning.Settings;

namespace Ironwood.Infra.Configuration;

/// <summary>The plan of the stack that the Pulumi engine is running.</summary>
public static class StackPlanSource
{
    // The engine hands the configuration over in these variables. Config reads values from them but cannot list
    // them, and a misspelt key must not go unnoticed: so the names, and only the names, are taken from here.
    private const string ConfigVariable = "PULUMI_CONFIG";
    private const string SecretKeysVariable = "PULUMI_CONFIG_SECRET_KEYS";

    /// <summary>Reads the configuration once and returns the plan.</summary>
    /// <exception cref="RunException">
    /// The configuration has problems. Nothing has been registered yet; all problems are in the message.
    /// </exception>
    public static StackPlan Load()
    {
        var deployment = Deployment.Instance;
        var result = SettingsReader.Read(EngineConfiguration.Read(
            deployment.ProjectName,
            deployment.StackName,
            (space, name) => new Config(space).Get(name),
            Names(Environment.GetEnvironmentVariable(ConfigVariable)),
            Names(Environment.GetEnvironmentVariable(SecretKeysVariable))));
        foreach (var warning in result.Warnings)
        {
            Log.Warn(warning.ToString());
        }
        return result.Plan ?? throw new RunException(
            $"The configuration has {result.Problems.Count} problem(s):\n{string.Join('\n', result.Problems)}");
    }

    private static string[] Names(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return [];
        }
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.Object => [.. document.RootElement.EnumerateObject().Select(property => property.Name)],
            JsonValueKind.Array => [.. document.RootElement.EnumerateArray().Select(item => item.GetString()!)],
            _ => [],
        };
    }
}
