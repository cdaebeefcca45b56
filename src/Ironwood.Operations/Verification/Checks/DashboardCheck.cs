using Ironwood.Operations.Google;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>The dashboard: it exists and has tiles.</summary>
/// <param name="monitoring">Cloud Monitoring.</param>
public sealed class DashboardCheck(ICloudMonitoring monitoring) : ICheck
{
    /// <inheritdoc/>
    public string Id => "dashboard";

    /// <inheritdoc/>
    public string Title => "Dashboard: present";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.Observability.Dashboard.Length == 0 ? [] :
        [
            ShellLine.Of($"gcloud monitoring dashboards describe {platform.Observability.Dashboard}")
            + ShellLine.Of($" --project={platform.Project}"),
        ];
    }

    /// <inheritdoc/>
    public async Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var name = platform.Observability.Dashboard;
        if (name.Length == 0)
        {
            return CheckOutcome.Skipped("the stack has no dashboard");
        }
        var found = await monitoring.FindDashboardAsync(name, cancellation).ConfigureAwait(false);
        return CheckOutcome.Of(
            [new(
                $"dashboard {Wording.LastPart(name)}",
                "present, with tiles",
                found is null
                    ? "no such dashboard"
                    : $"\"{found.DisplayName}\" with {Wording.Count(found.Tiles, "tile")}",
                found is { Tiles: > 0 })],
            found is null ? "" : $"\"{found.DisplayName}\", {Wording.Count(found.Tiles, "tile")}");
    }
}
