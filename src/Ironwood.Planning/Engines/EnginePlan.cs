using Ironwood.Catalog.Models;

namespace Ironwood.Planning.Engines;

/// <summary>A model server that can start: which variant, on which machines, divided how, for how many
/// requests.</summary>
/// <param name="Model">The model.</param>
/// <param name="Variant">Its precision.</param>
/// <param name="Host">The machines of one replica.</param>
/// <param name="Layout">How the model is divided over them.</param>
/// <param name="Memory">What it takes of their memory.</param>
/// <param name="Workload">The requests that it is planned for.</param>
/// <param name="Speed">How fast it is at the requests in flight that it is planned for.</param>
public sealed record EnginePlan(
    Model Model,
    ModelVariant Variant,
    EngineHost Host,
    EngineLayout Layout,
    EngineMemory Memory,
    Workload Workload,
    EngineSpeed Speed)
{
    /// <summary>Requests in flight that one replica is planned for.</summary>
    public int Concurrency => Speed.Concurrency;

    /// <summary>Requests per second that one replica answers at its <see cref="Concurrency"/>.</summary>
    public decimal RequestsPerSecond => Speed.OutputTokensPerSecond / Workload.OutputTokens;

    /// <summary>Sequences that each copy of the model may run at once: <c>--max-num-seqs</c>.</summary>
    public int SequencesPerEngine => (int)Math.Ceiling(
        Concurrency * EngineFigures.SequenceReserve / Layout.DataParallel);

    /// <summary>Longest context that the model server accepts: <c>--max-model-len</c>.</summary>
    public int ContextTokens => Workload.ContextTokens;
}
