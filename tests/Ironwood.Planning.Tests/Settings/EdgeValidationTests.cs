namespace Ironwood.Planning.Tests.Settings;

public sealed class EdgeValidationTests
{
    [Theory]
    [InlineData(
        "ironwood:frontDoor.domains=[a.example.com, 'https://b.example.com']", "IW3010",
        "ironwood:frontDoor.domains[1]")]
    [InlineData("ironwood:frontDoor.domains=['*.example.com']", "IW3010", "ironwood:frontDoor.domains[0]")]
    [InlineData("ironwood:frontDoor.domains=[localhost]", "IW3010", "ironwood:frontDoor.domains[0]")]
    [InlineData("ironwood:frontDoor.domains=[Inference.Example.com]", "IW3010", "ironwood:frontDoor.domains[0]")]
    [InlineData("ironwood:frontDoor.domains=[10.0.0.1]", "IW3010", "ironwood:frontDoor.domains[0]")]
    [InlineData("ironwood:frontDoor.domains=[-a.example.com]", "IW3010", "ironwood:frontDoor.domains[0]")]
    [InlineData("ironwood:frontDoor.domains=[a.example.com, a.example.com]", "IW3011", "ironwood:frontDoor.domains[1]")]
    [InlineData("ironwood:tiers.small.routes=[/simple/*, /vertex/small/*]", "IW3012", "ironwood:tiers.small.routes[1]")]
    [InlineData("ironwood:tiers.small.routes=['/vertex/*']", "IW3012", "ironwood:tiers.small.routes[0]")]
    [InlineData("ironwood:tiers.large.overflow=true", "IW3013", "ironwood:tiers.large.overflow")]
    [InlineData(
        "ironwood:tiers.large={chips: 51200, topology: 8x8x16, routes: [/complex/*]}", "IW2016",
        "ironwood:tiers.medium.overflow")]
    [InlineData("ironwood:apiGateway.region=us-central1", "IW3014", "ironwood:apiGateway.region")]
    [InlineData("ironwood:apiGateway={enabled: true, region: us-central1-a}", "IW1010", "ironwood:apiGateway.region")]
    [InlineData(
        "ironwood:tiers.small.vertex.machineType=ct6e-standard-4t", "IW3014",
        "ironwood:tiers.small.vertex.machineType")]
    [InlineData("ironwood:tiers.small.vertex.acceptEula=true", "IW3014", "ironwood:tiers.small.vertex.acceptEula")]
    [InlineData(
        "ironwood:tiers.small.vertex={model: a/b, tpuTopology: 2x2}", "IW3014",
        "ironwood:tiers.small.vertex.tpuTopology")]
    [InlineData(
        "ironwood:tiers.small.vertex={model: a/b, minReplicas: 2}", "IW3014",
        "ironwood:tiers.small.vertex.minReplicas")]
    [InlineData(
        "ironwood:tiers.small.vertex={enabled: false, dedicatedDns: true}", "IW3014",
        "ironwood:tiers.small.vertex.dedicatedDns")]
    [InlineData(
        "ironwood:tiers.small.vertex={enabled: false, logging: {}}", "IW3014", "ironwood:tiers.small.vertex.logging")]
    [InlineData("ironwood:tiers.small.vertex.model=gemma", "IW3015", "ironwood:tiers.small.vertex.model")]
    [InlineData(
        "ironwood:tiers.small.vertex.model=publishers/google/models", "IW3015", "ironwood:tiers.small.vertex.model")]
    [InlineData(
        "ironwood:tiers.small.vertex={model: a/b, dedicatedDns: false}", "IW3016",
        "ironwood:tiers.small.vertex.dedicatedDns")]
    [InlineData(
        "ironwood:tiers.small.vertex={model: a/b, logging: {}}", "IW3016", "ironwood:tiers.small.vertex.logging")]
    [InlineData(
        "ironwood:tiers.small.vertex={model: a/b, machineType: n1-standard-2, minReplicas: 3, maxReplicas: 2}",
        "IW3016", "ironwood:tiers.small.vertex.maxReplicas")]
    [InlineData(
        "ironwood:tiers.small.vertex.logging.destination=my-project.logs", "IW3017",
        "ironwood:tiers.small.vertex.logging.destination")]
    [InlineData("ironwood:frontDoor.iap.members=[group:a@example.com]", "IW3018", "ironwood:tiers.small.cdn")]
    [InlineData(
        "ironwood:frontDoor={domains: [a.example.com], iap: {}}", "IW3018,IW3019",
        "ironwood:tiers.small.cdn,ironwood:frontDoor.iap.members")]
    [InlineData("ironwood:frontDoor.connectRetries=0", "IW1009", "ironwood:frontDoor.connectRetries")]
    [InlineData("ironwood:frontDoor.logSampleRate=1.5", "IW1009", "ironwood:frontDoor.logSampleRate")]
    [InlineData(
        "ironwood:frontDoor.failoverHealthThreshold=100", "IW1009", "ironwood:frontDoor.failoverHealthThreshold")]
    [InlineData(
        "ironwood:frontDoor.requestsPerMinutePerClient=0", "IW1009", "ironwood:frontDoor.requestsPerMinutePerClient")]
    [InlineData("ironwood:frontDoor.allowedCidrs=[203.0.113.0/24]", "IW3018", "ironwood:tiers.small.cdn")]
    public void What_google_would_refuse_is_refused_first_with_a_reason_and_a_way_out(
        string change, string code, string path)
    {
        var problems = ProblemsOf("prod", change);
        Assert.Equal(code.Split(',').Zip(path.Split(',')), problems.Select(problem => (problem.Code, problem.Path)));
        Assert.All(
            problems,
            problem => Assert.False(string.IsNullOrEmpty(problem.Message) || string.IsNullOrEmpty(problem.Fix)));
    }

