using System.Collections.Immutable;

namespace Ironwood.Outputs;

/// <summary>The pods' network.</summary>
public sealed record NetworkOutputs
{
    /// <summary>Name of the network.</summary>
    public required string Network { get; init; }

    /// <summary>Project of the network: another than the platform's where it is a Shared VPC.</summary>
    public required string Project { get; init; }

    /// <summary>Names of the pods' subnets by region.</summary>
    public required ImmutableSortedDictionary<string, string> Subnetworks { get; init; }
}
