using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Tests.Settings;

public sealed class FrontDoorSchemeTests
{
    private const string Internal = "ironwood:frontDoor.scheme=internal";
    private const string Proxies = "ironwood:network.proxySubnetCidrs";

    [Fact]
    public void All_that_an_internal_front_door_cannot_have_is_told_at_once()
    {
        var problems = ProblemsOf(
            "prod", Internal, "ironwood:frontDoor.iap.members=[group:a@example.com]",
            "ironwood:frontDoor.allowedCidrs=[203.0.113.0/24]", "ironwood:frontDoor.enforceWaf=true",
            "ironwood:frontDoor.requestsPerMinutePerClient=600", "ironwood:apiGateway.enabled=true",
            "ironwood:tiers.large.cdn=true");
        Assert.Equal(
            [
                "ironwood:apiGateway.enabled", "ironwood:frontDoor.allowedCidrs", "ironwood:frontDoor.enforceWaf",
                "ironwood:frontDoor.iap", "ironwood:frontDoor.requestsPerMinutePerClient",
                "ironwood:tiers.large.cdn", "ironwood:tiers.small.cdn",
            ],
            problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
        Assert.All(problems, problem => Assert.Equal(Diagnostics.ContradictoryScheme, problem.Code));
        Assert.All(problems, problem => Assert.Contains("external", problem.Fix, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Internal")]
    [InlineData("private")]
    [InlineData("")]
    public void Another_scheme_is_refused(string scheme)
    {
        var problem = Assert.Single(ProblemsOf("dev", $"ironwood:frontDoor.scheme='{scheme}'"));
        Assert.Equal(
            (Diagnostics.UnknownScheme, "ironwood:frontDoor.scheme", scheme, "external, internal"),
            (problem.Code, problem.Path, problem.Value, problem.Allowed));
    }

    [Fact]
    public void An_external_front_door_has_no_proxies()
    {
        Assert.Equal(
            (Diagnostics.ContradictoryScheme, "ironwood:network.proxySubnetCidrs"),
            PlaceOf("dev", $"{Proxies}={{us-central1: 10.65.0.0/23}}"));
        Assert.Equal(
            (Diagnostics.ContradictoryScheme, "ironwood:network.existing.createProxySubnets"),
            PlaceOf(
                "dev", "ironwood:network={existing: {network: shared, subnetworks: {us-central1: pods}, "
                    + "createProxySubnets: true}}"));
        Assert.Empty(Plans.Read("dev").Plan!.Network.Proxies);
    }

    [Theory]
    [InlineData("10.65.0.0/27", "IW1012", "is not an IPv4 range that a proxy-only subnet takes")]
    [InlineData("10.65.0.1/23", "IW1012", "is not an IPv4 range that a proxy-only subnet takes")]
    [InlineData("proxies", "IW1012", "is not an IPv4 range that a proxy-only subnet takes")]
    [InlineData("10.64.0.0/16", "IW1017", "overlaps 10.64.0.0/18, a range of us-central1")]
    [InlineData("10.64.63.0/24", "IW1017", "overlaps 10.64.0.0/18, a range of us-central1")]
    public void The_range_of_the_proxies_is_checked(string range, string code, string message)
    {
        var problem = Assert.Single(ProblemsOf("dev", Internal, $"{Proxies}={{us-central1: {range}}}"));
        Assert.Equal((code, $"{Proxies}.us-central1", range), (problem.Code, problem.Path, problem.Value));
        Assert.Equal(message, problem.Message);
    }

    [Fact]
    public void The_subnet_of_the_pods_may_not_reach_the_default_range_of_the_proxies()
    {
        var problem = Assert.Single(ProblemsOf("dev", Internal, "ironwood:network.subnetCidr=10.64.0.0/15"));
        Assert.Equal(
            (Diagnostics.OverlappingCidr, $"{Proxies}.us-central1", "10.65.0.0/23"),
            (problem.Code, problem.Path, problem.Value));
        Assert.Contains("10.66.0.0/23", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_region_with_pods_needs_a_range_and_no_other_region()
    {
        string[] second =
        [
            Internal, "ironwood:tiers.small.cdn=false", "ironwood:network.failoverSubnetCidrs={us-east5: 10.64.64.0/18}",
            "ironwood:tiers.medium.failover={region: us-east5, zones: [us-east5-a], slices: 2}",
        ];
        Assert.Equal((Diagnostics.SubnetOfRegion, $"{Proxies}.us-east5"), PlaceOf("prod", second));
        Assert.Empty(ProblemsOf("prod", [.. second, $"{Proxies}={{us-east5: 10.65.2.0/23}}"]));
        Assert.Equal(
            (Diagnostics.OverlappingCidr, $"{Proxies}.us-east5"),
            PlaceOf("prod", [.. second, $"{Proxies}={{us-east5: 10.65.0.0/23}}"]));
        Assert.Equal(
            (Diagnostics.SubnetOfRegion, $"{Proxies}.us-west1"),
            PlaceOf("dev", Internal, $"{Proxies}={{us-west1: 10.65.0.0/23}}"));
    }

    [Fact]
    public void In_a_network_that_exists_the_range_is_needed_where_the_stack_makes_something_of_it()
    {
        string Network(string more) => "ironwood:network={existing: {network: shared, subnetworks: {us-central1: pods}"
            + $"{more}}}}}";
        Assert.Equal(
            (Diagnostics.SubnetOfRegion, $"{Proxies}.us-central1"), PlaceOf("dev", Internal, Network("")));
        Assert.Equal(
            (Diagnostics.SubnetOfRegion, $"{Proxies}.us-central1"),
            PlaceOf("dev", Internal, Network(", createFirewall: false, createProxySubnets: true")));
        Assert.Empty(ProblemsOf("dev", Internal, Network(", createFirewall: false")));
        Assert.Equal(
            (Diagnostics.ContradictoryNetwork, $"{Proxies}.us-central1"),
            PlaceOf(
                "dev", Internal,
                Network(", createFirewall: false")[..^1] + ", proxySubnetCidrs: {us-central1: 10.65.0.0/23}}"));
    }

    [Fact]
    public void It_listens_once_and_is_watched_from_inside()
    {
        var plain = Plans.Read("dev", Internal).Plan!.FrontDoor;
        Assert.Equal([FrontDoorListener.Http], plain.Listeners);
        Assert.Empty(plain.EdgeRules);
        Assert.Null(plain.Uptime);
        var secure = Plans.Read("dev", Internal, "ironwood:frontDoor.domains=[a.example.com]").Plan!.FrontDoor;
        Assert.Equal([FrontDoorListener.Https], secure.Listeners);
    }

    [Theory]
    [InlineData("{x-a: {regex: 'a+', example: aa}}", null)]
    [InlineData("{x-a: {regex: 'a+'}}", ".headers.x-a.example")]
    [InlineData("{x-a: {regex: 'a+', example: b}}", ".headers.x-a.example")]
    [InlineData("{x-a: {regex: 'a(', example: a}}", ".headers.x-a.regex")]
    [InlineData("{x-a: {regex: '(?=a)a', example: a}}", ".headers.x-a.regex")]
    public void An_internal_front_door_takes_regular_expressions_with_an_example(string headers, string? place)
    {
        var problems = ProblemsOf("dev", Internal, $"ironwood:tiers.small.routes=[{{headers: {headers}}}]");
        Assert.Equal(
            place is null ? [] : [(Diagnostics.MalformedHeader, $"ironwood:tiers.small.routes[0]{place}")],
            problems.Select(problem => (problem.Code, problem.Path)));
    }

    private static (string Code, string Path) PlaceOf(string stack, params string[] overrides)
    {
        var problem = Assert.Single(ProblemsOf(stack, overrides));
        return (problem.Code, problem.Path);
    }

    private static IReadOnlyList<Problem> ProblemsOf(string stack, params string[] overrides) =>
        Plans.Read(stack, [FixtureStacks.AnyCost, .. overrides]).Problems;
}
