using Ironwood.Analysis;
using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Rules;
using Ironwood.Infra.Foundation;

namespace Ironwood.Infra.Tests.Foundation;

/// <summary>
/// A network that another team manages: the resources that are left out, and how the others refer to it.
/// </summary>
public sealed class ExistingNetworkTests
{
    private const string Shared =
        "network: projects/host-project/global/networks/shared, subnetworks: {us-central1: pods}";
    private const string Link = "projects/host-project/global/networks/shared";
    private const string Subnet = "projects/host-project/regions/us-central1/subnetworks/pods";

    [Fact]
    public async Task The_stack_makes_the_firewall_rules_in_the_networks_project_and_nothing_else()
    {
        var graph = await Capture($"{{{Shared}}}");
        Assert.All(
            new[] { Types.Network, Types.Subnetwork, Types.Router, Types.RouterNat, Types.ServiceConnection },
            type => Assert.Empty(graph.OfType(type)));
        Assert.Equal(["ai-inference-ip"], graph.OfType(Types.Address).Select(address => address.Name));
        var rules = graph.OfType(Types.Firewall).ToArray();
        Assert.Equal(
            ["inference-network-allow-balancer", "inference-network-allow-pods"], rules.Select(rule => rule.Name));
        Assert.All(rules, rule =>
        {
            Assert.Equal("host-project", rule.Input("project"));
            Assert.Equal(Link, rule.Input("network"));
            Assert.Equal([InferenceNetwork.PodTag], rule.List("targetTags"));
        });
        Assert.Equal("shared", graph.Root.Outputs["networkName"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_machine_has_its_address_in_the_subnet_and_waits_for_the_rules()
    {
        var graph = await Capture($"{{{Shared}}}");
        Assert.All(graph.OfType(Types.InstanceTemplate), template =>
        {
            Assert.Equal(Subnet, template.Input("networkInterfaces[0].subnetwork"));
            Assert.Contains(
                graph.DependenciesOf(template), resource => resource.Name == "inference-network-allow-pods");
            Assert.Equal("ironwood-dev", template.Input("project"));
        });
    }

    [Fact]
    public async Task The_cache_is_reached_from_the_network_by_the_connection_that_it_has()
    {
        var redis = (await Capture($"{{{Shared}}}")).Find(Types.Redis, "inference-cache");
        Assert.Equal(Link, redis.Input("authorizedNetwork"));
        Assert.Equal("PRIVATE_SERVICE_ACCESS", redis.Input("connectMode"));
    }

    [Fact]
    public async Task Everything_that_its_owner_leaves_to_the_stack_is_made_in_the_networks_project()
    {
        var graph = await Capture($"{{{Shared}, createFirewall: true, createNat: true, createServiceAccess: true}}");
        var (router, nat) = (
            graph.Find(Types.Router, "inference-network-router"), graph.Find(Types.RouterNat, "inference-network-nat"));
        var range = graph.Find(Types.Address, "private-services-range");
        var connection = graph.Find(Types.ServiceConnection, "private-services-connection");
        Assert.All(new[] { router, nat, range }, node => Assert.Equal("host-project", node.Input("project")));
        Assert.All(new[] { router, range, connection }, node => Assert.Equal(Link, node.Input("network")));
        graph.Reads(nat, "router", router, "name");
        Assert.Equal(Subnet, nat.Input("subnetworks[0].name"));
        graph.Reads(connection, "reservedPeeringRanges[0]", range, "name");
        Assert.Contains(connection, graph.DependenciesOf(graph.Find(Types.Redis, "inference-cache")));
        Assert.All(
            graph.OfType(Types.InstanceTemplate), template => Assert.Contains(nat, graph.DependenciesOf(template)));
    }

    [Fact]
    public async Task What_its_owner_keeps_is_not_made()
    {
        var graph = await Capture($"{{{Shared}, createFirewall: false}}");
        Assert.Empty(graph.OfType(Types.Firewall));
        Assert.Empty(graph.Inside(graph.Find("ironwood:foundation:InferenceNetwork", "inference-network")));
    }

    [Fact]
    public async Task A_name_alone_is_a_network_of_the_stacks_own_project()
    {
        var graph = await Capture("{network: mine, subnetworks: {us-central1: pods}}");
        Assert.Equal(
            "projects/ironwood-dev/global/networks/mine",
            graph.Find(Types.Redis, "inference-cache").Input("authorizedNetwork"));
        var rule = graph.Find(Types.Firewall, "inference-network-allow-pods");
        Assert.Equal(
            ("ironwood-dev", "projects/ironwood-dev/global/networks/mine"),
            (rule.Input("project"), rule.Input("network")));
    }

    [Fact]
    public async Task A_second_region_has_a_subnet_and_a_way_out_of_its_own()
    {
        var graph = await Stacks.Capture(
            "dev",
            "ironwood:network.existing={network: mine, subnetworks: {us-central1: pods, us-east1: pods-east}, "
            + "createNat: true}",
            "ironwood:tiers.medium.failover={region: us-east1, zones: [us-east1-b]}",
            "ironwood:spend.prices={e2-small: 0.02, pd-balanced: 0.1}");
        const string East = "projects/ironwood-dev/regions/us-east1/subnetworks/pods-east";
        var nat = graph.Find(Types.RouterNat, "inference-network-nat-us-east1");
        Assert.Equal((East, "us-east1"), (nat.Input("subnetworks[0].name"), nat.Input("region")));
        var template = graph.Find(Types.InstanceTemplate, "failover-medium-template");
        Assert.Equal(East, template.Input("networkInterfaces[0].subnetwork"));
        Assert.Equal(
            ["inference-network-nat-us-east1"],
            graph.DependenciesOf(template).Where(node => node.Type == Types.RouterNat).Select(node => node.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", createFirewall: false")]
    [InlineData(", createServiceAccess: true")]
    public async Task Its_stack_breaks_no_rule(string choice) => Assert.DoesNotContain(
        RuleBook.Check(await Capture($"{{{Shared}{choice}}}"), CostTerms.List, default),
        finding => finding.Rule.Severity > Severity.Note);

    private static Task<ResourceGraph> Capture(string existing) =>
        Stacks.Capture("dev", $"ironwood:network.existing={existing}");
}
