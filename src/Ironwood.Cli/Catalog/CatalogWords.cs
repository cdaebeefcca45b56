using Ironwood.Catalog.Models;
using static System.FormattableString;

namespace Ironwood.Cli.Catalog;

/// <summary>What text and Markdown say alike.</summary>
internal static class CatalogWords
{
    private const decimal KiB = 1024;

    public static string Parameters(Model model) => model.HasExperts
        ? Invariant($"{model.ParametersBillion:#,0.#} B, {model.ActiveParametersBillion:#,0.#} B active")
        : Invariant($"{model.ParametersBillion:#,0.#} B");

    public static string Gb(decimal gb) => Invariant($"{gb:0.#} GB");

    public static string Meaning(FigureStatus status) => status switch
    {
        FigureStatus.Measured => "a throughput is published",
        FigureStatus.Ci => "tests or recipes of the server run it; no throughput is published",
        _ => "no run is published; everything is calculated",
    };

    public static string Meaning(MeasurementConfidence confidence) => confidence switch
    {
        MeasurementConfidence.High => "high: the vendor's recipe or the server's own benchmark",
        MeasurementConfidence.Medium => "medium: one careful measurement by others",
        _ => "low: never used for sizing",
    };

    /// <summary>The fastest trusted run of the row's own server; null without one.</summary>
    public static Measurement? Best(ModelVariant variant) => ModelCatalog.Measurements(variant)
        .Where(run => run.Confidence != MeasurementConfidence.Low && run.Server is null)
        .MaxBy(run => run.OutputTokensPerSecond / run.Chips);

    /// <summary>What <see cref="Best"/> says, by chip: a chip is what one pays for.</summary>
    public static string Figure(Measurement? run) => run switch
    {
        null => "",
        { OutputTokens: 1 } => Invariant(
            $"{run.TokensPerSecond / run.Chips:N0} tokens read/s per chip ({run.InputTokens:N0} in)"),
        _ => Invariant(
            $"{run.OutputTokensPerSecond / run.Chips:N0} tokens/s per chip ({run.InputTokens:N0} in, ")
            + Invariant($"{run.OutputTokens:N0} out, {run.Concurrency:N0} in flight)"),
    };

    /// <summary>What one token takes in the cache.</summary>
    public static string CacheOf(Model model, ModelVariant variant)
    {
        var bytes = model.CacheNumbersPerToken * (variant.CachePrecision == CachePrecision.Bf16 ? 2 : 1);
        return $"{ModelRowJson.Word(variant.CachePrecision)}, "
            + Invariant($"{bytes / KiB:0.#} KiB per token before the server copies and fills up heads");
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
