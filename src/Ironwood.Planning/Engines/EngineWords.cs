using Ironwood.Catalog.Models;

namespace Ironwood.Planning.Engines;

/// <summary>The words for precisions and for what figures rest on, in settings and output.</summary>
public static class EngineWords
{
    /// <summary>For example <c>fp8</c>.</summary>
    public static string Id(this WeightPrecision precision) => ModelRowJson.Word(precision);

    /// <summary>What a speed rests on.</summary>
    public static string Word(this SpeedBasis basis) => basis switch
    {
        SpeedBasis.Measured => "measured",
        SpeedBasis.CarriedOver => "carried over",
        _ => "arithmetic",
    };
}
