using Ironwood.Catalog.ModelServers;

namespace Ironwood.Planning.Settings;

/// <summary>What a tier's hosts serve, and with what. A tier of <c>generation: cpu</c> runs a stub and takes none of
/// it.</summary>
public sealed record ServingSettings
{
    /// <summary>Container image of the model server, with a tag or digest. Default: the one that the catalogue names
    /// for the model, else its vLLM for TPUs.</summary>
    public string? Image { get; init; }

    /// <summary>
    /// The model: an id of Hugging Face (<c>organization/name</c>) or a folder of a bucket (<c>gs://bucket/path</c>).
    /// Default: the catalogue's model that needs no token.
    /// </summary>
    public string Model { get; init; } = ModelServer.Model.Value;

    /// <summary>
    /// Commit of the Hugging Face model, or a branch or tag of it. Default: the newest files at the time of the
    /// download, which can change between two hosts.
    /// </summary>
    public string? Revision { get; init; }

    /// <summary>
    /// GB of the model's files, to compare with the boot disk and the host's memory. Default: what the catalogue knows
    /// of the model; for another model nothing is compared.
    /// </summary>
    [Between(1, 100_000)]
    public int? ModelGb { get; init; }

    /// <summary>
    /// vLLM's <c>--dtype</c>: <c>auto</c> (as the checkpoint says, FP8 included), <c>bfloat16</c>, <c>float16</c> or
    /// <c>float32</c>. Default <c>auto</c>.
    /// </summary>
    public string Precision { get; init; } = "auto";

    /// <summary>
    /// Devices that one copy of the model is spread over; a TPU7x chip shows two devices. Default: the layout that the
    /// catalogue's figures make the fastest, else all of the replica.
    /// </summary>
    [Between(1, 100_000)]
    public int? TensorParallelSize { get; init; }

    /// <summary>Further arguments of <c>vllm serve</c>, one word an item. Default: none.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>
    /// Environment variables of the model server by name. Everyone who may read the machines' metadata can read them;
    /// what is secret belongs under <see cref="Secrets"/>. Default: none.
    /// </summary>
    [KeyedBy("variable")]
    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// Secrets of Secret Manager by the name of the environment variable that gets the newest version, for example
    /// <c>HF_TOKEN: hf-token</c>. Each is the id of a secret in <c>gcp:project</c>, or
    /// <c>projects/P/secrets/ID</c>; never the value. Hosts read them when the model server starts, and the stack lets
    /// their account do so. Default: none.
    /// </summary>
    [KeyedBy("variable")]
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// Host names from which the server of a multimodal model may fetch images, sound and video that a request names by
    /// address. Default: any, so a request can make the server ask other machines of the network.
    /// </summary>
    public IReadOnlyList<string> MediaDomains { get; init; } = [];

    /// <summary>
    /// Boot disk in GB; image, model and compiled programs lie on it. Default: what the catalogue's model needs, at
    /// least 200; without accelerators 20.
    /// </summary>
    [Between(20, nameof(Limits.DiskGb))]
    public int? DiskGb { get; init; }

    /// <summary>
    /// Image that the machines boot from, <c>projects/P/global/images/NAME</c>. Default: the newest of the
    /// generation's image family when the template is made.
    /// </summary>
    public string? BootImage { get; init; }
}
