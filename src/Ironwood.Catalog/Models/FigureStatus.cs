using System.Text.Json.Serialization;

namespace Ironwood.Catalog.Models;

/// <summary>What the figures of a model's variant rest on, the best first.</summary>
public enum FigureStatus
{
    /// <summary>A measurement on this generation is published.</summary>
    [JsonStringEnumMemberName("measured")]
    Measured,

    /// <summary>The model server's own tests run it on this generation; no throughput is published.</summary>
    [JsonStringEnumMemberName("ci")]
    Ci,

    /// <summary>No run is published: everything is calculated from the architecture.</summary>
    [JsonStringEnumMemberName("arithmetic")]
    Arithmetic,
}
