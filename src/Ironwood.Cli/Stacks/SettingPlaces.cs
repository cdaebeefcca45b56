using Ironwood.Analysis.Rules;
using Ironwood.Analysis.Settings;

namespace Ironwood.Cli.Stacks;

/// <summary>Finds where in a stack's file the settings of a resource are.</summary>
internal sealed class SettingPlaces(LoadedStack stack)
{
    private static readonly Dictionary<string, string> KeyOfComponent = new(StringComparer.Ordinal)
    {
        ["ironwood:caching:ResponseCache"] = "cache",
        ["ironwood:foundation:CiIdentity"] = "ci",
        ["ironwood:foundation:InferenceIdentity"] = "identity",
        ["ironwood:foundation:InferenceNetwork"] = "network",
        ["ironwood:foundation:PrivateServiceAccess"] = "cache",
        ["ironwood:observability:InferenceAlerts"] = "alerts",
        ["ironwood:observability:NotificationChannels"] = "alerts",
        ["ironwood:observability:ServiceLevels"] = "serviceLevels",
        ["ironwood:serving:ModelStore"] = "models",
        ["ironwood:spend:SpendBudget"] = "budget",
        ["ironwood:telemetry:MetricsStream"] = "telemetry",
        ["ironwood:telemetry:MetricsWarehouse"] = "telemetry",
        ["ironwood:traffic:ApiFront"] = "apiGateway",
        ["ironwood:traffic:FrontDoor"] = "frontDoor",
    };

    // Components of one tier are named after it.
    private static readonly HashSet<string> TierComponents = new(StringComparer.Ordinal)
    {
        "ironwood:serving:TpuPod", "ironwood:serving:VertexEndpoint",
        "ironwood:traffic:TierBackend", "ironwood:traffic:VertexRoute",
    };

    /// <summary>The stack's file. Its first line is used when no single setting decides.</summary>
    public string File => stack.Configuration.File;

    /// <summary>The place of the setting that a finding is about, or of its resource's setting.</summary>
    public SourceLocation PlaceOf(Finding finding) =>
        finding.Rule == SettingRules.Doubtful
        && stack.Warnings.FirstOrDefault(warning => warning.Path == finding.Property)?.Location is { } place
            ? place
            : PlaceOf(finding.Resource);

    // The place of a tier's setting, or of the nearest component with a setting.
    private SourceLocation PlaceOf(ResourceNode node)
    {
        for (var at = node; at.Parent is { } parent; at = stack.Graph[parent])
        {
            var path = TierComponents.Contains(at.Type) && TierOf(at.Name) is { } tier
                ? $"{stack.Configuration.Project}:tiers.{tier}"
                : KeyOfComponent.TryGetValue(at.Type, out var key) ? $"{stack.Configuration.Project}:{key}"
                : null;
            // A setting with its default value has no place in the file.
            if (path is not null && stack.Configuration.LocationOf(path) is { } place && place.File == File)
            {
                return place;
            }
        }
        return new(File, 1, 1);
    }

    private string? TierOf(string name) => stack.Plan.Tiers.Select(tier => tier.Name)
        .Where(tier => name.EndsWith($"-{tier}", StringComparison.Ordinal))
        .MaxBy(tier => tier.Length);
}
