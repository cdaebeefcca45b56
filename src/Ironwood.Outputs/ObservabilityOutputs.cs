namespace Ironwood.Outputs;

/// <summary>Monitoring of the platform.</summary>
public sealed record ObservabilityOutputs
{
    /// <summary>As <c>projects/P/dashboards/D</c>.</summary>
    public required string Dashboard { get; init; }

    /// <summary>URL of the dashboard.</summary>
    public required string DashboardUrl { get; init; }

    /// <summary>Alert policies by their logical name, each as <c>projects/P/alertPolicies/N</c>.</summary>
    public required ImmutableSortedDictionary<string, string> AlertPolicies { get; init; }

    /// <summary>Every time series that the dashboard or an alert reads.</summary>
    public required ImmutableArray<MetricOutputs> Metrics { get; init; }

    /// <summary>The uptime check, as <c>projects/P/uptimeCheckConfigs/U</c>; null without one.</summary>
    public string? UptimeCheck { get; init; }
}

/// <summary>A kind of time series.</summary>
/// <param name="MetricType">As <c>loadbalancing.googleapis.com/https/request_count</c>.</param>
/// <param name="ResourceType">Type of the monitored resource, as <c>https_lb_rule</c>.</param>
/// <param name="AlwaysPresent">Whether a healthy platform always writes it, even without special events.</param>
public sealed record MetricOutputs(string MetricType, string ResourceType, bool AlwaysPresent);
