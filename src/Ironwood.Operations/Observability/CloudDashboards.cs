using Ironwood.Operations.Verification;
using Ironwood.Operations.Verification.Ports;

namespace Ironwood.Operations.Observability;

/// <summary>Dashboards of Cloud Monitoring, over its REST API.</summary>
/// <remarks>https://docs.cloud.google.com/monitoring/api/ref_v3/rest/v1/projects.dashboards</remarks>
/// <param name="calls">How it is asked.</param>
public sealed class CloudDashboards(GoogleCalls calls) : IDashboards
{
    /// <inheritdoc/>
    public async Task<FoundDashboard?> FindAsync(string name, CancellationToken cancellation)
    {
        var found = await calls.FindAsync(
            $"dashboard {name}",
            new($"https://monitoring.googleapis.com/v1/{name}"),
            WireFormat.Default.DashboardAnswer,
            cancellation).ConfigureAwait(false);
        return found is null ? null : new(
            found.DisplayName ?? "", found.MosaicLayout?.Tiles?.Count ?? found.GridLayout?.Widgets?.Count ?? 0);
    }
}

internal sealed record DashboardAnswer(string? DisplayName, MosaicAnswer? MosaicLayout, GridAnswer? GridLayout);

internal sealed record MosaicAnswer(IReadOnlyList<DashboardPart>? Tiles);

internal sealed record GridAnswer(IReadOnlyList<DashboardPart>? Widgets);

/// <summary>A tile or widget; only that it is there counts.</summary>
internal sealed record DashboardPart;
