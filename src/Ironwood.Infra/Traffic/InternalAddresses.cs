using Ironwood.Infra.Governance;
using Pulumi.Gcp.Compute;

namespace Ironwood.Infra.Traffic;

/// <summary>
/// Where an internal front door is reached: one fixed address per region with pods, each with a forwarding rule that
/// leads to the same proxy. Clients of the network use any of them; the nearest is the fastest.
/// </summary>
public sealed class InternalAddresses : ComponentResource
{
    private readonly string _name;
    private readonly InternalAddressesArgs _args;
    private readonly ImmutableSortedDictionary<string, Address> _addresses;

    /// <param name="name">Logical name, for example <c>ai-inference-internal</c>.</param>
    /// <param name="args">Project and network.</param>
    /// <param name="options">Resource options.</param>
    public InternalAddresses(string name, InternalAddressesArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:traffic:InternalAddresses", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        (_name, _args) = (name, args);
        _addresses = args.Network.Subnets.ToImmutableSortedDictionary(
            subnet => subnet.Key,
            subnet => new Address($"{name}-ip-{subnet.Key}", new AddressArgs
            {
                Project = args.Project,
                Description = "Where the inference platform is reached from its network",
                Region = subnet.Key,
                Subnetwork = subnet.Value.Link,
                AddressType = "INTERNAL",
                // Every client and every DNS record names it.
            }, args.Protection.Options(this)),
            StringComparer.Ordinal);
        ByRegion = _addresses.ToImmutableSortedDictionary(
            address => address.Key, address => address.Value.IPAddress, StringComparer.Ordinal);
        RegisterOutputs();
    }

    /// <summary>The addresses by region.</summary>
    public ImmutableSortedDictionary<string, Output<string>> ByRegion { get; }

    /// <summary>Makes the forwarding rules, one per address.</summary>
    /// <param name="protocol">What they listen for, as their logical names say it.</param>
    /// <param name="port">The port that they listen on.</param>
    /// <param name="target">The proxy that they lead to.</param>
    /// <param name="scheme">Load-balancing scheme of the backend services.</param>
    internal ImmutableArray<GlobalForwardingRule> Listen(
        string protocol, string port, Output<string> target, string scheme) =>
    [
        .. _addresses.Select(address => new GlobalForwardingRule($"{_name}-{protocol}-{address.Key}", new()
        {
            Project = _args.Project,
            LoadBalancingScheme = scheme,
            Network = _args.Network.NetworkLink,
            Subnetwork = _args.Network.Subnets[address.Key].Link,
            IpProtocol = "TCP",
            IpAddress = address.Value.IPAddress,
            PortRange = port,
            Target = target,
        }, new CustomResourceOptions { Parent = this, DependsOn = [.. _args.Network.NeededByProxies] })),
    ];
}

/// <summary>Arguments of <see cref="InternalAddresses"/>.</summary>
public sealed class InternalAddressesArgs : ProjectArgs
{
    /// <summary>The pods' network.</summary>
    public required InferenceNetwork Network { get; init; }

    /// <summary>Whether the addresses are protected.</summary>
    public required DataProtection Protection { get; init; }
}
