namespace Ironwood.Planning.Tests.Settings;

public sealed class NetworkValidationTests
{
    private const string Failover = "ironwood:tiers.medium.failover={region: us-east1, zones: [us-east1-b]}";
    private const string Price = "ironwood:spend.prices={e2-small: 0.02, pd-balanced: 0.1}";

    [Theory]
    [InlineData(
        "{network: Shared, subnetworks: {us-central1: pods}}", "IW1014", "existing.network",
        "copy the name from 'gcloud compute networks list'")]
    [InlineData(
        "{network: projects/host/networks/shared, subnetworks: {us-central1: pods}}", "IW1014", "existing.network",
        "copy the name from 'gcloud compute networks list'")]
    [InlineData(
        "{network: projects/h/global/networks/shared, subnetworks: {us-central1: pods}}", "IW1014", "existing.network",
        "copy the name from 'gcloud compute networks list'")]
    [InlineData(
        "{network: 'https://www.googleapis.com/compute/v1/projects/host-project/global/networks/shared', "
        + "subnetworks: {us-central1: pods}}",
        "IW1014", "existing.network", "write projects/host-project/global/networks/shared")]
    [InlineData(
        "{network: shared, subnetworks: {us-central1: Pods}}", "IW1014", "existing.subnetworks.us-central1",
        "copy the name from 'gcloud compute networks subnets list'")]
    [InlineData(
        "{network: shared, subnetworks: {us-central1: projects/p/regions/us-central1/subnetworks/pods}}", "IW1014",
        "existing.subnetworks.us-central1", "write pods: project and region are known")]
    [InlineData(
        "{network: shared}", "IW1015", "existing.subnetworks.us-central1", "write subnetworks: { us-central1: NAME }")]
    [InlineData(
        "{network: shared, subnetworks: {us-central1: pods, us-east1: pods}}", "IW1015",
        "existing.subnetworks.us-east1", "remove it, or write the region of a tier's failover")]
    [InlineData(
        "{subnetworks: {us-central1: pods}}", "IW1007", "existing.network",
        "write 'network: VALUE' under 'ironwood:network.existing' in Pulumi.dev.yaml")]
    public void A_network_or_subnet_that_cannot_be_meant_is_refused(
        string existing, string code, string path, string fix)
    {
        var problem = Assert.Single(ProblemsOf("dev", $"ironwood:network.existing={existing}"));
        Assert.Equal((code, $"ironwood:network.{path}", fix), (problem.Code, problem.Path, problem.Fix));
    }

    [Theory]
    [InlineData(
        "{subnetCidr: 10.0.0.0/20, existing: {network: shared, subnetworks: {us-central1: pods}}}", "subnetCidr")]
    [InlineData(
        "{failoverSubnetCidrs: {us-east1: 10.0.0.0/20}, existing: {network: shared, subnetworks: {us-central1: pods}}}",
        "failoverSubnetCidrs")]
    public void Ranges_have_no_meaning_in_a_network_that_exists(string network, string path)
    {
        var problem = Assert.Single(ProblemsOf("dev", $"ironwood:network={network}"));
        Assert.Equal(
            (Diagnostics.ContradictoryNetwork, $"ironwood:network.{path}", "10.0.0.0/20"),
            (problem.Code, problem.Path, problem.Value));
    }

    [Theory]
    [InlineData("flowSampleRate: 0.25", true, "flowSampleRate", "0.25")]
    [InlineData("flowSampleRate: 0", true, "flowSampleRate", "0")]
    [InlineData("firewall: true", false, "firewall", "true")]
    [InlineData("firewall: false", false, "firewall", "false")]
    [InlineData("dns: true", true, "dns", "true")]
    [InlineData("dns: false", true, "dns", "false")]
    public void Logs_of_what_the_networks_owner_keeps_are_refused(
        string logs, bool createFirewall, string path, string value)
    {
        var firewall = createFirewall ? "true" : "false";
        var problem = Assert.Single(ProblemsOf(
            "prod",
            $"ironwood:network={{logs: {{{logs}}}, existing: {{network: shared, "
                + $"subnetworks: {{us-central1: pods}}, createFirewall: {firewall}}}}}"));
        Assert.Equal(
            (Diagnostics.ContradictoryNetwork, $"ironwood:network.logs.{path}", value),
            (problem.Code, problem.Path, problem.Value));
    }

    [Fact]
    public void Firewall_rules_that_the_stack_makes_in_a_network_that_exists_may_be_logged() => Assert.Empty(ProblemsOf(
        "dev",
        "ironwood:network={logs: {firewall: true}, existing: {network: shared, subnetworks: {us-central1: pods}}}"));

