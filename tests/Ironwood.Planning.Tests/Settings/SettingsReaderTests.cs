namespace Ironwood.Planning.Tests.Settings;

public class SettingsReaderTests
{
    [Fact]
    public void What_is_not_written_has_its_default()
    {
        var settings = EngineInput.Settings("{'t': {'chips': 4, 'default': true}}");

        Assert.Equal(
            ("ironwood-test", "us-central1", "test"), (settings.Project, settings.Region, settings.Environment));
        Assert.Equal(("unassigned", "unassigned"), (settings.Owner, settings.CostCenter));
        Assert.Null(settings.Network.SubnetCidr);
        Assert.Null(settings.Network.Existing);
        Assert.Equal(600, settings.FrontDoor.RequestTimeoutSeconds);
        var tier = settings.Tiers["t"];
        Assert.Equal(
            ("tpu7x", 4, true, (double?)null), (tier.Generation, tier.Chips, tier.Default, tier.MaxRequestsPerSecondPerVm));
        Assert.Equal((null, null, null, null, null), (tier.Slices, tier.Topology, tier.Vms, tier.Zones, tier.Scaling));
        Assert.Empty(tier.Routes);
    }

    [Fact]
    public void What_is_written_is_read()
    {
        var settings = EngineInput.Settings(
            """
            {'t': {
              'generation': 'v6e', 'topology': '2x4', 'zones': ['us-east5-a', 'us-east5-b'], 'routes': ['/a'],
              'default': true, 'maxRequestsPerSecondPerVm': 0.5,
              'scaling': {'minReplicas': 2, 'maxReplicas': 9, 'targetUtilization': 0.9}
            }}
            """,
            ("gcp:region", "us-east5"),
            ("ironwood:environment", "staging"),
            ("ironwood:owner", "me"),
            ("ironwood:costCenter", "42"),
            ("ironwood:network", "{'subnetCidr': '10.0.0.0/20'}"),
            ("ironwood:frontDoor", "{'requestTimeoutSeconds': 30}"));

        Assert.Equal(
            ("us-east5", "staging", "me", "42"),
            (settings.Region, settings.Environment, settings.Owner, settings.CostCenter));
        Assert.Equal(("10.0.0.0/20", 30), (settings.Network.SubnetCidr, settings.FrontDoor.RequestTimeoutSeconds));
        var tier = settings.Tiers["t"];
        Assert.Equal(("v6e", "2x4", 0.5), (tier.Generation, tier.Topology, tier.MaxRequestsPerSecondPerVm));
        Assert.Equal(["us-east5-a", "us-east5-b"], tier.Zones);
        Assert.Equal(["/a"], tier.Routes.Select(route => route.Path));
        Assert.Equal(new ScalingSettings { MinReplicas = 2, MaxReplicas = 9, TargetUtilization = 0.9 }, tier.Scaling);
    }

    [Theory]
    [InlineData("ironwood:owner", "")]
    [InlineData("ironwood:environment", "")]
    [InlineData("ironwood:network", "{}")]
    [InlineData("ironwood:network", "{'subnetCidr': null}")]
    [InlineData("ironwood:frontDoor", "{'requestTimeoutSeconds': null}")]
    public void Nothing_behind_a_key_is_as_if_the_key_were_absent(string key, string value)
    {
        const string Tiers = "{'t': {'chips': 4, 'default': true}}";
        var (with, without) = (EngineInput.Settings(Tiers, (key, value)), EngineInput.Settings(Tiers));

        Assert.Equivalent(without, with, strict: true);
    }

    [Fact]
    public void A_tier_with_nothing_behind_its_name_has_every_default()
    {
        var problems = EngineInput.Read("{'t': {'chips': 4, 'default': true}, 'u': null}").Problems;

        Assert.Equal(["IW2008 ironwood:tiers.u", "IW3003 ironwood:tiers.u"],
            problems.Select(problem => $"{problem.Code} {problem.Path}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("256")]
    [InlineData("'256'")]
    [InlineData("256.0")]
    [InlineData("2.56e2")]
    [InlineData("'+256'")]
    public void A_whole_number_may_be_written_in_any_way_that_is_not_ambiguous(string chips) =>
        Assert.Equal(256, EngineInput.Settings($"{{'t': {{'chips': {chips}, 'default': true}}}}").Tiers["t"].Chips);

    [Theory]
    [InlineData("true")]
    [InlineData("'true'")]
    public void A_boolean_may_be_quoted(string flag) =>
        Assert.True(EngineInput.Settings($"{{'t': {{'chips': 4, 'default': {flag}}}}}").Tiers["t"].Default);

    [Fact]
    public void Keys_are_those_of_the_records() =>
        Assert.Equal(
            ["gcp:project", "gcp:region", "x:environment", "x:owner", "x:costCenter", "x:labels", "x:tiers", "x:identity", "x:ci", "x:network", "x:frontDoor",
                "x:cache", "x:models", "x:telemetry", "x:protection", "x:alerts", "x:serviceLevels", "x:spend",
                "x:budget", "x:apiGateway",
                "x:waivers"],
            typeof(StackSettings).GetProperties().Select(property => SettingNames.KeyOf(property, "x")));

    [Fact]
    public void Problems_come_file_by_file_in_the_order_of_the_lines_and_those_without_a_place_last()
    {
        var values = new ConfigMap(
        [
            new("ironwood:b", new ConfigScalar("", new("Pulumi.yaml", 1, 1))),
            new("ironwood:c", new ConfigScalar("", new("Pulumi.test.yaml", 10, 3))),
            new("ironwood:d", new ConfigScalar("", new("Pulumi.test.yaml", 9, 5))),
            new("ironwood:e", new ConfigScalar("", new("Pulumi.test.yaml", 9, 3))),
            new("ironwood:f", new ConfigScalar("")),
        ]);

        var problems = SettingsReader.Read(new("ironwood", "test", values)).Problems;

        Assert.Equal(
            ["ironwood:e", "ironwood:d", "ironwood:c", "ironwood:b", "ironwood:f"],
            problems.Where(problem => problem.Code == "IW1004").Select(problem => problem.Path));
    }

    [Fact]
    public void A_problem_of_the_whole_stack_points_at_the_deepest_value_on_its_path()
    {
        var tier = new ConfigMap(
            [
                new("chips", new ConfigScalar("130", new("f", 3, 12))),
                new(
                    "zones",
                    new ConfigList(
                        [new ConfigScalar("us-central1-c", new("f", 4, 13)), new ConfigScalar("x", new("f", 4, 28))],
                        new("f", 4, 12))),
            ],
            new("f", 3, 5));
        var values = new ConfigMap(
        [
            new("gcp:project", new ConfigScalar("ironwood-test", new("f", 1, 14))),
            new("gcp:region", new ConfigScalar("us-central1", new("f", 1, 20))),
            new("ironwood:tiers", new ConfigMap([new("t", tier)], new("f", 2, 3))),
        ]);

        var problems = SettingsReader.Read(new("ironwood", "test", values)).Problems;

        Assert.Equal(
            ["IW2015 f:2:3", "IW3003 f:3:5", "IW2006 f:3:12", "IW2011 f:4:28", "IW6001 "],
            problems.Select(problem => $"{problem.Code} {problem.Location}"));
    }
}
