using System.Net;
using Ironwood.Demo.Faults;

namespace Ironwood.Operations.Tests.Access;

/// <summary>REST requests over real HTTP, well and ill.</summary>
public class RestTests
{
    private const string Address = "https://redis.googleapis.com/v1/projects/p/locations/r/instances/i?view=all";
    private const string Get = "GET redis.googleapis.com/v1/";
    private const string Post = "POST redis.googleapis.com/v1/";

    [Fact]
    public async Task A_request_goes_to_the_endpoint_and_says_who_asks_and_which_host_was_meant()
    {
        await using var loopback = await Loopback.StartAsync(options => options with { QuotaProject = "payer" });

        using var response = await loopback.Access.Http.GetAsync(Address);

        Assert.Equal((HttpStatusCode.NotFound, HttpVersion.Version20), (response.StatusCode, response.Version));
        var call = Assert.Single(loopback.Calls(Get));
        Assert.Equal(("redis.googleapis.com", "payer"), (call.Host, call.Headers["x-goog-user-project"]));
        Assert.Contains("ironwood-infra/", call.Headers["user-agent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_is_made_again_while_the_service_is_unavailable()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Unavailable(Get, times: 2));

        using var response = await loopback.Access.Http.GetAsync(Address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(3, loopback.Calls(Get).Length);
    }

    [Fact]
    public async Task A_read_survives_a_broken_connection()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Dropped(Get, times: 1));

        using var response = await loopback.Access.Http.GetAsync(Address);

        Assert.Equal(2, loopback.Calls(Get).Length);
    }

    [Fact]
    public async Task A_POST_is_sent_once_unless_it_says_that_it_is_a_read()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Unavailable(Post, times: 1));
        loopback.Platform.Faults.Add(CallFault.Unavailable("POST compute.googleapis.com/", times: 1));
        using var write = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new StringContent("{}") };
        using var read = new HttpRequestMessage(HttpMethod.Post, "https://compute.googleapis.com/getHealth")
        {
            Content = new StringContent("{}"),
        };

        using var first = await loopback.Access.Http.SendAsync(write);
        using var second = await loopback.Access.Http.SendAsync(read.AsRead());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
        Assert.Single(loopback.Calls(Post));
        Assert.Equal(HttpStatusCode.NotFound, second.StatusCode);
        Assert.Equal(2, loopback.Calls("POST compute.googleapis.com/").Length);
    }

    [Fact]
    public async Task A_wait_beyond_the_deadline_is_not_begun()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Exhausted(Get, TimeSpan.FromSeconds(90)));

        var problem = await ProblemAsync(loopback);

        Assert.Equal("IW8006", problem.Code);
        Assert.Contains("try again in 90 s", problem.Fix, StringComparison.Ordinal);
        Assert.Single(loopback.Calls(Get));
    }

    [Fact]
    public async Task A_wait_that_Google_asks_for_is_waited()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Exhausted(Get, TimeSpan.FromSeconds(1), times: 1));
        var before = DateTime.UtcNow;

        using var response = await loopback.Access.Http.GetAsync(Address);

        Assert.Equal(2, loopback.Calls(Get).Length);
        Assert.InRange(DateTime.UtcNow - before, TimeSpan.FromSeconds(0.9), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task A_request_without_an_answer_ends_at_its_deadline()
    {
        await using var loopback = await Loopback.StartAsync(
            options => options with { Deadline = TimeSpan.FromMilliseconds(200) });
        loopback.Platform.Faults.Add(CallFault.Silent("*"));

        Assert.Equal("IW8009", (await ProblemAsync(loopback)).Code);
    }

    [Fact]
    public async Task Where_nobody_listens_is_unreachable()
    {
        await using var loopback = await Loopback.StartAsync(
            options => options with { Deadline = TimeSpan.FromSeconds(20) });
        await loopback.Platform.DisposeAsync();

        var problem = await ProblemAsync(loopback);

        Assert.Equal(("IW8008", "cannot be reached: the connection was refused"), (problem.Code, problem.Message));
    }

    public static TheoryData<string, string, string?> Refusals => new()
    {
        { "denied", "IW8004", "redis.instances.get" },
        { "disabled", "IW8005", "redis.googleapis.com" },
        { "expired", "IW8003", null },
        { "missing", "IW8007", null },
        { "invalid", "IW8012", null },
        { "internal", "IW8013", null },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Errors_in_JSON_mean_what_those_of_gRPC_mean(string fault, string code, string? value)
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(fault switch
        {
            "denied" => CallFault.Denied(Get, "redis.instances.get", "user:ann@example.com"),
            "disabled" => CallFault.Disabled(Get, "redis.googleapis.com", "p"),
            "expired" => CallFault.TokenExpired(Get),
            "missing" => CallFault.NotFound(Get, "Resource not found."),
            "invalid" => CallFault.Refused(Get, Grpc.Core.StatusCode.InvalidArgument, "Bad."),
            _ => CallFault.Refused(Get, Grpc.Core.StatusCode.Internal, "Oops."),
        });

        var problem = await ProblemAsync(loopback);

        Assert.Equal((code, value), (problem.Code, problem.Value));
    }

    [Theory]
    [InlineData(
        """
        {
          "error": {
            "code": 403,
            "message": "Compute Engine API has not been used in project 1 before",
            "errors": [{ "reason": "accessNotConfigured" }]
          }
        }
        """,
        "IW8005")]
    [InlineData(
        """{"error":{"code":403,"message":"Required 'compute.backendServices.get' permission for 'projects/p'","errors":[{"reason":"forbidden"}]}}""",
        "IW8004")]
    [InlineData("""{"error":"no object"}""", "IW8004")]
    [InlineData("""[]""", "IW8004")]
    [InlineData("""<html>Forbidden</html>""", "IW8004")]
    [InlineData("", "IW8004")]
    [InlineData("""{"error":{"message":"\ud800"}}""", "IW8004")]
    [InlineData("""{"error":{"details":[{"@type":"google.rpc.ErrorInfo","metadata":{"a":"1","a":"2"}}]}}""", "IW8004")]
    [InlineData("""{"error":{"details":[{"@type":"google.rpc.RetryInfo","retryDelay":"1e400s"}]}}""", "IW8004")]
    [InlineData(
        """{"error":{"details":[{"@type":"google.rpc.RetryInfo","retryDelay":"9999999999999999s"}]}}""", "IW8004")]
    [InlineData("""{"error":{"details":[{"@type":"google.rpc.RetryInfo","retryDelay":"-5s"}]}}""", "IW8004")]
    [InlineData("""{"error":{"details":[null,7,"x",[]],"errors":[null],"status":"7","message":{}}}""", "IW8004")]
    public async Task Older_and_odd_bodies_are_understood_as_far_as_they_go(string body, string code)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent(body) };

        var error = await GoogleError.ReadAsync(response, CancellationToken.None);

        var problem = Failures.Of(new GoogleErrorException(error, "https://compute.googleapis.com/"), "it");
        Assert.Equal(code, problem.Code);
        if (body.Contains("Required", StringComparison.Ordinal))
        {
            Assert.Equal("compute.backendServices.get", problem.Value);
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_page_in_place_of_JSON_is_named_and_not_taken_for_an_answer_of_Google(int status)
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Page(Get, status));

        var error = await Assert.ThrowsAsync<AccessException>(() => new Memorystore(new(loopback.Access))
            .FindInstanceAsync(loopback.Platform.State.Contract.Cache!.Instance, CancellationToken.None));

        Assert.Equal(
            ("IW8017", "the answer is not Google's: "
                + $"HTTP status {status} with content type text/html, expected application/json"),
            (error.Problem.Code, error.Problem.Message));
        Assert.False(error.IsNotFound || error.IsRefusal);
    }

    [Fact]
    public async Task A_wait_is_told_that_only_the_header_asks_for()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests)
        {
            Content = new StringContent("slow down"),
        };
        response.Headers.RetryAfter = new(TimeSpan.FromSeconds(7));

        var error = await GoogleError.ReadAsync(response, CancellationToken.None);

        Assert.Equal((Grpc.Core.StatusCode.ResourceExhausted, TimeSpan.FromSeconds(7)), (error.Code, error.RetryDelay));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_takes_no_token_along()
    {
        await using var elsewhere = await Loopback.StartAsync();
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Page(Get, 302, new(elsewhere.Platform.Endpoint, "/v1/stolen")));

        Assert.Equal("IW8017", (await ProblemAsync(loopback)).Code);
        Assert.Empty(elsewhere.Platform.State.Calls);
    }

    [Fact]
    public async Task Each_attempt_begins_with_the_request_as_it_was_made()
    {
        var seen = new List<(string Address, int Marks)>();
        using var wire = new Mutating(seen);
        using var invoker = new HttpMessageInvoker(new FreshRequest(wire));
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);

        using var first = await invoker.SendAsync(request, CancellationToken.None);
        using var second = await invoker.SendAsync(request, CancellationToken.None);

        Assert.Equal([(Address, 1), (Address, 1)], seen);
    }

    // Changes what it sends, as a handler that follows a redirect does.
    private sealed class Mutating(List<(string Address, int Marks)> seen) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("x-mark", "1");
            seen.Add((request.RequestUri!.ToString(), request.Headers.GetValues("x-mark").Count()));
            request.RequestUri = new("https://example.com/");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }

    private static async Task<Problem> ProblemAsync(Loopback loopback) =>
        Failures.Of(
            await Assert.ThrowsAnyAsync<Exception>(
                () => loopback.Access.Http.GetAsync(Address).RequireSuccessAsync(CancellationToken.None)),
            "instance i");
}
