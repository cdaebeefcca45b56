using System.Text.Json.Serialization;

namespace Ironwood.Catalog.Models;

/// <summary>How far a measurement's source can be trusted.</summary>
public enum MeasurementConfidence
{
    /// <summary>The vendor's recipe or the model server's own benchmark.</summary>
    [JsonStringEnumMemberName("high")]
    High,

    /// <summary>One careful measurement by others.</summary>
    [JsonStringEnumMemberName("medium")]
    Medium,

    /// <summary>A figure whose origin could not be found again, or that contradicts another. Never used for
    /// sizing.</summary>
    [JsonStringEnumMemberName("low")]
    Low,
}
