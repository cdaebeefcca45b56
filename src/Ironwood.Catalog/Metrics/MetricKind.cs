namespace Ironwood.Catalog.Metrics;

/// <summary>What a point of a metric means.</summary>
public enum MetricKind
{
    /// <summary>The value at a moment.</summary>
    Gauge,

    /// <summary>The change since the last point.</summary>
    Delta,

    /// <summary>The total since a start.</summary>
    Cumulative,
}
