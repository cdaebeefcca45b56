namespace Ironwood.Operations.Tests.Verification;

public sealed class VertexRouteCheckTests
{
    private const string Asks =
        """{"error": {"code": 401, "status": "UNAUTHENTICATED", "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "metadata": {"service": "aiplatform.googleapis.com"}}]}}""";

    private readonly Mock<IFrontDoor> _frontDoor = new();

    [Fact]
    public async Task Vertex_AI_that_asks_for_credentials_on_every_route_passes()
    {
        var outcome = await RunAsync(new(401, null, TimeSpan.Zero, Asks));
        outcome.Passes();
        Assert.Equal("Vertex AI answers on 3 routes", outcome.Summary);
        Assert.Equal(
            ("/vertex/large/predict", "401 from aiplatform.googleapis.com"),
            (outcome.Evidence[0].Subject, outcome.Evidence[0].Seen));
        foreach (var tier in Samples.Prod.Tiers.Keys)
        {
            _frontDoor.Verify(
                f => f.AskAsync(new Uri($"https://inference.example.com/vertex/{tier}/predict"), "{}",
                    ImmutableDictionary<string, string>.Empty,
                It.IsAny<CancellationToken>()), Times.Once);
        }
    }

    [Theory]
    [InlineData("Unauthorized")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"error": "no object"}""")]
    public async Task An_endpoint_with_a_host_name_of_its_own_may_say_less(string body) =>
        (await RunAsync(new(401, null, TimeSpan.Zero, body))).Passes();

    [Theory]
    [InlineData(401, null, "storage.googleapis.com", "401 from storage.googleapis.com")]
    [InlineData(401, "small", "aiplatform.googleapis.com", "401 from the machines of tier small")]
    [InlineData(404, "small", "", "404 from the machines of tier small")]
    [InlineData(403, null, "aiplatform.googleapis.com", "403")]
    [InlineData(502, null, "", "502")]
    public async Task Whatever_else_answers_fails(int status, string? tier, string service, string seen)
    {
        var answer = new FrontDoorAnswer(
            status, tier, TimeSpan.Zero, Asks.Replace("aiplatform.googleapis.com", service, StringComparison.Ordinal));
        var outcome = await RunAsync(answer);
        Assert.Equal(3, outcome.Broken().Length);
        Assert.Equal(seen, outcome.Broken()[0].Seen);
    }

    [Fact]
    public async Task A_route_that_is_not_answered_fails() =>
        Assert.Equal(
            "no answer: the connection was refused", (await RunAsync(new(0, null, TimeSpan.Zero,
            Failure: "the connection was refused"))).Broken()[0].Seen);

    [Fact]
    public async Task Behind_a_sign_in_nothing_is_asked()
    {
        var stack = Samples.Prod with { FrontDoor = Samples.Prod.FrontDoor with { RequiresSignIn = true } };
        (await Check.OfAsync(stack)).Skips();
        Assert.Empty(Check.Commands(stack));
        _frontDoor.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_route_nothing_is_asked(bool hasEndpoint)
    {
        var stack = Samples.OnlyTier(
            "small", tier => tier with { Vertex = hasEndpoint ? tier.Vertex! with { Path = null } : null });
        (await Check.OfAsync(stack)).Skips();
        Assert.Empty(Check.Commands(stack));
    }

    private VertexRouteCheck Check => new(_frontDoor.Object);

    private Task<CheckOutcome> RunAsync(FrontDoorAnswer answer)
    {
        _frontDoor.Setup(f => f.AskAsync(
            It.IsAny<Uri>(), It.IsAny<string?>(), It.IsAny<IReadOnlyDictionary<string, string>>(),
            It.IsAny<CancellationToken>()))
            .ReturnsAsync(answer);
        return Check.OfAsync(Samples.Prod);
    }
}
