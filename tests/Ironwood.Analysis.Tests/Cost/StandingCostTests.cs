using static Ironwood.Analysis.Tests.Cost.CostGraph;

namespace Ironwood.Analysis.Tests.Cost;

public class StandingCostTests
{
    private const string Inside =
        """ "networkInterfaces": [{"subnetwork": "${gcp:compute/subnetwork:Subnetwork::s#id}"}] """;
    private const string Outside =
        """ "networkInterfaces": [{"subnetwork": "${gcp:compute/subnetwork:Subnetwork::s#id}", "accessConfigs": [{}]}] """;
    private const string Elsewhere =
        """ "networkInterfaces": [{"subnetwork": "${gcp:compute/subnetwork:Subnetwork::other#id}"}] """;

    [Theory]
    [InlineData(1, 0.025)]
    [InlineData(5, 0.025)]
    [InlineData(7, 0.025 + (2 * 0.01))]
    public void Five_forwarding_rules_cost_as_much_as_one_and_each_further_one_its_own(int rules, double usd)
    {
        var report = Report(Enumerable.Range(0, rules).Select(index => Node(RuleType, $"r{index}")));

        Assert.Equal((decimal)usd, report.UsdPerHour.Most);
        Assert.Equal(rules, report.Count(Accounting.Estimated));
    }

    [Theory]
    [InlineData(0, 0, 0.005)]
    [InlineData(3, 3 * 0.0014, 0.005)]
    [InlineData(32, 32 * 0.0014, 0.005)]
    [InlineData(33, 0.044, 0.005)]
    [InlineData(1008, 0.044, 0.005)]
    [InlineData(1009, 0.044, 0.01)]
    public void A_nat_gateway_costs_by_its_machines_up_to_a_bound_and_by_the_addresses_they_need(
        int vms, double gateway, double addresses)
    {
        var report = Report(Gateway(), Node(SubnetType, "s"), Group("a", vms), Template("e2-small", Inside));

        Assert.Equal((decimal)gateway, report.Of("nat.gateway.per-vm") + report.Of("nat.gateway.largest"));
        Assert.Equal((decimal)addresses, report.Of("nat.address"));
    }

    [Fact]
    public void What_is_priced_otherwise_at_its_smallest_shows_both_prices_and_the_age_of_both()
    {
        ResourceNode[] nodes =
        [
            Gateway(), Node(SubnetType, "s"), Group("a", null), Autoscaler("a", 2, 40), Template("e2-small", Inside),
        ];

        Assert.Equal(
            ["e2-small", "nat.address", "nat.gateway.largest", "nat.gateway.per-vm"],
            Report(nodes).Prices
                .Select(price => price.Item)
                .Where(
                    item => item.StartsWith("nat.g", StringComparison.Ordinal) || item is "e2-small" or "nat.address"));
        Assert.Contains(
            "is priced by nat.gateway.per-vm as of 2026-11-23",
            new SpendRules(CostTerms.List, new(2028, 1, 1))
                .Check(Of(nodes))
                .Where(finding => finding.Resource.Name == "nat")
                .Select(finding => finding.Message));
    }

    [Fact]
    public void A_gateway_of_machines_whose_number_is_not_known_has_no_price() => Assert.Contains(
        ("nat", "serves a group of unknown size"),
        Report(Gateway(), Node(SubnetType, "s"), Group("a", null), Template("e2-small", Inside)).Unpriced.Select(
            item => (item.Resource.Name, item.Message)));

    [Fact]
    public void Machines_with_an_address_of_their_own_or_in_another_subnet_or_region_use_no_gateway()
    {
        Assert.Equal(0, Nat(Group("a", 3), Template("e2-small", Outside)));
        Assert.Equal(0, Nat(Group("a", 3), Template("e2-small", Elsewhere), Node(SubnetType, "other")));
        Assert.Equal(0, Nat(Group("a", 3, zone: "us-east1-b"), Template("e2-small", Inside)));

        static decimal Nat(params ResourceNode[] nodes) =>
            Report(nodes.Concat([Gateway(), Node(SubnetType, "s")])).Of("nat.gateway.per-vm");
    }

    [Fact]
    public void A_gateway_with_addresses_of_its_own_or_more_ports_a_machine_has_as_many_addresses_as_that_takes()
    {
        ResourceNode[] machines = [Node(SubnetType, "s"), Group("a", 100), Template("e2-small", Inside)];

        Assert.Equal(2 * 0.005m, Report(machines.Append(Gateway(""", "natIps": ["a", "b"]"""))).Of("nat.address"));
        Assert.Equal(4 * 0.005m, Report(machines.Append(Gateway(""", "minPortsPerVm": 2048"""))).Of("nat.address"));
    }

    [Fact]
    public void A_gateway_shrinks_with_the_machines_that_use_it()
    {
        var report = Report(
            Gateway(), Node(SubnetType, "s"), Group("a", null), Template("e2-small", Inside), Autoscaler("a", 2, 40));

        var nat = report.Parts.Single(part => part.Name == "nat").UsdPerHour;
        Assert.Equal(new CostRange((2 * 0.0014m) + 0.005m, (21 * 0.0014m) + 0.005m, 0.044m + 0.005m), nat);
    }

    [Fact]
    public void A_security_policy_costs_by_itself_and_by_rule() =>
        Assert.Equal(
            (5m / 730) + (3m / 730), Report(Node(PolicyType, "p", """{"rules": [{}, {}, {}]}""")).UsdPerHour.Most);

