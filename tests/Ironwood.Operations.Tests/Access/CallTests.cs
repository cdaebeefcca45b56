using Google.Cloud.AIPlatform.V1;
using Google.LongRunning;
using Grpc.Core;
using Ironwood.Demo.Faults;
using OperationsClient = Google.LongRunning.Operations.OperationsClient;

namespace Ironwood.Operations.Tests.Access;

/// <summary>Calls over real gRPC, well and ill.</summary>
public class CallTests
{
    private const string Get = "EndpointService/GetEndpoint";
    private const string Deploy = "EndpointService/DeployModel";

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(407)]
    [InlineData(500)]
    public async Task A_page_in_place_of_gRPC_is_named_and_not_taken_for_an_answer_of_Google(int status)
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Page("*", status));

        foreach (var problem in new[] { await loopback.ProblemOfReadAsync(), await loopback.ProblemOfWriteAsync() })
        {
            Assert.Equal(
                ("IW8017", "the answer is not Google's: "
                    + $"HTTP status {status} with content type text/html, expected application/grpc"),
                (problem.Code, problem.Message));
        }
        Assert.Equal((1, 1), (loopback.Calls(Get).Length, loopback.Calls(Deploy).Length));
    }

    [Fact]
    public async Task A_page_that_says_try_again_is_followed_by_another_read()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Page(Get, 503) with { Times = 1 });

        await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint });

        Assert.Equal(2, loopback.Calls(Get).Length);
    }

    [Fact]
    public async Task A_redirect_in_place_of_gRPC_is_not_followed()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Page(Get, 302, new("http://127.0.0.1:1/")));

        var problem = await loopback.ProblemOfReadAsync();

        Assert.Equal("IW8017", problem.Code);
        Assert.Contains("redirects", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_says_who_asks_about_what_and_which_host_was_meant()
    {
        await using var loopback = await Loopback.StartAsync(options => options with { QuotaProject = "payer" });

        var endpoint = await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint });

        Assert.Equal("inference-endpoint-small", endpoint.DisplayName);
        var call = Assert.Single(loopback.Calls(Get));
        Assert.Equal("us-central1-aiplatform.googleapis.com", call.Host);
        Assert.Equal($"name={Uri.EscapeDataString(loopback.Endpoint)}", call.Headers["x-goog-request-params"]);
        Assert.Equal("payer", call.Headers["x-goog-user-project"]);
        Assert.Contains("ironwood-infra/", call.Headers["user-agent"], StringComparison.Ordinal);
        Assert.False(call.Headers.ContainsKey("authorization"));
    }

    [Fact]
    public async Task The_routing_header_names_the_field_that_the_method_is_routed_by()
    {
        await using var loopback = await Loopback.StartAsync();
        var endpoint = new Endpoint { Name = loopback.Endpoint, DisplayName = "renamed" };

        await loopback.Endpoints.UpdateEndpointAsync(
            new() { Endpoint = endpoint, UpdateMask = new() { Paths = { "display_name" } } });
        await loopback.Endpoints.ListEndpointsAsync(new() { Parent = "projects/p/locations/r" });
        await loopback.ProblemOfWriteAsync().ContinueWith(_ => { }, TaskScheduler.Default);

        var name = Uri.EscapeDataString(loopback.Endpoint);
        Assert.Equal(
            $"endpoint.name={name}",
            loopback.Calls("EndpointService/UpdateEndpoint")[0].Headers["x-goog-request-params"]);
        Assert.Equal(
            "parent=projects%2Fp%2Flocations%2Fr",
            loopback.Calls("EndpointService/ListEndpoints")[0].Headers["x-goog-request-params"]);
        Assert.Equal($"endpoint={name}", loopback.Calls(Deploy)[0].Headers["x-goog-request-params"]);
    }

    [Fact]
    public async Task A_read_is_made_again_while_the_service_is_unavailable()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Unavailable(Get, times: 2));

        var endpoint = await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint });

        Assert.Equal(loopback.Endpoint, endpoint.Name);
        Assert.Equal(3, loopback.Calls(Get).Length);
    }

    [Fact]
    public async Task What_changes_something_is_sent_once()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Unavailable(Deploy, times: 1));

        var problem = await loopback.ProblemOfWriteAsync();

        Assert.Equal("IW8008", problem.Code);
        Assert.Contains("is not available at the moment", problem.Message, StringComparison.Ordinal);
        Assert.Single(loopback.Calls(Deploy));
    }

    [Fact]
    public async Task A_read_waits_as_long_as_Google_asks_it_to()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Exhausted(Get, TimeSpan.FromMilliseconds(20), times: 2));

        await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint });

        Assert.Equal(3, loopback.Calls(Get).Length);
    }

    [Fact]
    public async Task A_quota_that_comes_back_too_late_is_reported_with_the_wait()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Exhausted(Get, TimeSpan.FromSeconds(61.5)));

        var problem = await loopback.ProblemOfReadAsync();

        Assert.Equal(("IW8006", "Read requests per minute"), (problem.Code, problem.Value));
        Assert.Contains("try again in 62 s", problem.Fix, StringComparison.Ordinal);
        Assert.Single(loopback.Calls(Get));
    }

    [Fact]
    public async Task A_call_without_an_answer_ends_at_its_deadline()
    {
        await using var loopback = await Loopback.StartAsync(
            options => options with { Deadline = TimeSpan.FromMilliseconds(200) });
        loopback.Platform.Faults.Add(CallFault.Silent("*"));

        Assert.Equal("IW8009", (await loopback.ProblemOfReadAsync()).Code);
        Assert.Equal("IW8009", (await loopback.ProblemOfWriteAsync()).Code);
    }

    [Fact]
    public async Task A_deadline_of_the_call_itself_stands()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Silent("*"));

        var problem = await Loopback.ProblemOfAsync(() => loopback.Endpoints.GetEndpointAsync(
            new() { Name = loopback.Endpoint }, deadline: DateTime.UtcNow.AddMilliseconds(200)).ResponseAsync);

        Assert.Equal("IW8009", problem.Code);
    }

    [Fact]
    public async Task A_denied_permission_is_named_with_who_lacks_it()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Denied(Get, "aiplatform.endpoints.get", "user:ann@example.com"));

        var problem = await loopback.ProblemOfReadAsync();

        Assert.Equal(("IW8004", "aiplatform.endpoints.get"), (problem.Code, problem.Value));
        Assert.StartsWith(
            "grant user:ann@example.com a role that has aiplatform.endpoints.get", problem.Fix,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_API_that_is_off_is_reported_with_the_command_that_enables_it()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Disabled(Get, "aiplatform.googleapis.com", "ironwood-prod"));

        var problem = await loopback.ProblemOfReadAsync();

        Assert.Equal(("IW8005", "aiplatform.googleapis.com"), (problem.Code, problem.Value));
        Assert.StartsWith(
            "gcloud services enable aiplatform.googleapis.com --project=ironwood-prod", problem.Fix,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_token_is_reported_with_how_to_sign_in()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.TokenExpired(Get));

        var problem = await loopback.ProblemOfReadAsync();

        Assert.Equal("IW8003", problem.Code);
        Assert.Contains("gcloud auth application-default login", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_resource_is_reported_as_missing()
    {
        await using var loopback = await Loopback.StartAsync();

        var problem = await Loopback.ProblemOfAsync(
            () => loopback.Endpoints.GetEndpointAsync(
                new() { Name = "projects/other/locations/us-central1/endpoints/1" }).ResponseAsync);

        Assert.Equal("IW8007", problem.Code);
    }

    [Fact]
    public async Task A_broken_connection_costs_a_read_an_attempt_and_a_write_its_answer()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Dropped(Get, times: 1));
        loopback.Platform.Faults.Add(CallFault.Dropped(Deploy, times: 1));

        await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint });
        var problem = await loopback.ProblemOfWriteAsync();

        Assert.Equal(2, loopback.Calls(Get).Length);
        Assert.Equal("IW8008", problem.Code);
        Assert.Single(loopback.Calls(Deploy));
    }

    [Fact]
    public async Task Where_nobody_listens_is_unreachable()
    {
        await using var loopback = await Loopback.StartAsync();
        await loopback.Platform.DisposeAsync();

        var problem = await loopback.ProblemOfWriteAsync();

        Assert.Equal(("IW8008", "cannot be reached: the connection was refused"), (problem.Code, problem.Message));
    }

    [Fact]
    public async Task A_cancelled_call_is_reported_as_cancelled()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Silent(Get));
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.Equal("IW8010", (await loopback.ProblemOfReadAsync(cancelled.Token)).Code);
    }

    [Fact]
    public async Task A_wait_that_Google_asks_for_ends_with_a_cancellation()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Exhausted(Get, TimeSpan.FromSeconds(20)));
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.Equal("IW8010", (await loopback.ProblemOfReadAsync(cancelled.Token)).Code);
    }

    [Fact]
    public async Task Calls_beyond_what_a_connection_carries_do_not_wait_for_each_other()
    {
        // More than the hundred that a connection carries, and none of them gets an answer.
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Silent(Get));
        var endpoints = loopback.Endpoints;
        using var ended = new CancellationTokenSource();
        var silent = Enumerable.Range(0, 150)
            .Select(_ =>
                endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint },
                cancellationToken: ended.Token).ResponseAsync).ToArray();

        var answer = await endpoints.ListEndpointsAsync(
            new() { Parent = "projects/ironwood-prod/locations/us-central1" });

        Assert.Equal(3, answer.Endpoints.Count);
        await ended.CancelAsync();
        await Assert.ThrowsAsync<RpcException>(() => Task.WhenAll(silent));
    }

    [Fact]
    public async Task Every_method_of_the_stubs_that_is_called_here_is_in_the_catalogue()
    {
        await using var loopback = await Loopback.StartAsync();
        var operations = new OperationsClient(loopback.Access.Grpc(Loopback.Vertex, Loopback.Region));

        var error = await Assert.ThrowsAsync<RpcException>(
            () => operations.GetOperationAsync(new GetOperationRequest { Name = "operations/7" }).ResponseAsync);

        Assert.Equal(StatusCode.NotFound, error.StatusCode);
        Assert.Equal(
            "name=operations%2F7", loopback.Calls("Operations/GetOperation")[0].Headers["x-goog-request-params"]);
        Assert.All(
            EndpointService.Descriptor.Methods.Where(method => Called.Contains(method.Name)),
            method => Assert.NotNull(Ironwood.Catalog.Services.ApiMethods.Find(method.Service.FullName, method.Name)));
    }

    private static readonly string[] Called =
        ["GetEndpoint", "ListEndpoints", "UpdateEndpoint", "DeployModel", "UndeployModel", "MutateDeployedModel"];
}
