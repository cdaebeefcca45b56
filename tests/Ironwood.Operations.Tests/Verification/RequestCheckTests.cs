namespace Ironwood.Operations.Tests.Verification;

public sealed class RequestCheckTests
{
    private const string Models = """{"object": "list", "data": [{"id": "llama", "object": "model"}]}""";

    private readonly Mock<IFrontDoor> _frontDoor = new();
    private readonly List<(string Url, string? Body)> _asked = [];
    private readonly List<IReadOnlyDictionary<string, string>> _headers = [];
    private Func<string, int, FrontDoorAnswer> _answer = (url, _) =>
        new(200, TierOf(url), TimeSpan.FromMilliseconds(40), Models);

    public RequestCheckTests() => _frontDoor
        .Setup(f => f.AskAsync(
            It.IsAny<Uri>(), It.IsAny<string?>(), It.IsAny<IReadOnlyDictionary<string, string>>(),
            It.IsAny<CancellationToken>()))
        .ReturnsAsync((Uri url, string? body, IReadOnlyDictionary<string, string> headers, CancellationToken _) =>
        {
            _headers.Add(headers);
            _asked.Add((url.ToString(), body));
            return _answer(url.ToString(), _asked.Count(each => TierOf(each.Url) == TierOf(url.ToString())));
        });

