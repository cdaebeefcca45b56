using Google.Cloud.AIPlatform.V1;
using Grpc.Core;
using Ironwood.Demo.Faults;
using Ironwood.Demo.Vertex;
using Ironwood.Operations.Models;
using Ironwood.Operations.Models.Deployments;
using Ironwood.Operations.Models.Rollouts;
using Ironwood.Operations.Tests.Access;

namespace Ironwood.Operations.Tests.Google;

/// <summary>The ports over real gRPC, well and ill.</summary>
public class VertexAiTests
{
    private const string Region = Loopback.Region;

    private readonly InstantClock _clock = new();

    [Fact]
    public async Task What_is_there_is_found_and_what_is_not_is_null()
    {
        await using var loopback = await Loopback.StartAsync();
        var vertex = Vertex(loopback);

        Assert.Equal(loopback.Endpoint, (await vertex.FindEndpointAsync(loopback.Endpoint, default))?.Name);
        Assert.Null(
            await vertex.FindEndpointAsync("projects/ironwood-prod/locations/us-central1/endpoints/404", default));
        Assert.Equal("1", (await vertex.FindModelAsync(Name("demo-small@1"), default))?.VersionId);
        Assert.Null(await vertex.FindModelAsync(Name("demo-small@9"), default));
    }

    [Fact]
    public async Task A_split_is_written_alone_and_only_over_what_was_read()
    {
        await using var loopback = await Loopback.StartAsync();
        var vertex = Vertex(loopback);
        var book = EndpointBook.Of(loopback.Platform.State);
        book.Change(loopback.Endpoint, endpoint =>
        {
            endpoint.DeployedModels.Add(new DeployedModel { Id = "2" });
            endpoint.Labels["owner"] = "ann";
        });
        var read = (await vertex.FindEndpointAsync(loopback.Endpoint, default))!;
        var first = read.DeployedModels[0].Id;
        var half = new TrafficSplit([new(first, 50), new("2", 50)]);

        var written = await vertex.WriteSplitAsync(loopback.Endpoint, half.Shares, read.Etag, default);

        Assert.Equal(half, new TrafficSplit(written.TrafficSplit));
        Assert.Equal(
            ("inference-endpoint-small", "ann", 2),
            (written.DisplayName, written.Labels["owner"], written.DeployedModels.Count));
        // The etag of before is no longer good.
        await Assert.ThrowsAsync<EndpointChangedException>(
            () => vertex.WriteSplitAsync(loopback.Endpoint, TrafficSplit.AllTo("2").Shares, read.Etag, default));
        Assert.Equal(half, new TrafficSplit(book.Get(loopback.Endpoint).TrafficSplit));
    }

    [Fact]
    public async Task A_model_is_uploaded_deployed_and_removed_again()
    {
        await using var loopback = await Loopback.StartAsync();
        var begun = new List<string>();

        var deployed = await Deployment(loopback)
            .RunAsync(Plan(loopback), (phase, _) => begun.Add($"{phase}"), _ => { }, default);

        Assert.Equal((DeploymentEnd.Done, DeploymentPhase.Deploy), (deployed.End, deployed.Phase));
        Assert.EndsWith("@1", deployed.Model, StringComparison.Ordinal);
        Assert.Equal(["Upload", "Deploy"], begun);
        var there = EndpointBook.Of(loopback.Platform.State).Get(loopback.Endpoint).DeployedModels[^1];
        Assert.Equal((deployed.DeployedModel, deployed.Model), (there.Id, there.Model));

        var removed = await Deployment(loopback).UndeployAsync(
            new() { Endpoint = loopback.Endpoint, DeployedModelId = there.Id }, (_, _) => { }, _ => { }, default);
        Assert.Equal((DeploymentEnd.Done, DeploymentPhase.Undeploy), (removed.End, removed.Phase));
        Assert.Single(EndpointBook.Of(loopback.Platform.State).Get(loopback.Endpoint).DeployedModels);
    }

    [Fact]
    public async Task An_operation_that_fails_half_way_leaves_the_endpoint_as_it_was()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(
            CallFault.OperationFails(
                "EndpointService/DeployModel", StatusCode.ResourceExhausted,
                "There is no capacity for tpu7x-standard-4t."));

        var result = await Deployment(loopback).RunAsync(Plan(loopback), (_, _) => { }, _ => { }, default);

