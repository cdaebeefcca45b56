using System.Net;
using Google.Cloud.AIPlatform.V1;
using Google.Cloud.Monitoring.V3;
using Google.LongRunning;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Ironwood.Catalog.Metrics;
using Ironwood.Demo.Faults;
using Ironwood.Demo.Monitoring;
using Ironwood.Demo.Samples;
using Ironwood.Operations.Tests.Access;
using OperationsClient = Google.LongRunning.Operations.OperationsClient;

namespace Ironwood.Operations.Tests.Platform;

/// <summary>The loopback platform answers as Google's services do: what is tried on it must hold of them.</summary>
public class PlatformTests
{
    private const string Parent = "projects/ironwood-prod/locations/us-central1";
    private const string Model = Parent + "/models/demo-small";

    [Fact]
    public async Task One_port_speaks_HTTP_1_and_HTTP_2()
    {
        await using var loopback = await Loopback.StartAsync();
        using var http = new HttpClient { BaseAddress = loopback.Platform.Endpoint };
        using var newer = new HttpRequestMessage(HttpMethod.Get, "outputs")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var first = await http.GetAsync("outputs");
        using var second = await http.SendAsync(newer);

        Assert.Equal((HttpVersion.Version11, HttpVersion.Version20), (first.Version, second.Version));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Its_outputs_are_those_of_the_stack_that_it_stands_for()
    {
        await using var loopback = await Loopback.StartAsync();
        using var http = new HttpClient { BaseAddress = loopback.Platform.Endpoint };

        var contract = PlatformContract.Parse(await http.GetStringAsync("outputs"));

        Assert.Equal(SampleOutputs.Write(SampleContract.Create()), SampleOutputs.Write(contract));
        Assert.Equal(["large", "medium", "small"], contract.Tiers.Keys);
    }

    [Fact]
    public async Task A_list_comes_in_pages()
    {
        await using var loopback = await Loopback.StartAsync();
        var names = new List<string>();
        var request = new ListEndpointsRequest { Parent = Parent, PageSize = 2 };
        do
        {
            var page = await loopback.Endpoints.ListEndpointsAsync(request);
            names.AddRange(page.Endpoints.Select(endpoint => endpoint.Name));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(
            loopback.Platform.State.Contract.Tiers.Values.Select(tier => tier.Vertex!.Endpoint)
            .Order(StringComparer.Ordinal), names);
        Assert.Equal(2, loopback.Calls("EndpointService/ListEndpoints").Length);
        var error = await Assert.ThrowsAsync<RpcException>(
            () => loopback.Endpoints.ListEndpointsAsync(
                new() { Parent = Parent, PageToken = "nonsense" }).ResponseAsync);
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
    }

    [Fact]
    public async Task A_deployment_goes_through_its_stages_and_ends_with_the_model_on_the_endpoint()
    {
        await using var loopback = await Loopback.StartAsync();
        var first = (await loopback.Endpoints.GetEndpointAsync(
            new() { Name = loopback.Endpoint })).DeployedModels[0].Id;

        var operation = await loopback.Endpoints.DeployModelAsync(new()
        {
            Endpoint = loopback.Endpoint,
            DeployedModel = new() { Model = Model, DisplayName = "second" },
            TrafficSplit = { { first, 90 }, { "0", 10 } },
        });
        var stages = new List<DeploymentStage>();
        while (!operation.Done)
        {
            stages.Add(operation.Metadata.Unpack<DeployModelOperationMetadata>().DeploymentStage);
            operation = await Operations(loopback).GetOperationAsync(new GetOperationRequest { Name = operation.Name });
        }

        Assert.Equal((DeploymentStage.StartingDeployment, DeploymentStage.FinishingUp), (stages[0], stages[^1]));
        var deployed = operation.Response.Unpack<DeployModelResponse>().DeployedModel;
        var endpoint = await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint });
        Assert.Equal(["demo-small", "second"], endpoint.DeployedModels.Select(model => model.DisplayName));
        Assert.Equal((90, 10), (endpoint.TrafficSplit[first], endpoint.TrafficSplit[deployed.Id]));
    }

