namespace Ironwood.Operations.Verification.Ports;

/// <summary>The dashboards of a project.</summary>
public interface IDashboards
{
    /// <summary>The one of that name, <c>projects/P/dashboards/D</c>; null when there is none.</summary>
    Task<FoundDashboard?> FindAsync(string name, CancellationToken cancellation);
}

/// <summary>A dashboard.</summary>
/// <param name="DisplayName">What people see.</param>
/// <param name="Tiles">What it shows.</param>
public sealed record FoundDashboard(string DisplayName, int Tiles);
