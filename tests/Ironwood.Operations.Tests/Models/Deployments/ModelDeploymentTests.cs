using Google.Cloud.AIPlatform.V1;
using Google.LongRunning;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Ironwood.Operations.Models.Deployments;
using Ironwood.Operations.Tests.Models.Rollouts;

namespace Ironwood.Operations.Tests.Models.Deployments;

public class ModelDeploymentTests
{
    private const string UploadOperation = "projects/1/locations/r/models/m/operations/1";
    private const string DeployOperation = "projects/1/locations/r/endpoints/11/operations/2";

    private static readonly DeploymentPlan WithUpload = new(
        "small", new() { Model = new() { DisplayName = "m" } },
        new() { Endpoint = Contracts.SmallEndpoint, DeployedModel = new() })
    {
        Region = "r",
        Outputs = Contracts.Platform.Tiers["small"],
    };

    private readonly InstantClock _clock = new();
    private readonly Mock<IVertexAi> _vertex = new();
    private readonly List<string> _begun = [];

    public ModelDeploymentTests()
    {
        _vertex.Setup(m => m.UploadAsync(It.IsAny<UploadModelRequest>(), CancellationToken.None))
            .ReturnsAsync(new Operation { Name = UploadOperation });
        _vertex.Setup(e => e.DeployAsync(It.IsAny<DeployModelRequest>(), CancellationToken.None))
            .ReturnsAsync(new Operation { Name = DeployOperation });
        Ends(UploadOperation,
            new UploadModelResponse { Model = "projects/1/locations/r/models/m", ModelVersionId = "3" });
        Ends(DeployOperation,
            new DeployModelResponse { DeployedModel = new() { Id = "42", Model = "projects/1/locations/r/models/m" } });
    }

    [Fact]
    public async Task The_version_that_was_uploaded_is_the_one_that_is_deployed()
    {
        var result = await RunAsync(WithUpload);

        Assert.Equal(
            new DeploymentResult(DeploymentEnd.Done, DeploymentPhase.Deploy, DeployOperation,
                "projects/1/locations/r/models/m@3", "42"), result);
        _vertex.Verify(e => e.DeployAsync(
            It.Is<DeployModelRequest>(request =>
                request.DeployedModel.Model == "projects/1/locations/r/models/m@3"), CancellationToken.None), Times.Once);
        Assert.Equal([$"Upload {UploadOperation}", $"Deploy {DeployOperation}"], _begun);
    }

    [Fact]
    public async Task Nothing_is_deployed_when_the_upload_fails()
    {
        Fails(UploadOperation, 3, "image has no manifest");

        var result = await RunAsync(WithUpload);

        Assert.Equal((DeploymentEnd.Failed, DeploymentPhase.Upload), (result.End, result.Phase));
        Assert.Equal(
            ("IW8215", "the upload failed: image has no manifest (InvalidArgument)"),
            (result.Problem?.Code, result.Problem?.Message));
        NothingDeployed();
    }

