using Pulumi.Gcp.Compute;
using Pulumi.Gcp.ServiceNetworking;

namespace Ironwood.Infra.Foundation;

/// <summary>
/// Private services access: services in Google's own networks, such as Redis, get addresses that the pods can reach. It
/// consists of an address range and the peering that uses it.
/// </summary>
public sealed class PrivateServiceAccess : ComponentResource
{
    /// <summary>The service that creates the peering for all of Google's services.</summary>
    private const string Service = "servicenetworking.googleapis.com";

    /// <summary>65,536 addresses: each service takes its own part in each region.</summary>
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
            // Google chooses a range that is free now, so the subnets must be created first.
            DependsOn = [.. args.Network.Subnets.Values.SelectMany(subnet => subnet.Created)],
        });

        Connection = new Connection($"{name}-connection", new ConnectionArgs
        {
            Network = args.Network.NetworkId,
            Service = Service,
            ReservedPeeringRanges = { Range.Name },
            // ABANDON would leave the peering, and a network with a peering cannot be deleted. REMOVE_PEERING would be
            // better, when the provider supports it: docs/changing-things.md.
            DeletionPolicy = "DELETE",
        }, new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    /// <summary>The address range, chosen by Google, without overlap with the subnet.</summary>
    public GlobalAddress Range { get; }

    /// <summary>
    /// The peering. Services refer to the network, not to the peering, so they must depend on it explicitly.
    /// </summary>
    public Connection Connection { get; }
}

/// <summary>Arguments of <see cref="PrivateServiceAccess"/>.</summary>
public sealed class PrivateServiceAccessArgs : ProjectArgs
{
    /// <summary>The network that needs access to the services.</summary>
    public required InferenceNetwork Network { get; init; }
}