    [Fact]
    public async Task A_deployment_that_fails_half_way_leaves_the_endpoint_as_it_was()
    {
        await using var loopback = await Loopback.StartAsync();
        loopback.Platform.Faults.Add(
            CallFault.OperationFails("EndpointService/DeployModel", StatusCode.ResourceExhausted, "No TPUs are left."));
        var before = await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint });

        var operation = await loopback.Endpoints.DeployModelAsync(
            new() { Endpoint = loopback.Endpoint, DeployedModel = new() { Model = Model } });
        var looks = 0;
        while (!operation.Done)
        {
            looks++;
            operation = await Operations(loopback).GetOperationAsync(new GetOperationRequest { Name = operation.Name });
        }

        Assert.True(looks > 1, "It failed at once.");
        Assert.Equal(
            ((int)StatusCode.ResourceExhausted, "No TPUs are left."), (operation.Error.Code, operation.Error.Message));
        Assert.Equal(before, await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint }));
    }

    [Fact]
    public async Task A_cancelled_operation_ends_without_its_effect()
    {
        await using var loopback = await Loopback.StartAsync();
        var operation = await loopback.Endpoints.DeployModelAsync(
            new() { Endpoint = loopback.Endpoint, DeployedModel = new() { Model = Model } });

        await Operations(loopback).CancelOperationAsync(new CancelOperationRequest { Name = operation.Name });

        var ended = await Operations(loopback).WaitOperationAsync(new WaitOperationRequest { Name = operation.Name });
        Assert.Equal((int)StatusCode.Cancelled, ended.Error.Code);
        Assert.Single((await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint })).DeployedModels);
    }

    [Fact]
    public async Task A_model_that_gets_requests_is_not_taken_off()
    {
        await using var loopback = await Loopback.StartAsync();
        var first = (await loopback.Endpoints.GetEndpointAsync(
            new() { Name = loopback.Endpoint })).DeployedModels[0].Id;
        await FinishAsync(loopback, await loopback.Endpoints.DeployModelAsync(new()
        {
            Endpoint = loopback.Endpoint,
            DeployedModel = new() { Id = "2", Model = Model },
        }));

        var refused = await Assert.ThrowsAsync<RpcException>(
            () => loopback.Endpoints.UndeployModelAsync(
                new() { Endpoint = loopback.Endpoint, DeployedModelId = first }).ResponseAsync);
        await FinishAsync(loopback, await loopback.Endpoints.UndeployModelAsync(new()
        {
            Endpoint = loopback.Endpoint,
            DeployedModelId = first,
            TrafficSplit = { { "2", 100 } },
        }));

        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
        var endpoint = await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint });
        Assert.Equal("2", Assert.Single(endpoint.DeployedModels).Id);
        Assert.Equal(100, endpoint.TrafficSplit["2"]);
    }

    [Fact]
    public async Task A_split_is_refused_that_is_not_whole_names_a_stranger_or_was_read_before_a_change()
    {
        await using var loopback = await Loopback.StartAsync();
        var before = await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint });
        var id = before.DeployedModels[0].Id;

        Assert.Equal(StatusCode.InvalidArgument, await SplitAsync(loopback, "", (id, 99)));
        Assert.Equal(StatusCode.InvalidArgument, await SplitAsync(loopback, "", (id, 50), ("stranger", 50)));
        Assert.Equal(StatusCode.OK, await SplitAsync(loopback, before.Etag, (id, 100)));
        Assert.Equal(StatusCode.Aborted, await SplitAsync(loopback, before.Etag, (id, 100)));
    }

    [Fact]
    public async Task A_deployed_model_s_replicas_can_be_changed()
    {
        await using var loopback = await Loopback.StartAsync();
        var id = (await loopback.Endpoints.GetEndpointAsync(new() { Name = loopback.Endpoint })).DeployedModels[0].Id;

        await FinishAsync(loopback, await loopback.Endpoints.MutateDeployedModelAsync(new()
        {
            Endpoint = loopback.Endpoint,
            DeployedModel = new() { Id = id, DedicatedResources = new() { MinReplicaCount = 2, MaxReplicaCount = 5 } },
            UpdateMask = new() { Paths = { "dedicated_resources.min_replica_count" } },
        }));

        var resources = (await loopback.Endpoints.GetEndpointAsync(
            new() { Name = loopback.Endpoint })).DeployedModels[0].DedicatedResources;
        Assert.Equal((2, 0), (resources.MinReplicaCount, resources.MaxReplicaCount));
    }

    [Fact]
    public async Task A_model_is_uploaded_found_by_its_name_and_gets_versions()
    {
        await using var loopback = await Loopback.StartAsync();
        var models = new ModelService.ModelServiceClient(loopback.Access.Grpc(Loopback.Vertex, Loopback.Region));
        var model = new Model { DisplayName = "mine", ContainerSpec = new() { ImageUri = "r-docker.pkg.dev/p/r/i" } };

        var first = (await FinishAsync(
            loopback, await models.UploadModelAsync(new() { Parent = Parent, ModelId = "mine", Model = model })))
            .Response.Unpack<UploadModelResponse>();
        var second = (await FinishAsync(
            loopback,
            await models.UploadModelAsync(new() { Parent = Parent, ParentModel = first.Model, Model = model })))
            .Response.Unpack<UploadModelResponse>();

        Assert.Equal((first.Model, "1", "2"), (second.Model, first.ModelVersionId, second.ModelVersionId));
        var found = await models.ListModelsAsync(new() { Parent = Parent, Filter = "display_name=\"mine\"" });
        Assert.Equal("2", Assert.Single(found.Models).VersionId);
        Assert.Equal("1", (await models.GetModelAsync(new() { Name = $"{first.Model}@1" })).VersionId);
        Assert.Equal(2, (await models.ListModelVersionsAsync(new() { Name = first.Model })).Models.Count);
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(
            () => models.GetModelAsync(new() { Name = Parent + "/models/none" }).ResponseAsync)).StatusCode);
    }

    [Fact]
    public async Task Series_are_filtered_aligned_and_summed_by_tier()
    {
        await using var loopback = await Loopback.StartAsync();
        var metrics = new MetricService.MetricServiceClient(loopback.Access.Grpc(Loopback.Monitoring));
        var now = DateTimeOffset.UtcNow;
        var request = new ListTimeSeriesRequest
        {
            Name = "projects/ironwood-prod",
            Filter = MetricSelection.Of(Metrics.BalancerRequests)
                .Where("backend_target_name", "inference-backend-small").Filter,
            Interval = new()
            {
                StartTime = Timestamp.FromDateTimeOffset(now.AddMinutes(-5)),
                EndTime = Timestamp.FromDateTimeOffset(now),
            },
        };

        var raw = Assert.Single((await metrics.ListTimeSeriesAsync(request)).TimeSeries);
        request.Filter = MetricSelection.Of(Metrics.BalancerRequests).Filter;
        request.Aggregation = new()
        {
            AlignmentPeriod = Duration.FromTimeSpan(TimeSpan.FromMinutes(5)),
            PerSeriesAligner = Aggregation.Types.Aligner.AlignRate,
            CrossSeriesReducer = Aggregation.Types.Reducer.ReduceSum,
            GroupByFields = { "resource.label.backend_target_name" },
        };
        var byTier = (await metrics.ListTimeSeriesAsync(request)).TimeSeries;
        request.Aggregation.GroupByFields.Clear();
        var sum = Assert.Single((await metrics.ListTimeSeriesAsync(request)).TimeSeries);

        Assert.Equal("200", raw.Metric.Labels["response_code_class"]);
        Assert.Equal(240 * 60, raw.Points[0].Value.Int64Value);
        Assert.Equal(3, byTier.Count);
        Assert.Equal(3 * 240, Assert.Single(sum.Points).Value.DoubleValue);
    }

    [Fact]
    public async Task A_series_without_new_points_is_not_in_a_late_interval()
    {
        await using var loopback = await Loopback.StartAsync();
        var metrics = new MetricService.MetricServiceClient(loopback.Access.Grpc(Loopback.Monitoring));
        SeriesBook.Of(loopback.Platform.State).Change(
            series => series.MetricType == Metrics.RedisHitRatio.Type, series =>
                series with { Age = TimeSpan.FromHours(2) });
        var now = DateTimeOffset.UtcNow;

        var answer = await metrics.ListTimeSeriesAsync(new()
        {
            Name = "projects/ironwood-prod",
            Filter = MetricSelection.Of(Metrics.RedisHitRatio).Filter,
            Interval = new()
            {
                StartTime = Timestamp.FromDateTimeOffset(now.AddHours(-1)),
                EndTime = Timestamp.FromDateTimeOffset(now),
            },
        });

        Assert.Empty(answer.TimeSeries);
    }

    [Fact]
    public async Task Descriptors_alerts_and_their_absence_are_reported()
    {
        await using var loopback = await Loopback.StartAsync();
        var metrics = new MetricService.MetricServiceClient(loopback.Access.Grpc(Loopback.Monitoring));

        var descriptors = await metrics.ListMetricDescriptorsAsync(new()
        {
            Name = "projects/ironwood-prod",
            Filter = "metric.type = starts_with(\"redis.googleapis.com/\")",
        });
        var alerts = await loopback.Alerts.ListAlertPoliciesAsync(new() { Name = "projects/ironwood-prod" });

        Assert.Equal(4, descriptors.MetricDescriptors.Count);
        Assert.All(
            descriptors.MetricDescriptors, descriptor => Assert.Equal(60, descriptor.Metadata.SamplePeriod.Seconds));
        Assert.Equal(7, alerts.TotalSize);
        Assert.All(alerts.AlertPolicies, policy => Assert.True(policy.Enabled));
        Assert.Equal(
            alerts.AlertPolicies[0],
            await loopback.Alerts.GetAlertPolicyAsync(new() { Name = alerts.AlertPolicies[0].Name }));
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(
            () => metrics.ListMetricDescriptorsAsync(new() { Name = "projects/other" }).ResponseAsync)).StatusCode);
    }

    private static OperationsClient Operations(Loopback loopback) =>
        new(loopback.Access.Grpc(Loopback.Vertex, Loopback.Region));

    private static async Task<Operation> FinishAsync(Loopback loopback, Operation operation)
    {
        while (!operation.Done)
        {
            operation = await Operations(loopback).GetOperationAsync(new GetOperationRequest { Name = operation.Name });
        }
        Assert.Null(operation.Error);
        return operation;
    }

    private static async Task<StatusCode> SplitAsync(
        Loopback loopback, string etag, params (string Id, int Share)[] split)
    {
        var endpoint = new Endpoint { Name = loopback.Endpoint, Etag = etag };
        foreach (var (id, share) in split)
        {
            endpoint.TrafficSplit.Add(id, share);
        }
        try
        {
            await loopback.Endpoints.UpdateEndpointAsync(
                new() { Endpoint = endpoint, UpdateMask = new() { Paths = { "traffic_split" } } });
            return StatusCode.OK;
        }
        catch (RpcException error)
        {
            return error.StatusCode;
        }
    }
}
