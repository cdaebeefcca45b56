namespace Ironwood.Catalog.Metrics;

/// <summary>The log entries that the platform's alerts wait for.</summary>
public static class LogSignals
{
    private static readonly Lazy<Dictionary<string, LogSignal>> Rows = new(static () => EmbeddedRows
        .Read("Metrics/log-signals.json", RowFormat.Default.LogSignalArray)
        .ToDictionary(signal => signal.Id));

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<LogSignal> All => Rows.Value.Values;

    /// <summary>Google took a VM away: preemption, maintenance, or a fault of its host.</summary>
    public static LogSignal Interruption => Rows.Value["compute.interruption"];

    /// <summary>A backend's health check went from healthy to unhealthy.</summary>
    public static LogSignal BackendUnhealthy => Rows.Value["health-check.unhealthy"];
}
