namespace Ironwood.Catalog.Models;

/// <summary>Numbers that the plan of a model server rests on.</summary>
public static class EngineFigures
{
    private static readonly Lazy<Dictionary<string, EngineFigure>> Rows = new(static () => EmbeddedRows
        .Read("Models/engine-figures.json", RowFormat.Default.EngineFigureArray)
        .ToDictionary(figure => figure.Id));

    /// <summary>All figures.</summary>
    public static IReadOnlyCollection<EngineFigure> All => Rows.Value.Values;

    /// <summary>Share of the memory that a model server may use unless a row says otherwise.</summary>
    public static decimal MemoryUtilization => Rows.Value["memory.utilization"].Value;

    /// <summary>What weights take in memory, as a multiple of their files.</summary>
    public static decimal WeightsInMemory => Rows.Value["memory.weights"].Value;

    /// <summary>The server rounds the numbers of a head up to a multiple of this in its cache.</summary>
    public static int CacheHeadMultiple => (int)Rows.Value["cache.head-multiple"].Value;

    /// <summary>Numbers of a head that the server keeps as they are: keys and values share one place.</summary>
    public static int CacheSharedHead => (int)Rows.Value["cache.shared-head"].Value;

    /// <summary>Bytes that the cache's numbers of one token, layer and device fill up.</summary>
    public static int CachePackedBytes => (int)Rows.Value["cache.packed-bytes"].Value;

    /// <summary>Requests in flight at which one engine stops getting faster.</summary>
    public static int SaturatedRequests => (int)Rows.Value["engine.saturated-requests"].Value;

    /// <summary>Most requests in flight on devices that share one set of experts.</summary>
    public static int SaturatedSharedRequests => (int)Rows.Value["engine.saturated-requests-shared"].Value;

    /// <summary>Sequences that an engine may run, as a multiple of the requests in flight that it is sized
    /// for.</summary>
    public static decimal SequenceReserve => Rows.Value["engine.sequence-reserve"].Value;

    /// <summary>Share of the memory's bandwidth that generating tokens reaches.</summary>
    public static decimal BandwidthShare => Rows.Value["speed.bandwidth-share"].Value;

    /// <summary>Share of the chip's operations that reading a prompt reaches.</summary>
    /// <param name="hasExperts">Whether the model is a mixture of experts.</param>
    public static decimal OperationShare(bool hasExperts) =>
        Rows.Value[hasExperts ? "speed.operation-share-experts" : "speed.operation-share"].Value;

    /// <summary>Milliseconds that each request adds to a step.</summary>
    /// <param name="hasExperts">Whether the model is a mixture of experts.</param>
    public static decimal RequestMilliseconds(bool hasExperts) =>
        Rows.Value[hasExperts ? "speed.request-experts" : "speed.request"].Value;

    /// <summary>Milliseconds of a step that depend on nothing.</summary>
    public static decimal StepMilliseconds => Rows.Value["speed.step"].Value;

    /// <summary>Share of its requests in flight that a replica is sized to carry.</summary>
    public static decimal TargetUtilization => Rows.Value["sizing.target-utilization"].Value;

    /// <summary>Tokens of the longest request unless the settings say how long requests are.</summary>
    public static int DefaultContextTokens => (int)Rows.Value["engine.default-context"].Value;

    /// <summary>Most hosts that one model server has been shown to span.</summary>
    public static int MostHosts => (int)Rows.Value["engine.most-hosts"].Value;

    /// <summary>Disk for a model, as a multiple of its files.</summary>
    public static decimal DiskReserve => Rows.Value["disk.reserve"].Value;

    /// <summary>GB of disk beside the model's files.</summary>
    public static decimal DiskBesideModelGb => Rows.Value["disk.beside-model"].Value;
}
