namespace Ironwood.Planning.Plan;

/// <summary>A tier's Vertex AI endpoint.</summary>
public sealed record VertexPlan
{
    /// <summary>The model that Model Garden deploys with it; null for an endpoint that is empty at first.</summary>
    public VertexModelPlan? Model { get; init; }

    /// <summary>Whether an endpoint without a model has a host name of its own.</summary>
    public bool HasDedicatedDns { get; init; }

    /// <summary>Share of the requests that are logged; null for no log.</summary>
    public double? LogSamplingRate { get; init; }

    /// <summary>
    /// Where the log goes; null for the stack's project, in which Vertex AI then makes dataset and table.
    /// </summary>
    public string? LogDestination { get; init; }

    /// <summary>The endpoint of a tier; null without one.</summary>
    internal static VertexPlan? Of(VertexSettings settings) => !settings.Enabled ? null : new()
    {
        Model = settings.Model is not { } model ? null : new(model, settings.AcceptEula)
        {
            TokenSecret = settings.TokenSecret,
            MachineType = settings.MachineType,
            TpuTopology = settings.TpuTopology,
            MinReplicas = settings.MinReplicas ?? 1,
            MaxReplicas = settings.MaxReplicas ?? settings.MinReplicas ?? 1,
        },
        HasDedicatedDns = settings.DedicatedDns ?? false,
        LogSamplingRate = settings.Logging?.SamplingRate,
        LogDestination = settings.Logging?.Destination,
    };
}

/// <summary>A model that Model Garden deploys together with its endpoint.</summary>
/// <param name="Id">The model, in one of the two forms that Model Garden takes.</param>
/// <param name="AcceptsEula">Whether the licence of its publisher is accepted.</param>
public sealed record VertexModelPlan(string Id, bool AcceptsEula)
{
    /// <summary>Secret with the token by which the model is fetched, with its project or without; null for
    /// none.</summary>
    public string? TokenSecret { get; init; }

    /// <summary>Machine type of a replica; null for Model Garden's choice.</summary>
    public string? MachineType { get; init; }

    /// <summary>TPU topology of a replica; null for none.</summary>
    public string? TpuTopology { get; init; }

    /// <summary>Fewest replicas.</summary>
    public int MinReplicas { get; init; } = 1;

    /// <summary>Most replicas.</summary>
    public int MaxReplicas { get; init; } = 1;
}
