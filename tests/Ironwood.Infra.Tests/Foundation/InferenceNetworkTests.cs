using Ironwood.Infra.Foundation;

namespace Ironwood.Infra.Tests.Foundation;

public sealed class InferenceNetworkTests
{
    private const string Name = "inference-network";

    [Fact]
    public async Task The_network_has_jumbo_frames_and_no_automatic_subnets()
    {
        var network = (await Stacks.Prod).Find(Types.Network, Name);
        Assert.Equal("false", network.Input("autoCreateSubnetworks"));
        Assert.Equal("8896", network.Input("mtu"));
        Assert.Equal("REGIONAL", network.Input("routingMode"));
    }

    [Fact]
    public async Task The_subnet_lies_in_the_region_and_reaches_google_without_external_addresses()
    {
        var graph = await Stacks.Capture("prod", "ironwood:network.subnetCidr=10.8.0.0/19");
        var subnet = graph.Find(Types.Subnetwork, $"{Name}-subnet");
        graph.Reads(subnet, "network", graph.Find(Types.Network, Name), "id");
        Assert.Equal("10.8.0.0/19", subnet.Input("ipCidrRange"));
        Assert.Equal("us-central1", subnet.Input("region"));
        Assert.Equal("true", subnet.Input("privateIpGoogleAccess"));
        Assert.Equal("IPV4_ONLY", subnet.Input("stackType"));
    }

    [Fact]
    public async Task Pods_reach_out_through_address_translation_of_their_subnet_only()
    {
        var graph = await Stacks.Prod;
        var nat = graph.Find(Types.RouterNat, $"{Name}-nat");
        var router = graph.Find(Types.Router, $"{Name}-router");
        graph.Reads(nat, "router", router, "name");
        graph.Reads(router, "network", graph.Find(Types.Network, Name), "id");
        graph.Reads(nat, "subnetworks[0].name", graph.Find(Types.Subnetwork, $"{Name}-subnet"), "id");
        Assert.Equal("LIST_OF_SUBNETWORKS", nat.Input("sourceSubnetworkIpRangesToNat"));
        Assert.Equal(["PRIMARY_IP_RANGE"], nat.List("subnetworks[0].sourceIpRangesToNats"));
        Assert.Equal("AUTO_ONLY", nat.Input("natIpAllocateOption"));
        Assert.Equal("us-central1", nat.Input("region"));
        Assert.Equal("us-central1", router.Input("region"));
        Assert.Equal("true", nat.Input("logConfig.enable"));
    }

    [Fact]
    public async Task The_balancer_and_its_health_checks_reach_the_serving_port_of_the_pods_and_nothing_else_does_from_outside()
    {
        var graph = await Stacks.Prod;
        var ingress = graph.Find(Types.Firewall, $"{Name}-allow-balancer");
        graph.Reads(ingress, "network", graph.Find(Types.Network, Name), "selfLink");
        Assert.Equal("INGRESS", ingress.Input("direction"));
        Assert.Equal(["130.211.0.0/22", "35.191.0.0/16"], ingress.List("sourceRanges").Order(StringComparer.Ordinal));
        Assert.Equal([InferenceNetwork.PodTag], ingress.List("targetTags"));
        Assert.Equal("tcp", ingress.Input("allows[0].protocol"));
        Assert.Equal(["8080"], ingress.List("allows[0].ports"));
        Assert.Null(ingress.Input("allows[1]"));

        Assert.All(graph.OfType(Types.Firewall), rule => Assert.DoesNotContain("0.0.0.0/0", rule.List("sourceRanges")));
        // In place it would stay in the old network.
        Assert.All(graph.OfType(Types.Firewall), rule => Assert.Equal(["network"], rule.Options.ReplaceOnChanges));
    }

    [Fact]
    public async Task Every_subnet_and_firewall_rule_logs_its_traffic()
    {
        var graph = await StackVariants.Of("two regions behind IAP");
        Assert.Equal(2, graph.OfType(Types.Subnetwork).Count());
        Assert.All(graph.OfType(Types.Subnetwork), subnet =>
        {
            Assert.Equal("0.5", subnet.Input("logConfig.flowSampling"));
            Assert.Equal("INCLUDE_ALL_METADATA", subnet.Input("logConfig.metadata"));
        });
        Assert.Equal(2, graph.OfType(Types.Firewall).Count());
        Assert.All(
            graph.OfType(Types.Firewall),
            rule => Assert.Equal("INCLUDE_ALL_METADATA", rule.Input("logConfig.metadata")));
    }

    [Theory]
    [InlineData("dev", "{}", null, null)]
    [InlineData("dev", "{flowSampleRate: 1, firewall: true}", "1", "INCLUDE_ALL_METADATA")]
    [InlineData("prod", "{flowSampleRate: 0, firewall: false}", null, null)]
    [InlineData("prod", "{flowSampleRate: 0.1}", "0.1", "INCLUDE_ALL_METADATA")]
    public async Task Settings_decide_about_logs_of_traffic(
        string stack, string logs, string? flowSampling, string? firewallMetadata)
    {
        var graph = await Stacks.Capture(stack, $"ironwood:network.logs={logs}");
        var subnet = graph.Find(Types.Subnetwork, $"{Name}-subnet");
        Assert.Equal(flowSampling, subnet.Input("logConfig.flowSampling"));
        Assert.Equal(flowSampling is null, subnet.Inputs["logConfig"] is null);
        Assert.All(graph.OfType(Types.Firewall), rule =>
        {
            Assert.Equal(firewallMetadata, rule.Input("logConfig.metadata"));
            Assert.Equal(firewallMetadata is null, rule.Inputs["logConfig"] is null);
        });
    }

    [Theory]
    [InlineData("prod", "{}", true)]
    [InlineData("prod", "{logs: {dns: false}}", false)]
    [InlineData("dev", "{}", false)]
    [InlineData("dev", "{logs: {dns: true}}", true)]
    [InlineData("prod", "{existing: {network: shared, subnetworks: {us-central1: pods}}}", false)]
    public async Task DNS_queries_of_the_stacks_own_network_are_logged(string stack, string network, bool areLogged)
    {
        var graph = await Stacks.Capture(stack, $"ironwood:network={network}");
        Assert.Equal(areLogged ? 1 : 0, graph.OfType(Types.DnsPolicy).Count());
        Assert.Equal(areLogged ? 1 : 0, graph.OfType(Types.Service).Count(
            service => service.Input("service") == "dns.googleapis.com"));
        if (areLogged)
        {
            var policy = graph.Find(Types.DnsPolicy, $"{Name}-queries");
            Assert.Equal("true", policy.Input("enableLogging"));
            graph.Reads(policy, "networks[0].networkUrl", graph.Find(Types.Network, Name), "id");
        }
    }

    [Fact]
    public async Task Hosts_of_a_slice_reach_each_other()
    {
        var graph = await Stacks.Prod;
        var mesh = graph.Find(Types.Firewall, $"{Name}-allow-pods");
        graph.Reads(mesh, "network", graph.Find(Types.Network, Name), "selfLink");
        Assert.Equal("INGRESS", mesh.Input("direction"));
        Assert.Equal([InferenceNetwork.PodTag], mesh.List("sourceTags"));
        Assert.Equal([InferenceNetwork.PodTag], mesh.List("targetTags"));
        Assert.Equal(
            ["tcp", "udp", "icmp"], Enumerable.Range(0, 3).Select(index => mesh.Input($"allows[{index}].protocol")));
    }
}
