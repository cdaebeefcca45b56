using Ironwood.Analysis.Schema;

namespace Ironwood.Infra.Tests.Governance;

/// <summary>Whether a destroy gets through: what is in use goes after its users, and in dev nothing refuses to
/// go.</summary>
public sealed class TeardownTests
{
    // What Google refuses to delete while it is in use, and by what. The engine deletes in the order of the references
    // and of the explicit dependencies, backwards.
    private static readonly (string InUse, string[] By)[] Order =
    [
        (Types.Network, [Types.Subnetwork]), (Types.Network, [Types.Router]), (Types.Network, [Types.Firewall]),
        (Types.Network, [Types.ServiceConnection]),
        // A subnet is the pods', or the proxies' of an internal balancer, whose forwarding rule waits for it.
        (Types.Subnetwork, [Types.InstanceGroupManager, Types.ForwardingRule]),
        (Types.Router, [Types.RouterNat]),
        (Types.ServiceConnection, [Types.Redis]), (Types.Address, [Types.ForwardingRule, Types.ServiceConnection]),
        (Types.InstanceTemplate, [Types.InstanceGroupManager]), (Types.ResourcePolicy, [Types.InstanceGroupManager]),
        (Types.InstanceGroupManager, [Types.BackendService]),
        (Types.HealthCheck, [Types.BackendService, Types.InstanceGroupManager]),
        (Types.InternetEndpoint, [Types.BackendService]), (Types.InternetEndpointGroup, [Types.BackendService]),
        (Types.ServiceLbPolicy, [Types.BackendService]), (Types.SecurityPolicy, [Types.BackendService]),
        (Types.BackendService, [Types.UrlMap]), (Types.UrlMap, [Types.HttpProxy, Types.HttpsProxy]),
        (Types.HttpProxy, [Types.ForwardingRule]), (Types.HttpsProxy, [Types.ForwardingRule]),
        (Types.SslPolicy, [Types.HttpsProxy]), (Types.CertificateMap, [Types.HttpsProxy]),
        (Types.CertificateMap, [Types.CertificateMapEntry]),
        (Types.Certificate, [Types.CertificateMapEntry, Types.HttpsProxy]),
        (Types.DnsAuthorization, [Types.Certificate]), (Types.Api, [Types.ApiConfig]),
        (Types.ApiConfig, [Types.ApiGateway]),
        (Types.Dataset, [Types.Sink, Types.Table]), (Types.Table, [Types.Subscription]), (Types.Schema, [Types.Topic]),
        (Types.Topic, [Types.Subscription, Types.Budget]), (Types.UptimeCheck, [Types.AlertPolicy]),
        (Types.NotificationChannel, [Types.AlertPolicy]), (Types.CustomService, [Types.Slo]),
        (Types.Slo, [Types.AlertPolicy]),
    ];

    // Switches by which a provider keeps a resource, or what is in it, and how they stand where all may go.
    private static readonly (string Switch, string WhereAllMayGo)[] Switches =
        [("deletionProtection", "false"), ("forceDestroy", "true"), ("deleteContentsOnDestroy", "true")];

    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task What_is_in_use_goes_after_what_uses_it(string stack)
    {
        var graph = await StackVariants.Of(stack);
        var reads = graph.Edges.ToLookup(edge => edge.From, edge => edge.To);
        var usedBy = graph.Nodes.Where(node => node.Kind == ResourceKind.Custom)
            .SelectMany(node => Reached(node.Urn, reads).Select(urn => (urn, node.Type)))
            .ToLookup(pair => pair.urn, pair => pair.Type);
        // A stack without a cache, for example, has a network and no connection that uses it.
        Assert.All(Order.Where(
            row => row.By.Any(
                type => graph.OfType(type).Any())), row => Assert.All(graph.OfType(row.InUse), node => Assert.True(
            usedBy[node.Urn].Any(row.By.Contains),
            $"{node.Name} goes before, or together with, the {string.Join(" or ", row.By)} that uses it")));
    }

    [Fact]
    public async Task Every_kind_of_use_is_in_some_stack()
    {
        var types = (await StackVariants.All).SelectMany(graph => graph.Nodes).Select(node => node.Type).ToHashSet();
        Assert.Superset(Order.SelectMany(row => row.By.Append(row.InUse)).ToHashSet(), types);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("small machines that scale")]
    public async Task In_dev_neither_engine_nor_provider_keeps_anything(string stack)
    {
        var nodes = (await StackVariants.Of(stack)).Nodes.Where(node => node.Kind == ResourceKind.Custom).ToArray();
        Assert.All(nodes, node =>
        {
            Assert.False(node.Options.Protect || node.Options.RetainOnDelete, node.Name);
            Assert.All(
                Switches.Where(row => ProviderSchema.Of(node.Type)?.Input(row.Switch) is not null),
                row => Assert.Equal((node.Name, row.WhereAllMayGo), (node.Name, node.Input(row.Switch))));
        });
    }

    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task Nothing_is_left_behind_or_kept_by_a_deletion_policy(string stack) => Assert.All(
        (await StackVariants.Of(stack)).Nodes,
        node => Assert.Contains(node.Input("deletionPolicy"), new[] { null, "DELETE" }));

    private static HashSet<string> Reached(string urn, ILookup<string, string> reads)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([urn]);
        while (next.TryPop(out var from))
        {
            foreach (var to in reads[from].Where(reached.Add))
            {
                next.Push(to);
            }
        }
        return reached;
    }
}