        Assert.Equal(
            (DeploymentEnd.Failed, DeploymentPhase.Deploy, "IW8215"), (result.End, result.Phase, result.Problem?.Code));
        Assert.Equal(
            "the deployment failed: There is no capacity for tpu7x-standard-4t (ResourceExhausted)",
            result.Problem?.Message);
        Assert.NotNull(result.Model);
        Assert.Single(EndpointBook.Of(loopback.Platform.State).Get(loopback.Endpoint).DeployedModels);
    }

    [Fact]
    public async Task Following_survives_a_dropped_connection_and_a_quota_that_is_used_up_for_a_while()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Dropped("Operations/GetOperation", times: 1));
        loopback.Platform.Faults.Add(
            CallFault.Exhausted("Operations/GetOperation", TimeSpan.FromMilliseconds(1), times: 1));
        loopback.Platform.Faults.Add(CallFault.Unavailable("Operations/GetOperation", times: 1));

        var result = await Deployment(loopback).RunAsync(Plan(loopback), (_, _) => { }, _ => { }, default);

        Assert.Equal(DeploymentEnd.Done, result.End);
    }

    [Fact]
    public async Task What_changes_something_is_not_sent_again_when_its_answer_is_lost()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(CallFault.Dropped("EndpointService/DeployModel"));

        var result = await Deployment(loopback).RunAsync(Plan(loopback), (_, _) => { }, _ => { }, default);

        Assert.Equal(
            (DeploymentEnd.Unanswered, DeploymentPhase.Deploy, "IW8008"),
            (result.End, result.Phase, result.Problem?.Code));
        Assert.EndsWith("@1", result.Model, StringComparison.Ordinal);
        Assert.Single(loopback.Calls("EndpointService/DeployModel"));
    }

    [Fact]
    public async Task A_missing_permission_is_reported()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(
            CallFault.Denied("ModelService/UploadModel", "aiplatform.models.upload", "user:ann@example.com"));

        var result = await Deployment(loopback).RunAsync(Plan(loopback), (_, _) => { }, _ => { }, default);

        Assert.Equal(
            (DeploymentEnd.Refused, DeploymentPhase.Upload, "IW8004", (string?)null),
            (result.End, result.Phase, result.Problem?.Code, result.Model));
        Assert.Empty(loopback.Calls("EndpointService/DeployModel"));
    }

    [Fact]
    public async Task A_late_answer_is_reported()
    {
        await using var loopback = await Loopback.StartAsync(
            options => options with { Deadline = TimeSpan.FromMilliseconds(200) });
        loopback.Platform.Faults.Add(CallFault.Silent("EndpointService/GetEndpoint"));

        var error = await Assert.ThrowsAsync<AccessException>(
            () => Vertex(loopback).FindEndpointAsync(loopback.Endpoint, default));

        Assert.Equal("IW8009", error.Problem.Code);
    }

    [Fact]
    public async Task A_rollout_whose_writes_lose_their_answers_still_knows_what_holds()
    {
        await using var loopback = await Loopback.StartAsync();
        var book = EndpointBook.Of(loopback.Platform.State);
        book.Change(loopback.Endpoint, endpoint => endpoint.DeployedModels.Add(new DeployedModel { Id = "2" }));
        var before = new TrafficSplit(book.Get(loopback.Endpoint).TrafficSplit);
        loopback.Platform.Faults.Add(CallFault.Dropped("EndpointService/UpdateEndpoint", times: 1));
        var traffic = new VertexTraffic(Vertex(loopback), loopback.Endpoint);
        var plan = RolloutPlan.Of("2", await traffic.ReadAsync(default), [50, 100], new());

        var result = await new Rollout(traffic, Meter(loopback), _clock).RunAsync(plan, _ => { }, default);

        Assert.Equal((RolloutEnd.NotWritten, before), (result.End, result.Split));
        Assert.Equal(before, new TrafficSplit(book.Get(loopback.Endpoint).TrafficSplit));
    }

    [Fact]
    public async Task A_rollout_over_the_loopback_platform_moves_all_of_the_traffic()
    {
        await using var loopback = await Loopback.StartAsync();
        var deployed = await Deployment(loopback).RunAsync(Plan(loopback), (_, _) => { }, _ => { }, default);
        var traffic = new VertexTraffic(Vertex(loopback), loopback.Endpoint);
        var plan = RolloutPlan.Of(
            deployed.DeployedModel!, await traffic.ReadAsync(default), [10, 100], new() { MaxP99Milliseconds = 200 });

        var result = await new Rollout(traffic, Meter(loopback), _clock).RunAsync(plan, _ => { }, default);

        Assert.Equal((RolloutEnd.Done, 2), (result.End, result.StepsTaken));
        Assert.Equal(
            TrafficSplit.AllTo(deployed.DeployedModel!),
            new TrafficSplit(EndpointBook.Of(loopback.Platform.State).Get(loopback.Endpoint).TrafficSplit));
    }

    private ModelDeployment Deployment(Loopback loopback) => new(Vertex(loopback), _clock);

    private static DeploymentPlan Plan(Loopback loopback) => new(
        "small",
        new()
        {
            Parent = "projects/ironwood-prod/locations/us-central1",
            Model = new() { DisplayName = "mine", ContainerSpec = new() { ImageUri = "us-docker.pkg.dev/p/r/i:1" } },
        },
        new()
        {
            Endpoint = loopback.Endpoint,
            DeployedModel = new()
            {
                DedicatedResources = new()
                {
                    MinReplicaCount = 1,
                    MachineSpec = new() { MachineType = "tpu7x-standard-4t" },
                },
            },
        })
    {
        Region = Region,
        Outputs = loopback.Platform.State.Contract.Tiers["small"],
    };

    private static VertexAi Vertex(Loopback loopback) => new(new(loopback.Access));

    private static MonitoringTraffic Meter(Loopback loopback) =>
        new(new CloudMonitoring(new(loopback.Access)), "ironwood-prod", "1000000001");

    private static VertexName Name(string model) =>
        VertexName.TryModel(model, "ironwood-prod", Region, out var name)
            ? name
            : throw new ArgumentException(model, nameof(model));
}
