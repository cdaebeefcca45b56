namespace Ironwood.Catalog.ModelServers;

/// <summary>The model server that hosts run unless settings say otherwise: vLLM for TPUs.</summary>
public static class ModelServer
{
    private static readonly Lazy<Dictionary<string, ModelServerTerm>> Rows = new(static () => EmbeddedRows
        .Read("ModelServers/model-server.json", RowFormat.Default.ModelServerTermArray)
        .ToDictionary(term => term.Id));

    /// <summary>All terms.</summary>
    public static IReadOnlyCollection<ModelServerTerm> All => Rows.Value.Values;

    /// <summary>Container image.</summary>
    public static ModelServerTerm Image => Rows.Value["vllm.image"];

    /// <summary>Model, as a Hugging Face id.</summary>
    public static ModelServerTerm Model => Rows.Value["vllm.model"];

    /// <summary>Metric type of the requests that wait.</summary>
    public static ModelServerTerm QueueMetric => Rows.Value["vllm.queue-metric"];

    /// <summary>TCP port of the model server.</summary>
    public static ModelServerTerm Port => Rows.Value["vllm.port"];

    /// <summary>Seconds without a request after which it closes a connection.</summary>
    public static ModelServerTerm IdleSeconds => Rows.Value["vllm.idle-seconds"];

    /// <summary>Path that answers 200 while the model server can serve.</summary>
    public static ModelServerTerm HealthRoute => Rows.Value["vllm.health-route"];

    /// <summary>Path that Vertex AI passes a prediction's body on to.</summary>
    public static ModelServerTerm PredictRoute => Rows.Value["vllm.predict-route"];

    /// <summary>Segments of paths that only an administrator calls, as regular expressions.</summary>
    public static IReadOnlyList<string> AdminSegments => Rows.Value["vllm.admin-segments"].Value.Split(' ');

    /// <summary>Values of <c>quant_method</c> in a checkpoint's <c>config.json</c> that it takes.</summary>
    public static IReadOnlyList<string> Quantizations => Rows.Value["vllm.quantizations"].Value.Split(' ');

    /// <summary>Container image of the Google Cloud CLI.</summary>
    public static ModelServerTerm CloudCliImage => Rows.Value["gcloud.image"];
}
