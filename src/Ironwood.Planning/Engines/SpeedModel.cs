using Ironwood.Catalog.Models;

namespace Ironwood.Planning.Engines;

/// <summary>
/// Predicts how fast a replica answers. A step that generates one token for each request reads the weights and the
/// requests' keys and values once from memory; reading prompts takes operations, and generation waits meanwhile. What
/// was measured corrects the arithmetic of its neighbours.
/// </summary>
public static class SpeedModel
{
    // At this distance in a shape's logarithms a measurement says half as much as at its own place.
    private const double HalfWay = 0.5;

    /// <summary>The speed of a variant under a layout.</summary>
    /// <param name="model">The model.</param>
    /// <param name="variant">Its precision.</param>
    /// <param name="host">The machines.</param>
    /// <param name="layout">How the model is divided.</param>
    /// <param name="workload">The requests.</param>
    /// <param name="concurrency">Requests in flight on the replica.</param>
    public static EngineSpeed Predict(
        Model model, ModelVariant variant, EngineHost host, EngineLayout layout, Workload workload, int concurrency)
    {
        var calculated = Calculate(model, variant, host, layout, workload, concurrency);
        var known = Usable(variant)
            .Where(row => row.Chips <= host.Shape.Chips)
            .Select(row => (Row: row, Distance: Distance(row, host, layout, workload, concurrency)))
            .OrderBy(known => known.Distance)
            .ToArray();
        if (known.Length == 0)
        {
            return calculated;
        }
        var nearest = known[0];
        if (nearest.Distance == 0 && nearest.Row.Chips == host.Shape.Chips)
        {
            return calculated with
            {
                OutputTokensPerSecond = nearest.Row.OutputTokensPerSecond,
                TpotMs = nearest.Row.TpotMs ?? concurrency * 1_000 / nearest.Row.OutputTokensPerSecond,
                Basis = SpeedBasis.Measured,
                Nearest = nearest.Row,
            };
        }
        var factor = Factor(model, variant, host, known);
        return calculated with
        {
            OutputTokensPerSecond = calculated.OutputTokensPerSecond * factor,
            TpotMs = calculated.TpotMs / factor,
            TtftMs = calculated.TtftMs / factor,
            Basis = SpeedBasis.CarriedOver,
            Nearest = nearest.Row,
        };
    }

    /// <summary>What arithmetic alone says.</summary>
    /// <inheritdoc cref="Predict"/>
    public static EngineSpeed Calculate(
        Model model, ModelVariant variant, EngineHost host, EngineLayout layout, Workload workload, int concurrency)
    {
        var memory = EngineMemory.Of(model, variant, host, layout);
        // Requests beyond what the cache holds wait; the engine runs the others.
        var running = Math.Clamp(memory.CacheTokens / workload.TypicalTokens, 1, concurrency);
        var batch = (decimal)running / layout.DataParallel;
        // Copies that share their experts work in step with one another.
        var together = layout.SharesExperts ? running : batch;
        var engineBytesPerSecond = host.BytesPerSecond / layout.DataParallel * EngineFigures.BandwidthShare;
        var weights = variant.WeightsGb * 1e9m * ReadShare(model, together)
            / (layout.SharesExperts ? layout.DataParallel : 1);
        var context = batch * (workload.InputTokens + (workload.OutputTokens / 2m)) * memory.CacheBytesPerToken;
        var fixedSeconds =
            (EngineFigures.StepMilliseconds + (together * EngineFigures.RequestMilliseconds(model.HasExperts))) / 1_000;
        var step = ((weights + context) / engineBytesPerSecond) + fixedSeconds;
        var prompt = PromptSeconds(model, variant, host, layout, workload.InputTokens);
        // For every token of the batch a share of the requests ends, and as many new prompts are read.
        var round = step + (batch / workload.OutputTokens * prompt);
        var waiting = concurrency - running;
        var perSecond = running / round;
        return new(
            concurrency,
            perSecond,
            round * 1_000,
            (prompt + round + (waiting * workload.OutputTokens / perSecond)) * 1_000,
            SpeedBasis.Arithmetic,
            Nearest: null);
    }

    /// <summary>The variant's measurements that can be relied on: trusted ones, with the software of its row.</summary>
    public static IEnumerable<Measurement> Usable(ModelVariant variant) => ModelCatalog.Measurements(variant)
        .Where(row => row.Confidence != MeasurementConfidence.Low && row.Server is null);

    private static decimal PromptSeconds(
        Model model, ModelVariant variant, EngineHost host, EngineLayout layout, int tokens)
    {
        var isFp8 = variant.Precision is WeightPrecision.Fp8;
        var operations = 2 * model.ActiveParametersBillion * 1e9m * tokens;
        return operations
            / (host.OperationsPerSecond(isFp8) / layout.DataParallel * EngineFigures.OperationShare(model.HasExperts));
    }

    // Every token uses what is no expert; a few tokens use a few experts, and many use nearly all.
    private static decimal ReadShare(Model model, decimal batch)
    {
        if (model is not { Experts: { } experts, ExpertsPerToken: { } used })
        {
            return 1;
        }
        var common = (model.ActiveParametersBillion - (model.ParametersBillion * used / experts))
            / model.ParametersBillion;
        common = Math.Max(0, common);
        var untouched = Math.Pow(1 - ((double)used / experts), (double)Math.Max(1, batch));
        return common + ((1 - common) * (decimal)(1 - untouched));
    }

    // The nearer a measurement, the more it says about how far the arithmetic is off.
    private static decimal Factor(
        Model model, ModelVariant variant, EngineHost host, (Measurement Row, double Distance)[] known)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var (row, distance) in known)
        {
            var weight = Math.Pow(2, -distance / HalfWay);
            sum += weight * Math.Log((double)(row.OutputTokensPerSecond / CalculatedFor(model, variant, host, row)));
            weights += weight;
        }
        return (decimal)Math.Exp(sum / weights);
    }

    /// <summary>What arithmetic alone says for a measurement's own shape: tokens per second.</summary>
    internal static decimal CalculatedFor(Model model, ModelVariant variant, EngineHost host, Measurement row)
    {
        var share = (decimal)row.Chips / host.Shape.Chips;
        var layout = LayoutOf(model, variant, row, host);
        // A run on one chip is a run on a host that has a copy of it on each of its chips.
        return Calculate(
            model, variant, host, layout,
            new(row.InputTokens, row.OutputTokens),
            (int)(row.Concurrency / share)).OutputTokensPerSecond * share;
    }

    private static EngineLayout LayoutOf(Model model, ModelVariant variant, Measurement row, EngineHost host)
    {
        var data = row.DataParallel * (host.Shape.Chips / row.Chips);
        return new(row.TensorParallel, Math.Max(1, data), variant.UsesAttentionDataParallel && data == 1,
            model.HasExperts && data > 1 && !Fits(model, variant, host, row.TensorParallel, data));
    }

    private static bool Fits(Model model, ModelVariant variant, EngineHost host, int tensor, int data) =>
        EngineMemory.Of(model, variant, host, new(tensor, data)).CacheBytes > 0;

    private static double Distance(
        Measurement row, EngineHost host, EngineLayout layout, Workload workload, int concurrency)
    {
        var perHost = row.Concurrency * (double)host.Shape.Chips / row.Chips;
        return Apart(row.InputTokens, workload.InputTokens)
            + Apart(row.OutputTokens, workload.OutputTokens)
            + Apart(perHost, concurrency)
            + (row.TensorParallel == layout.TensorParallel ? 0 : 1);
    }

    private static double Apart(double a, double b) => Math.Abs(Math.Log(a / b));
}
