namespace Ironwood.Planning.Settings;

/// <summary>A tier's Vertex AI endpoint.</summary>
public sealed record VertexSettings
{
    /// <summary>Whether the tier has an endpoint, and a route <c>/vertex/TIER/predict</c> to it. Default
    /// true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// Whether the endpoint has a host name of its own, apart from other projects' traffic. Default: only where a
    /// <see cref="Model"/> is deployed; Model Garden gives its endpoints no other.
    /// </summary>
    public bool? DedicatedDns { get; init; }

    /// <summary>
    /// Model to deploy: a Model Garden publisher model, <c>publishers/google/models/gemma3@gemma-3-1b-it</c>, or a
    /// Hugging Face id, <c>google/gemma-3-1b-it</c>. Default: none, and the endpoint serves nothing until someone
    /// deploys to it. Every change of a deployment replaces it.
    /// </summary>
    public string? Model { get; init; }

    /// <summary>
    /// Secret of Secret Manager with a Hugging Face token, for a <see cref="Model"/> of Hugging Face that is given only
    /// to accounts that have accepted its terms: the id of a secret in <c>gcp:project</c>, or
    /// <c>projects/P/secrets/ID</c>; never the token. The deployment reads it, and keeps the value encrypted in the
    /// stack's state. Default: none.
    /// </summary>
    [NamesSecret]
    public string? TokenSecret { get; init; }

    /// <summary>Whether you accept the licence of the model's publisher. Default false.</summary>
    public bool AcceptEula { get; init; }

    /// <summary>Machine type of a replica, for example <c>ct6e-standard-4t</c>. Default: Model Garden's
    /// choice.</summary>
    public string? MachineType { get; init; }

    /// <summary>TPU topology of a replica, for example <c>2x2</c>; with <see cref="MachineType"/> only. Default:
    /// none.</summary>
    public string? TpuTopology { get; init; }

    /// <summary>Fewest replicas; with <see cref="MachineType"/> only. Default 1.</summary>
    [Between(1, 1_000)]
    public int? MinReplicas { get; init; }

    /// <summary>Most replicas; with <see cref="MachineType"/> only. Default: <see cref="MinReplicas"/>.</summary>
    [Between(1, 1_000)]
    public int? MaxReplicas { get; init; }

    /// <summary>Log of requests and answers in BigQuery; only without <see cref="Model"/>. Default: none.</summary>
    public VertexLoggingSettings? Logging { get; init; }
}

/// <summary>Log of an endpoint's requests and answers.</summary>
public sealed record VertexLoggingSettings
{
    /// <summary>Share of the requests that are logged. Default 1: all of them.</summary>
    [Between(0.0001, 1)]
    public double SamplingRate { get; init; } = 1;

    /// <summary>
    /// Where to: <c>bq://PROJECT</c>, <c>bq://PROJECT.DATASET</c> or <c>bq://PROJECT.DATASET.TABLE</c>. What it
    /// leaves out Vertex AI creates. Default <c>bq://</c> and <c>gcp:project</c>.
    /// </summary>
    public string? Destination { get; init; }
}