    [Fact]
    public async Task Ten_quick_answers_of_the_right_tier_pass_for_each_route()
    {
        var outcome = await RunAsync(Samples.Prod);
        outcome.Passes();
        Assert.Equal("3 routes, 30 requests answered, slowest p99 40 ms", outcome.Summary);
        Assert.Equal(
            10,
            _asked.Count(
                each => each.Url.StartsWith("https://inference.example.com/simple/", StringComparison.Ordinal)));
        Assert.Equal(
            10,
            _asked.Count(
                each => each.Url.StartsWith("https://inference.example.com/complex/", StringComparison.Ordinal)));
        Assert.Equal(
            10,
            _asked.Count(each => each.Url.StartsWith("https://inference.example.com/v1/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_first_request_asks_for_the_models_and_the_others_ask_one_of_them_for_a_token()
    {
        await RunAsync(Samples.OnlyTier("small"), requests: 3);
        Assert.Equal(
            [
                ("https://inference.example.com/simple/v1/models", null),
                (
                    "https://inference.example.com/simple/v1/completions",
                    """{"model":"llama","prompt":"ping","max_tokens":1}"""),
                (
                    "https://inference.example.com/simple/v1/completions",
                    """{"model":"llama","prompt":"ping","max_tokens":1}"""),
            ],
            _asked);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{}")]
    [InlineData("""{"data": []}""")]
    [InlineData("""{"data": [{"id": 1}]}""")]
    [InlineData("[]")]
    public async Task Without_a_model_in_the_list_the_list_is_asked_for_again(string body)
    {
        _answer = (url, _) => new(200, TierOf(url), TimeSpan.FromMilliseconds(40), body);
        (await RunAsync(Samples.OnlyTier("small"), requests: 3)).Passes();
        Assert.Equal(3, _asked.Count);
        Assert.All(_asked, each => Assert.Null(each.Body));
    }

    [Fact]
    public async Task A_route_with_host_and_headers_is_asked_with_both()
    {
        var platform = Samples.OnlyTier("large", tier => tier with
        {
            Routes = [],
            ConditionalRoutes =
            [
                new()
                {
                    Host = "large.example.com",
                    Paths = ["/v1", "/v1/*"],
                    Headers = ImmutableSortedDictionary<string, string>.Empty.Add("x-model", "large"),
                },
            ],
        });
        _answer = (_, _) => new(200, "large", TimeSpan.FromMilliseconds(40), Models);
        (await RunAsync(platform, requests: 2)).Passes();
        Assert.Equal(
            ["https://large.example.com/v1/models", "https://large.example.com/v1/completions"],
            _asked.Select(each => each.Url));
        Assert.All(_headers, headers => Assert.Equal("large", headers["x-model"]));
        var command = Assert.Single(
            new RequestCheck(_frontDoor.Object, new() { Requests = 2 }).Commands(platform));
        Assert.Contains(
            " --header 'x-model: large' https://large.example.com/v1/models", command, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("internal", true)]
    [InlineData("external", false)]
    [InlineData(null, false)]
    public async Task Silence_of_an_internal_front_door_says_where_to_ask_from(string? scheme, bool isTold)
    {
        var platform = Samples.OnlyTier("large");
        platform = platform with { FrontDoor = platform.FrontDoor with { Scheme = scheme } };
        _answer = (_, _) => new(0, null, TimeSpan.Zero, Failure: "no route to host");
        var outcome = await RunAsync(platform, requests: 1);
        var seen = Assert.Single(outcome.Evidence).Seen;
        Assert.Equal(
            isTold,
            seen.EndsWith(
                $"internal: run verify on a machine in the network {platform.Network.Network}",
                StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_of_another_status_fails()
    {
        _answer = (url, number) =>
            new(number is 4 or 5 ? 503 : 200, TierOf(url), TimeSpan.FromMilliseconds(40), Models);
        var broken = (await RunAsync(Samples.OnlyTier("large"))).FailsOnce("8 with 200, 2 with 503");
        Assert.Equal("/complex/* to tier large", broken.Subject);
        Assert.Equal("10 answers with status 200", broken.Expected);
    }

    // The predecessor's host rule sent everything to the small tier.
    [Fact]
    public async Task An_answer_of_another_tier_fails()
    {
        _answer = (_, number) => new(200, number == 7 ? "small" : "large", TimeSpan.FromMilliseconds(40), Models);
        Assert.Equal(
            "from tier large", (await RunAsync(Samples.OnlyTier("large")))
            .FailsOnce("from tier large, from tier small").Expected);
    }

    [Fact]
    public async Task An_answer_that_names_no_tier_fails()
    {
        _answer = (_, _) => new(200, null, TimeSpan.FromMilliseconds(40), Models);
        (await RunAsync(Samples.OnlyTier("large"))).FailsOnce("a tier that the answer does not name");
    }

    [Fact]
    public async Task One_slow_answer_in_ten_is_the_99th_percentile()
    {
        _answer = (url, number) => new(200, TierOf(url), TimeSpan.FromMilliseconds(number == 6 ? 201 : 40), Models);
        Assert.Equal(
            "p99 within 200 ms", (await RunAsync(Samples.OnlyTier("large")))
            .FailsOnce("p50 40 ms, p99 201 ms").Expected);
        (await RunAsync(Samples.OnlyTier("large"), latency: 201)).Passes();
    }

    [Fact]
    public async Task The_first_request_which_connects_is_timed_only_where_it_is_the_only_one()
    {
        _answer = (url, number) => new(200, TierOf(url), TimeSpan.FromMilliseconds(number == 1 ? 900 : 40), Models);
        (await RunAsync(Samples.OnlyTier("large"))).Passes();
        _asked.Clear();
        (await RunAsync(Samples.OnlyTier("large"), requests: 1)).FailsOnce("p99 900 ms");
    }

    [Fact]
    public async Task A_front_door_that_does_not_answer_fails_and_is_not_asked_again()
    {
        _answer = (_, _) => new(0, null, TimeSpan.Zero, Failure: "cannot be reached: the connection was refused");
        var broken = (await RunAsync(Samples.OnlyTier("small"))).FailsOnce("the connection was refused");
        Assert.Contains("https://inference.example.com/simple/v1/models", broken.Seen, StringComparison.Ordinal);
        Assert.Single(_asked);
    }

    [Fact]
    public async Task Behind_a_sign_in_page_nothing_is_sent()
    {
        (await RunAsync(Samples.Prod with { FrontDoor = Samples.Prod.FrontDoor with { RequiresSignIn = true } }))
            .Skips();
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_stack_without_tiers_is_skipped() => (await RunAsync(Samples.WithoutTiers)).Skips();

    // An exact path is a caller's own contract with its model.
    [Fact]
    public async Task An_exact_path_is_not_asked()
    {
        (await RunAsync(Samples.OnlyTier("large", tier => tier with { Routes = ["/score"] }))).Skips();
        Assert.Empty(_asked);
    }

    [Theory]
    [InlineData("/team/v1/*", "https://inference.example.com/team/v1/models")]
    [InlineData("/v1/*", "https://inference.example.com/v1/models")]
    public async Task A_route_that_ends_in_the_servers_own_folder_is_not_doubled(string route, string url)
    {
        await RunAsync(Samples.OnlyTier("large", tier => tier with { Routes = [route] }), requests: 1);
        Assert.Equal(url, Assert.Single(_asked).Url);
    }

    [Fact]
    public async Task What_no_route_matches_is_asked_under_another_path_when_a_tier_has_taken_the_servers_own()
    {
        var platform = Samples.Prod with
        {
            Tiers = Samples.Prod.Tiers.SetItem("large", Samples.Prod.Tiers["large"] with { Routes = ["/v1", "/v1/*"] }),
        };
        await RunAsync(platform, requests: 1);
        Assert.Contains(_asked, each => each.Url == "https://inference.example.com/verify/v1/models");
    }

    private Task<CheckOutcome> RunAsync(PlatformContract platform, int requests = 10, int latency = 200) =>
        new RequestCheck(_frontDoor.Object,
            new() { Requests = requests, Latency = TimeSpan.FromMilliseconds(latency) }).OfAsync(platform);

    private static string TierOf(string url) =>
        url.Contains("/simple/", StringComparison.Ordinal)
            ? "small"
            : url.Contains("/complex/", StringComparison.Ordinal) ? "large" : "medium";
}
