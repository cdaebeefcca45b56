using System.Collections.Immutable;
using Ironwood.Operations.Verification.Ports;
using Ironwood.Outputs;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>The dashboard: it exists and shows something.</summary>
/// <param name="dashboards">The dashboards of the project.</param>
public sealed class DashboardCheck(IDashboards dashboards) : ICheck
{
    /// <inheritdoc/>
    public string Id => "dashboard";

    /// <inheritdoc/>
    public string Title => "Dashboard: present";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.Observability.Dashboard.Length == 0 ? []
            : [$"gcloud monitoring dashboards describe {platform.Observability.Dashboard} --project={platform.Project}"];
    }

    /// <inheritdoc/>
    public async Task<Verdict> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var name = platform.Observability.Dashboard;
        if (name.Length == 0)
        {
            return Verdict.Skipped("the stack has no dashboard");
        }
        var found = await dashboards.FindAsync(name, cancellation).ConfigureAwait(false);
        return Verdict.Of(
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
