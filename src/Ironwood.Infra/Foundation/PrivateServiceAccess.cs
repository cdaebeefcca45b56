using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.ServiceNetworking;

namespace Ironwood.Infra.Foundation;

/// <summary>
/// Lets services that Google runs in networks of its own, such as Redis, have addresses in the pods' network: a
/// range of addresses, and the peering that uses it.
/// </summary>
public sealed class PrivateServiceAccess : ComponentResource
{
    /// <summary>The one service that peers on behalf of all of Google's own.</summary>
    private const string Service = "servicenetworking.googleapis.com";

    /// <summary>65,536 addresses: every service takes a part of its own in every region.</summary>
    private const int PrefixLength = 16;

    /// <param name="name">Logical name.</param>
    /// <param name="args">Project and network.</param>
    /// <param name="options">Resource options.</param>
    public PrivateServiceAccess(string name, PrivateServiceAccessArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:foundation:PrivateServiceAccess", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Range = new GlobalAddress($"{name}-range", new GlobalAddressArgs
        {
            Project = args.Project,
            Network = args.Network.NetworkId,
            Description = "Addresses of Google's services in this network",
            Purpose = "VPC_PEERING",
            AddressType = "INTERNAL",
            PrefixLength = PrefixLength,
        }, new CustomResourceOptions
        {
            Parent = this,
            // Google chooses a range that is free at this moment; the subnets must have taken their own before.
            DependsOn = [.. args.Network.Subnets.Values.SelectMany(subnet => subnet.Created)],
        });

        Connection = new Connection($"{name}-connection", new ConnectionArgs
        {
            Network = args.Network.NetworkId,
            Service = Service,
            ReservedPeeringRanges = { Range.Name },
            // ABANDON would leave the peering behind, and the network cannot be deleted while it has one.
            // REMOVE_PEERING would be better, once the provider knows it: docs/changing-things.md.
            DeletionPolicy = "DELETE",
        }, new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    /// <summary>The addresses; free of the subnet's, chosen by Google.</summary>
    public GlobalAddress Range { get; }

    /// <summary>The peering. What uses it names the network, not it, and therefore has to depend on it.</summary>
    public Connection Connection { get; }
}

/// <summary>Arguments of <see cref="PrivateServiceAccess"/>.</summary>
public sealed class PrivateServiceAccessArgs : ProjectArgs
{
    /// <summary>The network that the services are to be reached from.</summary>
    public required InferenceNetwork Network { get; init; }
}
