using Google.Cloud.AIPlatform.V1;

namespace Ironwood.Operations.Tests.Verification;

public sealed class EndpointCheckTests
{
    private readonly Mock<IVertexAi> _vertex = new(MockBehavior.Strict);
    private readonly PlatformContract _small = Samples.OnlyTier("small");

    [Fact]
    public async Task Endpoints_with_a_model_that_gets_all_traffic_pass_with_one_question_a_region()
    {
        Found(Samples.Prod.Tiers.Values.Select(tier => Endpoint(tier.Vertex!.Endpoint, [("1", 100)], "1")));
        (await Check.OfAsync(Samples.Prod)).Passes();
        _vertex.Verify(
            e => e.ListEndpointsAsync("ironwood-prod", "us-central1", It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task An_endpoint_is_found_under_the_projects_number()
    {
        Found([Endpoint(
            "projects/123456/locations/us-central1/endpoints/1000000001", [("1", 60), ("2", 40)], "1", "2")]);
        (await Check.OfAsync(_small)).Passes();
    }

    [Fact]
    public async Task An_endpoint_that_is_not_listed_fails()
    {
        Found([Endpoint("projects/123456/locations/us-central1/endpoints/7", [("1", 100)], "1")]);
        (await Check.OfAsync(_small)).FailsOnce("not listed");
    }

    [Theory]
    [InlineData(false, "./ironwood model deploy --tier small")]
    [InlineData(true, "the stack deploys one from Model Garden")]
    public async Task An_endpoint_without_a_model_fails(bool hasGardenModel, string hint)
    {
        Found([Endpoint(_small.Tiers["small"].Vertex!.Endpoint, [])]);
        var platform = Samples.OnlyTier(
            "small", tier => tier with { Vertex = tier.Vertex! with { HasModelGardenModel = hasGardenModel } });
        Assert.Contains(
            hint, (await Check.OfAsync(platform)).FailsOnce("no model deployed").Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Traffic_that_is_not_whole_fails()
    {
        Found([Endpoint(_small.Tiers["small"].Vertex!.Endpoint, [("1", 90)], "1")]);
        (await Check.OfAsync(_small)).FailsOnce("traffic 90 %");
    }

    [Fact]
    public async Task Traffic_to_a_model_that_is_not_there_fails()
    {
        Found([Endpoint(_small.Tiers["small"].Vertex!.Endpoint, [("1", 90), ("gone", 10)], "1")]);
        (await Check.OfAsync(_small)).FailsOnce("10 % of the traffic goes to a model that is not there");
    }

    [Fact]
    public async Task A_stack_without_endpoints_is_skipped() =>
        (await Check.OfAsync(Samples.OnlyTier("small", tier => tier with { Vertex = null }))).Skips();

    private EndpointCheck Check => new(_vertex.Object);

    private void Found(IEnumerable<Endpoint> endpoints) => _vertex
        .Setup(v => v.ListEndpointsAsync("ironwood-prod", "us-central1", It.IsAny<CancellationToken>()))
        .ReturnsAsync([.. endpoints]);

    private static Endpoint Endpoint(string name, (string Id, int Percent)[] traffic, params string[] models) => new()
    {
        Name = name,
        DeployedModels = { models.Select(id => new DeployedModel { Id = id, DisplayName = $"model {id}" }) },
        TrafficSplit = { traffic.ToDictionary(share => share.Id, share => share.Percent) },
    };
}