    [Fact]
    public void Alerts_cost_by_condition() => Assert.Equal(
        (2 * 1.5m / 730) + (1.5m / 730),
        Report(
            Node(AlertType, "a", """{"conditions": [{}, {}]}"""), Node(
                    AlertType, "b", """{"conditions": [{}]}""")).UsdPerHour.Most);

    [Fact]
    public void A_secret_costs_by_version_and_place() => Assert.Equal(
        (0.06m / 730) + (2 * 0.06m / 730),
        Report(
            Node(VersionType, "a", $$"""{"secret": "{{To(SecretType, "auto")}}"}"""),
            Node(VersionType, "b", $$"""{"secret": "{{To(SecretType, "manual")}}"}"""),
            Node(SecretType, "auto", """{"replication": {"auto": {}}}"""),
            Node(
                SecretType, "manual", """{"replication": {"userManaged": {"replicas": [{}, {}]}}}""")).UsdPerHour.Most);

    [Theory]
    [InlineData("STANDARD_HA", 100, 100 * 0.035)]
    [InlineData("STANDARD_HA", 101, 101 * 0.03)]
    [InlineData("BASIC", 1, 0.049)]
    public void Redis_costs_by_the_gb_of_its_class(string tier, int gb, double usd) =>
        Assert.Equal(
            (decimal)usd,
            Report(
                Redis($$""" "tier": "{{tier}}", "memorySizeGb": {{gb}}, "region": "us-central1" """)).UsdPerHour.Most);

    [Theory]
    [InlineData(
        """ "tier": "BASIC", "memorySizeGb": 1, "region": "europe-west4" """,
        "has no known price: 1 GB-hours of redis")]
    [InlineData(""" "tier": "BASIC", "memorySizeGb": 1 """, "has no known price: 1 GB-hours of redis")]
    [InlineData(""" "tier": "BASIC", "region": "us-central1" """, "has no known size")]
    [InlineData(
        """ "tier": "STANDARD_HA", "memorySizeGb": 5, "region": "us-central1", "replicaCount": 2 """,
        "has read replicas, which the catalogue has no price for")]
    [InlineData(
        """ "memorySizeGb": 5, "region": "us-central1", "readReplicasMode": "READ_REPLICAS_ENABLED" """,
        "has read replicas, which the catalogue has no price for")]
    public void Redis_without_a_row_is_unpriced(string inputs, string message) =>
        Assert.Equal(message, Assert.Single(Report(Redis(inputs)).Unpriced).Message);

    // A month: 730 hours of 60 checks in each of six places are 262,800 executions.
    [Theory]
    [InlineData(3, "\"period\": \"60s\"", 0)]
    [InlineData(5, "\"period\": \"60s\"", (5 * 262_800) - 1_000_000)]
    [InlineData(5, "\"period\": \"60s\", \"selectedRegions\": [\"USA\", \"EUROPE\"]", 0)]
    [InlineData(8, "\"period\": \"60s\", \"selectedRegions\": [\"USA\", \"EUROPE\"]", (8 * 175_200) - 1_000_000)]
    public void Uptime_checks_cost_beyond_a_projects_million_executions(int checks, string inputs, int billable) =>
        Assert.Equal(
            billable * 0.0003m / 730,
            Report(
                Enumerable.Range(0, checks)
                    .Select(index => Node(UptimeType, $"u{index}", $"{{{inputs}}}"))).UsdPerHour.Most);

    [Fact]
    public void An_uptime_check_without_a_period_is_unpriced() =>
        Assert.Equal("has no known period", Assert.Single(Report(Node(UptimeType, "u")).Unpriced).Message);

    [Theory]
    [InlineData(100, 0)]
    [InlineData(103, 3 * 0.2)]
    public void A_hundred_certificates_are_free(int certificates, double usdPerMonth) => Assert.Equal(
        (decimal)usdPerMonth / 730,
        Report(Enumerable.Range(0, certificates).Select(index => Node(CertificateType, $"c{index}"))).UsdPerHour.Most);

    [Fact]
    public void A_deployed_model_has_no_list_price_and_takes_ones_own_by_replica()
    {
        var model = Node(ModelType, "m", """
            {"deployConfig": {"dedicatedResources": {"machineSpec": {"machineType": "g2-standard-12"}, "minReplicaCount": 1, "maxReplicaCount": 4}}}
            """);
        Assert.Equal(
            "has no known price: 4 replica-hours of g2-standard-12", Assert.Single(Report(model).Unpriced).Message);
        Assert.Equal(new CostRange(2, 6, 8), ReportWith("g2-standard-12", 2, model).UsdPerHour);
        Assert.Equal(30, ReportWith("modelGarden", 30, Node(ModelType, "m")).UsdPerHour.Most);
    }

    [Fact]
    public void An_external_address_is_free_while_a_rule_uses_it()
    {
        var rule = Node(RuleType, "r", $$"""{"ipAddress": "{{To(AddressType, "used")}}"}""");
        var report = Report(
            rule, Node(AddressType, "used"), Node(AddressType, "idle"),
            Node(AddressType, "range", """{"addressType": "INTERNAL"}"""));

        Assert.Equal(0.025m + 0.01m, report.UsdPerHour.Most);
        Assert.Equal(
            [("idle", Accounting.Estimated), ("range", Accounting.Free), ("used", Accounting.Free)],
            report.Resources.Where(item => item.Resource.Type == AddressType)
                .Select(item => (item.Resource.Name, item.Accounting)));
    }

    private static ResourceNode Redis(string inputs) => Node(RedisType, "cache", $"{{{inputs}}}");

    private static ResourceNode Gateway(string more = "") => Node(NatType, "nat", $$"""
        {"region": "us-central1", "subnetworks": [{"name": "{{To(SubnetType, "s")}}"}]{{more}}}
        """);
}