    [Fact]
    public async Task A_deployment_that_fails_says_that_the_model_is_there()
    {
        Fails(DeployOperation, 8, "out of tpu7x\n  capacity.");

        var result = await RunAsync(WithUpload);

        Assert.Equal(
            (DeploymentEnd.Failed, DeploymentPhase.Deploy, "projects/1/locations/r/models/m@3"),
            (result.End, result.Phase, result.Model));
        Assert.Equal("the deployment failed: out of tpu7x capacity (ResourceExhausted)", result.Problem?.Message);
        Assert.StartsWith("there are no machines of this type now", result.Problem?.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interruption_during_the_upload_sends_nothing_more()
    {
        Runs(UploadOperation);
        using var cancellation = new CancellationTokenSource();
        _clock.Waiting = _ => cancellation.Cancel();

        var result = await RunAsync(WithUpload, cancellation.Token);

        Assert.Equal(
            (DeploymentEnd.LeftRunning, DeploymentPhase.Upload, UploadOperation),
            (result.End, result.Phase, result.Operation));
        NothingDeployed();
    }

    [Fact]
    public async Task An_interruption_while_the_upload_ends_sends_nothing_more()
    {
        using var cancellation = new CancellationTokenSource();
        _vertex.Setup(o => o.GetOperationAsync(UploadOperation, It.IsAny<CancellationToken>()))
            .Returns(() =>
            {
                cancellation.Cancel();
                return Task.FromResult(
                    new Operation
                    {
                        Done = true,
                        Response = Any.Pack(
                            new UploadModelResponse
                            {
                                Model = "projects/1/locations/r/models/m",
                                ModelVersionId = "3",
                            }),
                    });
            });

        var result = await RunAsync(WithUpload, cancellation.Token);

        Assert.Equal((DeploymentEnd.LeftRunning, "projects/1/locations/r/models/m@3"), (result.End, result.Model));
        NothingDeployed();
    }

    [Fact]
    public async Task An_interruption_before_anything_is_sent_sends_nothing()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync(WithUpload, new(canceled: true)));

        _vertex.Verify(m => m.UploadAsync(It.IsAny<UploadModelRequest>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Theory]
    [InlineData(UploadOperation, DeploymentPhase.Upload, "projects/1/locations/r/models/m@3", null)]
    [InlineData(DeployOperation, DeploymentPhase.Deploy, "projects/1/locations/r/models/m", "42")]
    public async Task What_is_resumed_is_known_by_what_it_brought_about(
        string operation, DeploymentPhase phase, string model, string? deployed)
    {
        var result = await Deployment.ResumeAsync(operation, _ => { }, default);

        Assert.Equal(new DeploymentResult(DeploymentEnd.Done, phase, operation, model, deployed), result);
        NothingDeployed();
    }

    [Fact]
    public async Task Another_kind_of_operation_is_reported()
    {
        Ends(DeployOperation, new Empty());

        Assert.Equal("IW8217", (await Deployment.ResumeAsync(DeployOperation, _ => { }, default)).Problem?.Code);
    }

    [Fact]
    public async Task A_removal_is_followed_to_its_end()
    {
        _vertex.Setup(e => e.UndeployAsync(It.IsAny<UndeployModelRequest>(), CancellationToken.None))
            .ReturnsAsync(new Operation { Name = DeployOperation });
        Ends(DeployOperation, new UndeployModelResponse());

        var result = await Deployment.UndeployAsync(new(), (_, _) => { }, _ => { }, default);

        Assert.Equal((DeploymentEnd.Done, DeploymentPhase.Undeploy), (result.End, result.Phase));
    }

    [Fact]
    public async Task An_upload_that_ends_with_another_result_deploys_nothing()
    {
        Ends(UploadOperation, new UndeployModelResponse());

        var result = await RunAsync(WithUpload);

        Assert.Equal(
            (DeploymentEnd.Failed, DeploymentPhase.Upload, "IW8217"),
            (result.End, result.Phase, result.Problem?.Code));
        NothingDeployed();
    }

    [Fact]
    public async Task An_upload_that_ends_with_bytes_that_are_no_message_deploys_nothing()
    {
        var response = Any.Pack(new UploadModelResponse { Model = "m" });
        response.Value = ByteString.CopyFrom(0xff, 0xff, 0xff);
        Is(UploadOperation, new() { Name = UploadOperation, Done = true, Response = response });

        Assert.Equal("IW8217", (await RunAsync(WithUpload)).Problem?.Code);
        NothingDeployed();
    }

    [Theory]
    [InlineData("")]
    [InlineData("--force")]
    public async Task A_request_that_is_answered_without_an_operation_is_unanswered(string name)
    {
        _vertex.Setup(v => v.UploadAsync(It.IsAny<UploadModelRequest>(), CancellationToken.None))
            .ReturnsAsync(new Operation { Name = name });

        var result = await RunAsync(WithUpload);

        Assert.Equal((DeploymentEnd.Unanswered, "IW8017", ""), (result.End, result.Problem?.Code, result.Operation));
        NothingDeployed();
    }

    [Fact]
    public async Task A_model_without_versions_is_deployed_by_its_name()
    {
        Ends(UploadOperation, new UploadModelResponse { Model = "projects/1/locations/r/models/m" });

        await RunAsync(WithUpload);

        _vertex.Verify(e => e.DeployAsync(
            It.Is<DeployModelRequest>(request => request.DeployedModel.Model == "projects/1/locations/r/models/m"),
            CancellationToken.None));
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_any_more_the_operation_goes_on()
    {
        _vertex.Setup(o => o.GetOperationAsync(UploadOperation, It.IsAny<CancellationToken>()))
            .ThrowsAsync(FaultyEndpoint.Unavailable());

        var result = await RunAsync(WithUpload);

        Assert.Equal(
            (DeploymentEnd.Lost, DeploymentPhase.Upload, UploadOperation, "IW8006"),
            (result.End, result.Phase, result.Operation, result.Problem?.Code));
        NothingDeployed();
    }

    [Fact]
    public async Task An_interruption_before_a_known_model_is_deployed_or_removed_sends_nothing()
    {
        var known = new DeploymentPlan("small", Upload: null, WithUpload.Deploy)
        {
            Region = "r",
            Outputs = WithUpload.Outputs,
        };

        await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync(known, new(canceled: true)));
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => Deployment.UndeployAsync(new(), (_, _) => { }, _ => { }, new(canceled: true)));

        NothingDeployed();
        _vertex.VerifyNoOtherCalls();
    }

    private ModelDeployment Deployment => new(_vertex.Object, _clock);

    private Task<DeploymentResult> RunAsync(DeploymentPlan plan, CancellationToken cancellation = default) =>
        Deployment.RunAsync(plan, (phase, operation) => _begun.Add($"{phase} {operation}"), _ => { }, cancellation);

    private void NothingDeployed() =>
        _vertex.Verify(e => e.DeployAsync(It.IsAny<DeployModelRequest>(), It.IsAny<CancellationToken>()), Times.Never);

    private void Ends(string operation, IMessage response) =>
        Is(operation, new() { Name = operation, Done = true, Response = Any.Pack(response) });

    private void Fails(string operation, int code, string message) =>
        Is(operation, new() { Name = operation, Done = true, Error = new() { Code = code, Message = message } });

    private void Runs(string operation) => Is(operation, new() { Name = operation });

    private void Is(string name, Operation operation) =>
        _vertex.Setup(o => o.GetOperationAsync(name, It.IsAny<CancellationToken>())).ReturnsAsync(operation);
}