    [Theory]
    [InlineData("flowSampleRate: many")]
    [InlineData("firewall: perhaps")]
    [InlineData("dns: perhaps")]
    [InlineData("queries: true")]
    public void Malformed_logs_are_refused(string logs)
    {
        var problem = Assert.Single(ProblemsOf("dev", $"ironwood:network.logs={{{logs}}}"));
        Assert.StartsWith("ironwood:network.logs.", problem.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prod", null, null, 0.5, true)]
    [InlineData("staging", null, null, 0.5, true)]
    [InlineData("dev", null, null, 0, false)]
    [InlineData("dev", 1.0, true, 1, true)]
    [InlineData("prod", 0.0, false, 0, false)]
    public void Traffic_is_logged_unless_the_environment_is_dev_or_the_setting_says_otherwise(
        string environment, double? rate, bool? switched, double expectedRate, bool expected)
    {
        var logs = new NetworkLogSettings { FlowSampleRate = rate, Firewall = switched, Dns = switched };
        Assert.Equal(
            (expectedRate, expected, expected),
            (logs.FlowSampleRateOf(environment), logs.LogsFirewall(environment), logs.LogsDns(environment)));
    }

    [Fact]
    public void A_connection_that_nothing_uses_is_refused()
    {
        var problem = Assert.Single(ProblemsOf(
            "dev",
            "ironwood:network.existing={network: shared, subnetworks: {us-central1: pods}, createServiceAccess: true}",
            "ironwood:cache.enabled=false"));
        Assert.Equal(
            (Diagnostics.ContradictoryNetwork, "ironwood:network.existing.createServiceAccess"),
            (problem.Code, problem.Path));
    }

    // How large the subnet is only Google knows.
    [Fact]
    public void In_a_network_that_exists_addresses_are_not_counted() => Assert.Empty(ProblemsOf(
        "prod",
        "ironwood:network.existing={network: projects/example.com:host-project/global/networks/shared, subnetworks: "
        + "{us-central1: pods}}"));

    [Fact]
    public void A_second_region_needs_a_range_and_the_fix_names_a_free_one()
    {
        var problem = Assert.Single(ProblemsOf("dev", Failover, Price));
        Assert.Equal(
            (Diagnostics.SubnetOfRegion, "ironwood:network.failoverSubnetCidrs.us-east1"),
            (problem.Code, problem.Path));
        Assert.Equal("write for example failoverSubnetCidrs: { us-east1: 10.64.64.0/18 }", problem.Fix);
        Assert.Empty(
            ProblemsOf("dev", Failover, Price, "ironwood:network.failoverSubnetCidrs={us-east1: 10.64.64.0/18}"));
    }

    [Fact]
    public void The_suggested_range_overlaps_no_range_in_use()
    {
        var problem = Assert.Single(ProblemsOf(
            "dev", Price, Failover, "ironwood:tiers.small.failover={region: us-west1, zones: [us-west1-a]}",
            "ironwood:network={subnetCidr: 10.0.0.0/20, failoverSubnetCidrs: {us-east1: 10.0.16.0/20}}"));
        Assert.Equal("write for example failoverSubnetCidrs: { us-west1: 10.0.32.0/20 }", problem.Fix);
    }

    [Theory]
    [InlineData("us-east1: 10.64.32.0/20", "IW1017", "overlaps 10.64.0.0/18, the range of us-central1")]
    [InlineData("us-east1: 10.0.0.0/8", "IW1017", "overlaps 10.64.0.0/18, the range of us-central1")]
    [InlineData("us-east1: 10.65.0.1/20", "IW1012", "is not an IPv4 range that a subnet takes")]
    [InlineData(
        "us-east1: 10.64.64.0/18, us-west1: 10.64.128.0/18", "IW1015",
        "is a range for us-west1, where no tier has machines")]
    public void A_second_regions_range_is_judged_as_the_first_ones(string cidrs, string code, string message)
    {
        var problem = Assert.Single(
            ProblemsOf("dev", Failover, Price, $"ironwood:network.failoverSubnetCidrs={{{cidrs}}}"));
        Assert.Equal((code, message), (problem.Code, problem.Message));
    }

    [Fact]
    public void Each_regions_machines_need_room_in_their_own_range()
    {
        string[] settings =
        [
            "ironwood:tiers.medium.failover={region: us-east5, zones: [us-east5-a]}",
            "ironwood:spend={ceilingUsdPerHour: 150000, prices: {tpu7x: 12, hyperdisk-balanced: 0.08}}",
        ];
        var problem = Assert.Single(
            ProblemsOf("prod", [.. settings, "ironwood:network.failoverSubnetCidrs={us-east5: 10.64.64.0/25}"]));
        Assert.Equal(
            (
                Diagnostics.SubnetTooSmall, "ironwood:network.failoverSubnetCidrs.us-east5",
                "has 124 addresses for 256 VMs"),
            (problem.Code, problem.Path, problem.Message));
        // The first region's machines are not in the way: 2,624 VMs would need more than a /23.
        Assert.Empty(
            ProblemsOf("prod", [.. settings, "ironwood:network.failoverSubnetCidrs={us-east5: 10.64.64.0/23}"]));
    }

    // What a region that could not be read would have needed is an echo of it.
    [Theory]
    [InlineData("ironwood:tiers.medium.failover={region: [us-east1]}", "IW1006")]
    [InlineData("ironwood:tiers.medium.failover={}", "IW1007")]
    [InlineData("ironwood:network.existing=[]", "IW1006")]
    public void What_follows_from_a_problem_is_not_reported(string change, string code) =>
        Assert.Equal(
            [code],
            ProblemsOf(
                "dev", "ironwood:tiers.small.failover={region: us-east1, zones: [us-east1-b]}", Price,
                "ironwood:network.failoverSubnetCidrs={us-east1: 10.64.64.0/18}", change).Select(
                    problem => problem.Code));

    private static IReadOnlyList<Problem> ProblemsOf(string stack, params string[] overrides) =>
        Plans.Read(stack, overrides).Problems;
}
