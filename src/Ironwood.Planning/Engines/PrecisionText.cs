using Ironwood.Catalog.Models;

namespace Ironwood.Planning.Engines;

/// <summary>The names of precisions in settings and output.</summary>
public static class PrecisionText
{
    /// <summary>For example <c>fp8</c>.</summary>
    public static string Id(this WeightPrecision precision) => precision switch
    {
        WeightPrecision.Bf16 => "bf16",
        WeightPrecision.Fp8 => "fp8",
        WeightPrecision.Fp4Experts => "fp4-experts",
        WeightPrecision.Mxfp4 => "mxfp4",
        WeightPrecision.Integer8 => "int8",
        _ => "int4",
    };
}
