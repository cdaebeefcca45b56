using Google.Cloud.AIPlatform.V1;
using Ironwood.Operations.Models.Deployments;
using Ironwood.Operations.Models.Rollouts;

namespace Ironwood.Operations.Tests.Models.Rollouts;

/// <summary>Plans of rollouts and removals, and what is refused.</summary>
public class TrafficPlanTests
{
    private readonly Endpoint _small = new()
    {
        Name = Contracts.SmallEndpoint,
        Etag = "e1",
        DeployedModels = { new DeployedModel { Id = "111" }, new DeployedModel { Id = "222" } },
        TrafficSplit = { ["111"] = 100 },
    };

    private readonly Mock<IVertexAi> _vertex = new();

    public TrafficPlanTests() =>
        _vertex.Setup(e => e.FindEndpointAsync(Contracts.SmallEndpoint, It.IsAny<CancellationToken>()))
            .ReturnsAsync(_small);

    [Fact]
    public async Task A_rollout_begins_at_the_split_and_the_etag_that_were_read()
    {
        var planned = await PlanAsync(new() { Tier = "small", DeployedModel = "222", Steps = "10%, 100" });

        Assert.Empty(planned.Problems);
        Assert.Equal(
            ("111=100", "e1", "11"),
            (planned.Plan!.Start.Split.ToString(), planned.Plan.Start.Etag, planned.Endpoint!.Id));
        Assert.Equal(["111=90 222=10", "222=100"], planned.Plan.Steps.Select(step => step.Split.ToString()));
    }

    [Theory]
    [InlineData("5,5")]
    [InlineData("50,25")]
    [InlineData("0,100")]
    [InlineData("101")]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("-5,100")]
    public async Task Steps_are_percentages_that_grow(string steps)
    {
        var problem = Assert.Single(
            (await PlanAsync(new() { Tier = "small", DeployedModel = "222", Steps = steps })).Problems);
        Assert.Equal(("IW8222", steps), (problem.Code, problem.Value));
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        _small.TrafficSplit["222"] = 10;

        var planned = await PlanAsync(new()
        {
            Tier = "small",
            DeployedModel = "112",
            Steps = "x",
            Limits = new()
            {
                Interval = TimeSpan.FromSeconds(1),
                MaxErrorRatio = double.NaN,
                MaxP99Milliseconds = 0,
                MinRequests = 0,
            },
        });

        Assert.Null(planned.Plan);
        Assert.Equal(
            ["IW8222 --steps", "IW8223 --interval", "IW8223 --max-error-ratio", "IW8223 --max-p99-ms",
                "IW8223 --min-requests", "IW8209 tier small", "IW8220 --to"],
            planned.Problems.Select(problem => $"{problem.Code} {problem.Path}"));
        Assert.Equal("did you mean '111'?", planned.Problems[^1].Fix);
        Assert.Equal("1s", planned.Problems[1].Value);
    }

    [Theory]
    [InlineData("large", "IW8202")]
    [InlineData("other", "IW8201")]
    public async Task A_tier_without_an_endpoint_is_refused(string tier, string code)
    {
        Assert.Equal(
            code, Assert.Single((await PlanAsync(new() { Tier = tier, DeployedModel = "222" })).Problems).Code);
        Assert.Equal(code, Assert.Single((await UndeployAsync("222", tier: tier)).Problems).Code);
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_is_reported()
    {
        _vertex.Setup(e => e.FindEndpointAsync(Contracts.SmallEndpoint, It.IsAny<CancellationToken>()))
            .ReturnsAsync((Endpoint?)null);

        Assert.Equal(
            "IW8203", Assert.Single((await PlanAsync(new() { Tier = "small", DeployedModel = "222" })).Problems).Code);
        Assert.Equal("IW8203", Assert.Single((await UndeployAsync("222")).Problems).Code);
    }

    [Fact]
    public async Task What_receives_no_traffic_is_removed_and_the_split_left_alone()
    {
        var planned = await UndeployAsync("222");

        Assert.Equal(
            new UndeployModelRequest { Endpoint = Contracts.SmallEndpoint, DeployedModelId = "222" }, planned.Request);
        Assert.Equal("us-central1", planned.Region);
    }

    [Fact]
    public async Task What_receives_traffic_is_not_removed()
    {
        var problem = Refused(await UndeployAsync("111"));

        Assert.Equal(
            ("IW8221", "receives 100 % of the traffic of tier small",
            "move it first: ./ironwood model traffic --tier small --to 222"),
            (problem.Code, problem.Message, problem.Fix));
    }

    [Fact]
    public async Task Not_even_by_force_when_no_other_model_would_take_it_over() =>
        Assert.Equal("IW8221", Refused(await UndeployAsync("111", force: true)).Code);

    [Fact]
    public async Task By_force_its_traffic_goes_to_those_that_have_some()
    {
        _small.DeployedModels.Add(new DeployedModel { Id = "333" });
        _small.TrafficSplit.Clear();
        _small.TrafficSplit.Add(new Dictionary<string, int> { ["111"] = 60, ["222"] = 30, ["333"] = 10 });

        var planned = await UndeployAsync("111", force: true);

        Assert.Equal(
            new Dictionary<string, int> { ["222"] = 75, ["333"] = 25 }, planned.Request!.TrafficSplit.ToDictionary());
    }

    [Fact]
    public async Task The_last_one_goes_by_force_alone()
    {
        _small.DeployedModels.RemoveAt(1);

        Assert.Equal(
            "without it the endpoint serves nothing: use --force if that is what you want",
            Refused(await UndeployAsync("111")).Fix);
        Assert.Empty((await UndeployAsync("111", force: true)).Request!.TrafficSplit);
    }

    [Fact]
    public async Task What_is_not_there_is_not_removed() =>
        Assert.Equal("IW8220", Refused(await UndeployAsync("999")).Code);

    private Task<PlannedRollout> PlanAsync(RolloutRequest request) =>
        new RolloutPlanner(_vertex.Object).PlanAsync(request, Contracts.Platform, default);

    private Task<PlannedUndeployment> UndeployAsync(string id, bool force = false, string tier = "small") =>
        new UndeployPlanner(_vertex.Object).PlanAsync(tier, id, force, Contracts.Platform, default);

    private static Problem Refused(PlannedUndeployment planned)
    {
        Assert.Null(planned.Request);
        return Assert.Single(planned.Problems);
    }
}
