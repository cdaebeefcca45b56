using Ironwood.Catalog.Models;
using Ironwood.Planning.Engines;

namespace Ironwood.Planning.Tests.Engines;

public class SpeedModelTests
{
    /// <summary>A few requests show how well a model's own code is made, which arithmetic does not know.</summary>
    private const int FewRequests = 16;

    /// <summary>The measurements that arithmetic is fitted to: of models that generate, in layouts that are
    /// planned.</summary>
    public static TheoryData<string, WeightPrecision, int, int> Measured()
    {
        var data = new TheoryData<string, WeightPrecision, int, int>();
        foreach (var (name, precision, index, concurrency) in Rows())
        {
            data.Add(name, precision, index, concurrency);
        }
        return data;
    }

    private static IEnumerable<(string Name, WeightPrecision Precision, int Index, int Concurrency)> Rows() =>
        from model in ModelCatalog.Models
        where !model.IsEmbedding
        from variant in ModelCatalog.Variants(model, "tpu7x")
        from row in Trusted(variant).Index()
        where row.Item.Concurrency >= FewRequests && row.Item.TensorParallel > 1
        select (model.Name, variant.Precision, row.Index, row.Item.Concurrency);

    [Theory]
    [MemberData(nameof(Measured))]
    public void Arithmetic_alone_is_near_what_was_measured(
        string name, WeightPrecision precision, int index, int concurrency)
    {
        var model = ModelCatalog.Find(name)!;
        var variant = ModelCatalog.Variants(model, "tpu7x").Single(variant => variant.Precision == precision);
        var row = Trusted(variant).ElementAt(index);

        var calculated = SpeedModel.CalculatedFor(model, variant, EngineRows.OneHost, row);

        Assert.Equal(concurrency, row.Concurrency);
        Assert.InRange(calculated / row.OutputTokensPerSecond, 0.69m, 1.4m);
    }

    [Fact]
    public void What_was_measured_is_answered_as_it_was_measured()
    {
        var model = ModelCatalog.Find("qwen3-coder-480b")!;
        var variant = ModelCatalog.Variants(model, "tpu7x").Single(row => row.Precision == WeightPrecision.Fp8);
        var row = SpeedModel.Usable(variant).Single(row => (row.InputTokens, row.OutputTokens) == (8_192, 1_024));

        var speed = SpeedModel.Predict(
            model, variant, EngineRows.OneHost, new(8, 1), new(8_192, 1_024), row.Concurrency);

        Assert.Equal(SpeedBasis.Measured, speed.Basis);
        Assert.Equal((row.OutputTokensPerSecond, row), (speed.OutputTokensPerSecond, speed.Nearest));
    }

    [Fact]
    public void Near_a_measurement_the_answer_is_near_it()
    {
        var model = ModelCatalog.Find("qwen3-coder-480b")!;
        var variant = ModelCatalog.Variants(model, "tpu7x").Single(row => row.Precision == WeightPrecision.Fp8);

        var speed = SpeedModel.Predict(model, variant, EngineRows.OneHost, new(8, 1), new(8_192, 1_024), 60);
        var alone = SpeedModel.Calculate(model, variant, EngineRows.OneHost, new(8, 1), new(8_192, 1_024), 60);

        Assert.Equal((SpeedBasis.CarriedOver, SpeedBasis.Arithmetic), (speed.Basis, alone.Basis));
        Assert.InRange(speed.OutputTokensPerSecond, 900, 1_060);
        Assert.True(alone.OutputTokensPerSecond < 850);
    }

    [Fact]
    public void Figures_of_low_confidence_or_of_other_software_are_never_used() => Assert.All(
        ModelCatalog.Models.SelectMany(model => ModelCatalog.Variants(model)).SelectMany(SpeedModel.Usable),
        row =>
        {
            Assert.NotEqual(MeasurementConfidence.Low, row.Confidence);
            Assert.Null(row.Server);
        });

    [Fact]
    public void Requests_beyond_the_cache_wait()
    {
        var variant = EngineRows.Variant(EngineRows.Llama70, WeightPrecision.Bf16, 141, CachePrecision.Bf16);
        var long9 = new Workload(1_024, 8_192);

        var full = SpeedModel.Calculate(EngineRows.Llama70, variant, EngineRows.OneHost, new(2, 4), long9, 48);
        var over = SpeedModel.Calculate(EngineRows.Llama70, variant, EngineRows.OneHost, new(2, 4), long9, 96);

        Assert.Equal(full.OutputTokensPerSecond, over.OutputTokensPerSecond);
        Assert.True(over.TtftMs > full.TtftMs + 60_000);
    }

    // Arithmetic is compared with other software too: it is about the chips.
    private static IEnumerable<Measurement> Trusted(ModelVariant variant) =>
        ModelCatalog.Measurements(variant).Where(row => row.Confidence != MeasurementConfidence.Low);
}