    [Theory]
    [InlineData("10.0.0.1/8", "is not an IPv4 range of callers")]
    [InlineData("0.0.0.0/0", "is not an IPv4 range of callers")]
    [InlineData("203.0.113.7", "is not an IPv4 range of callers")]
    [InlineData("2001:db8::/32", "is not an IPv4 range of callers")]
    [InlineData("office", "is not an IPv4 range of callers")]
    [InlineData("198.51.100.0/24", "is named twice")]
    public void Each_range_of_callers_is_checked(string range, string message)
    {
        var problem = Assert.Single(ProblemsOf("dev", $"ironwood:frontDoor.allowedCidrs=[198.51.100.0/24, '{range}']"));
        Assert.Equal(
            (Diagnostics.MalformedCidr, "ironwood:frontDoor.allowedCidrs[1]", range, message),
            (problem.Code, problem.Path, problem.Value, problem.Message));
    }

    [Fact]
    public void A_gateway_cannot_stand_before_ranges_of_callers()
    {
        var problem = Assert.Single(ProblemsOf(
            "dev", "ironwood:frontDoor.allowedCidrs=[198.51.100.0/24]", "ironwood:apiGateway.enabled=true"));
        Assert.Equal((Diagnostics.ContradictoryAccess, "ironwood:apiGateway.enabled"), (problem.Code, problem.Path));
    }

    [Fact]
    public void Ranges_of_callers_end_the_uptime_check_and_the_stack_says_so()
    {
        var read = Plans.Read("dev", "ironwood:frontDoor.allowedCidrs=[198.51.100.0/24]");
        Assert.Null(read.Plan!.FrontDoor.Uptime);
        Assert.Contains(read.Warnings, warning => (warning.Code, warning.Path)
            == (Diagnostics.NoUptimeCheck, "ironwood:frontDoor.allowedCidrs"));
    }

    [Theory]
    [InlineData("ironwood:frontDoor.domains=[xn--bcher-kva.example, a1.b2.example.co.uk]")]
    [InlineData("ironwood:tiers.small.routes=[/simple/*, /vertexes/*, /vertex]")]
    [InlineData("ironwood:tiers.small.overflow=true")]
    [InlineData("ironwood:apiGateway={enabled: true, region: europe-west1}")]
    [InlineData("ironwood:tiers.small.vertex={model: meta-llama/Llama-3.1-8B-Instruct, dedicatedDns: true}")]
    [InlineData(
        "ironwood:tiers.small.vertex={model: publishers/meta/models/llama3-3, machineType: n1-standard-2, "
        + "maxReplicas: 2}")]
    [InlineData("ironwood:tiers.small.vertex.logging.destination=bq://my-project")]
    public void What_google_accepts_is_accepted(string change) => Assert.Empty(ProblemsOf("prod", change));

    [Fact]
    public void Tiers_of_one_size_have_no_tier_to_overflow_to() =>
        Assert.Equal(
            Diagnostics.OverflowNowhere, Assert.Single(ProblemsOf("dev", "ironwood:tiers.small.overflow=true")).Code);

    // Each endpoint's route takes a rule and a test of the URL map's.
    [Fact]
    public void Endpoints_count_among_the_url_maps_tests()
    {
        var routes = string.Join(", ", Enumerable.Range(0, 94).Select(index => $"/r{index}"));
        Assert.Empty(ProblemsOf("prod", $"ironwood:tiers.small.routes=[{routes}]"));
        Assert.Equal(
            Diagnostics.TooManyRoutes,
            Assert.Single(ProblemsOf("prod", $"ironwood:tiers.small.routes=[{routes}, /one-more]")).Code);
        Assert.Empty(
            ProblemsOf(
                "prod", $"ironwood:tiers.small.routes=[{routes}, /one-more]",
                "ironwood:tiers.small.vertex.enabled=false"));
    }

    private static IReadOnlyList<Problem> ProblemsOf(string stack, params string[] overrides) =>
        Plans.Read(stack, [FixtureStacks.AnyCost, .. overrides]).Problems;
}
