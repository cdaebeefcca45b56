namespace Ironwood.Outputs;

/// <summary>The pods' network.</summary>
public sealed record NetworkOutputs
{
    /// <summary>Name of the network.</summary>
    public required string Network { get; init; }

    /// <summary>Project of the network; with a Shared VPC it is not the platform's project.</summary>
    public required string Project { get; init; }

    /// <summary>Names of the pods' subnets by region.</summary>
    public required ImmutableSortedDictionary<string, string> Subnetworks { get; init; }
}
