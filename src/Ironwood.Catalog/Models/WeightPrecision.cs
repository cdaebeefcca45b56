using System.Text.Json.Serialization;

namespace Ironwood.Catalog.Models;

/// <summary>Precision of a model's weights.</summary>
public enum WeightPrecision
{
    /// <summary>bfloat16.</summary>
    [JsonStringEnumMemberName("bf16")]
    Bf16,

    /// <summary>8-bit floating point.</summary>
    [JsonStringEnumMemberName("fp8")]
    Fp8,

    /// <summary>Experts in 4-bit floating point, attention in 8-bit.</summary>
    [JsonStringEnumMemberName("fp4-experts")]
    Fp4Experts,

    /// <summary>4-bit floating point with shared scales (OCP microscaling).</summary>
    [JsonStringEnumMemberName("mxfp4")]
    Mxfp4,

    /// <summary>8-bit integers.</summary>
    [JsonStringEnumMemberName("int8")]
    Integer8,

    /// <summary>4-bit integers.</summary>
    [JsonStringEnumMemberName("int4")]
    Integer4,
}
