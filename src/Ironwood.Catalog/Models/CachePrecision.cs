using System.Text.Json.Serialization;

namespace Ironwood.Catalog.Models;

/// <summary>Precision of keys and values in the cache.</summary>
public enum CachePrecision
{
    /// <summary>bfloat16: two bytes a number.</summary>
    [JsonStringEnumMemberName("bf16")]
    Bf16,

    /// <summary>8-bit floating point: one byte a number.</summary>
    [JsonStringEnumMemberName("fp8")]
    Fp8,
}
