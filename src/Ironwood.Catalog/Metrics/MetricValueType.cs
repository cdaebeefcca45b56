namespace Ironwood.Catalog.Metrics;

/// <summary>The type of a metric's points.</summary>
public enum MetricValueType
{
    /// <summary>True or false; <c>BOOL</c> in the API.</summary>
    Flag,

    /// <summary>A whole number; <c>INT64</c> in the API.</summary>
    WholeNumber,

    /// <summary>A number; <c>DOUBLE</c> in the API.</summary>
    Number,

    /// <summary>A histogram; <c>DISTRIBUTION</c> in the API.</summary>
    Distribution,
}
