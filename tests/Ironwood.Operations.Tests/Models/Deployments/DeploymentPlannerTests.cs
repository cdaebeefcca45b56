using Google.Cloud.AIPlatform.V1;
using Ironwood.Operations.Models.Deployments;

namespace Ironwood.Operations.Tests.Models.Deployments;

public class DeploymentPlannerTests
{
    private const string Model = "projects/acme/locations/us-central1/models/qwen";

    private static readonly DeploymentRequest Existing = new() { Tier = "small", Model = "qwen@2" };
    private static readonly DeploymentRequest New = new()
    {
        Tier = "small",
        Artifact = "gs://acme-models/qwen3/",
        Image = "us-central1-docker.pkg.dev/acme/registry/vllm:v1",
        Precision = "bfloat16",
        Arguments = ["--max-model-len=8192"],
    };

    private readonly Endpoint _small = new() { Name = Contracts.SmallEndpoint, Etag = "e1" };
    private readonly Mock<IVertexAi> _vertex = new();

    public DeploymentPlannerTests()
    {
        _vertex.Setup(
            m => m.FindModelAsync(It.Is<VertexName>(name => name.Path == "models/qwen"), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Model { Name = Model, DisplayName = "Qwen", VersionId = "2" });
        _vertex.Setup(e => e.FindEndpointAsync(Contracts.SmallEndpoint, It.IsAny<CancellationToken>()))
            .ReturnsAsync(_small);
        _vertex.Setup(e => e.FindEndpointAsync(Contracts.MediumEndpoint, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Endpoint { Name = Contracts.MediumEndpoint });
    }

    [Fact]
    public async Task A_model_that_is_there_is_deployed_on_one_host_of_the_tiers_own_type()
    {
        var plan = await PlanAsync(Existing);

        Assert.Null(plan.Upload);
        Assert.Equal(
            new DeployModelRequest
            {
                Endpoint = Contracts.SmallEndpoint,
                DeployedModel = new()
                {
                    Model = $"{Model}@2",
                    DisplayName = "Qwen",
                    ServiceAccount = "pods@acme.iam.gserviceaccount.com",
                    DedicatedResources = new()
                    {
                        MachineSpec = new() { MachineType = "tpu7x-standard-4t", TpuTopology = "2x2x1" },
                        MinReplicaCount = 1,
                        MaxReplicaCount = 1,
                    },
                },
                TrafficSplit = { ["0"] = 100 },
            },
            plan.Deploy);
    }

    [Fact]
    public async Task A_model_beside_another_receives_nothing_yet()
    {
        Deploy("7", "projects/12345/locations/us-central1/models/other", "1");
        _small.TrafficSplit["7"] = 100;

        Assert.Empty((await PlanAsync(Existing)).Deploy.TrafficSplit);
    }

    [Fact]
    public async Task A_new_model_is_uploaded_with_what_serves_it()
    {
        var plan = await PlanAsync(New);

        Assert.Equal(
            new UploadModelRequest
            {
                Parent = "projects/acme/locations/us-central1",
                Model = new()
                {
                    DisplayName = "qwen3",
                    ArtifactUri = "gs://acme-models/qwen3",
                    ContainerSpec = new()
                    {
                        ImageUri = "us-central1-docker.pkg.dev/acme/registry/vllm:v1",
                        PredictRoute = "/v1/chat/completions",
                        HealthRoute = "/health",
                        Ports = { new Port { ContainerPort = 8000 } },
                        Args =
                        {
                            "--model=$(AIP_STORAGE_URI)",
                            "--dtype=bfloat16",
                            "--port=8000",
                            "--tensor-parallel-size=8",
                            "--max-model-len=8192",
                        },
                    },
                    Labels = { ["environment"] = "prod", ["tier"] = "small" },
                },
            },
            plan.Upload);
        Assert.Equal(("", "qwen3"), (plan.Deploy.DeployedModel.Model, plan.Deploy.DeployedModel.DisplayName));
        Assert.Equal(
            "projects/a/locations/r/models/m@1",
            plan.DeployOf("projects/a/locations/r/models/m@1").DeployedModel.Model);
        Assert.Equal("", plan.Deploy.DeployedModel.Model);
    }

    [Fact]
    public async Task A_tier_of_CPUs_takes_vertexs_own_default_and_no_topology()
    {
        var plan = await PlanAsync(New with { Tier = "medium", Name = "Mine", MaxReplicas = 3, MinReplicas = 2 });

        var resources = plan.Deploy.DeployedModel.DedicatedResources;
        Assert.Equal(
            ("n1-standard-2", "", 2, 3),
            (
                resources.MachineSpec.MachineType, resources.MachineSpec.TpuTopology, resources.MinReplicaCount,
                resources.MaxReplicaCount));
        Assert.DoesNotContain(
            plan.Upload!.Model.ContainerSpec.Args, argument =>
            argument.StartsWith("--tensor-parallel-size", StringComparison.Ordinal));
        Assert.Equal("Mine", plan.Upload.Model.DisplayName);
    }

    public static TheoryData<string, string, string> Bad => new()
    {
        { "tier", "IW8201 --tier", "did you mean 'small'?" },
        { "endpoint", "IW8202 --tier", "set ironwood:tiers.large.vertex.enabled true, and pulumi up" },
        { "machine", "IW8204 --machine-type", "did you mean 'tpu7x-standard-4t'?" },
        { "v5p", "IW8204 --machine-type", "name one of these" },
        { "topology", "IW8205 --tpu-topology", "leave it out" },
        { "fitting", "IW8205 --tpu-topology", "leave it out, or say --machine-type ct6e-standard-8t" },
        { "none", "IW8206 --min-replicas", "leave it out: one is the default" },
        { "turned", "IW8206 --max-replicas", "swap them, or raise it" },
        { "model", "IW8207 --model", "see which there are: gcloud ai models list --project=acme --region=us-central1" },
        { "name", "IW8210 --model", "copy it from ./ironwood model list or from the Model Registry" },
        { "both", "IW8211 --artifact", "remove one of the two" },
        {
            "neither",
            "IW8211 ironwood model deploy",
            "name a model that Vertex AI has (--model), or say what to upload (--artifact gs://bucket/path --image "
            + "IMAGE)"
        },
        { "imageless", "IW8211 --artifact", "say which: --image IMAGE" },
        { "modelless", "IW8211 --image", "say which: --artifact gs://bucket/path" },
        { "precise", "IW8211 --precision", "remove one of the two" },
        { "argued", "IW8211 --argument", "remove one of the two" },
        { "named", "IW8211 --name", "remove one of the two" },
        { "served", "IW8211 --image", "remove one of the two" },
        {
            "folder",
            "IW8212 --artifact",
            "copy it there: gcloud storage cp --recursive DIRECTORY gs://acme-models/NAME"
        },
        { "image", "IW8212 --image", "push it to us-central1-docker.pkg.dev/acme/registry" },
        { "precision", "IW8213 --precision", "did you mean 'bfloat16'?" },
        { "fp8", "IW8213 --precision", "for FP8 or INT8 serve a checkpoint of that precision with auto" },
        { "owned", "IW8214 --argument", "say it as --precision" },
        { "empty", "IW8214 --argument", "write one word each" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Bad_input_is_refused_with_what_to_do(string what, string where, string fix)
    {
        var problem = Assert.Single(await ProblemsAsync(what switch
        {
            "tier" => Existing with { Tier = "smal" },
            "endpoint" => Existing with { Tier = "large" },
            "machine" => Existing with { MachineType = "tpu7-standard-4t" },
            "v5p" => Existing with { MachineType = "a3-megagpu-8g" },
            "topology" => Existing with { Topology = "4x8x8" },
            "fitting" => Existing with { MachineType = "ct6e-standard-4t", Topology = "2x4" },
            "none" => Existing with { MinReplicas = 0 },
            "turned" => Existing with { MinReplicas = 4, MaxReplicas = 2 },
            "model" => Existing with { Model = "gone" },
            "name" => Existing with { Model = "projects/acme/models/qwen" },
            "both" => Existing with { Artifact = "gs://acme-models/qwen3" },
            "neither" => new() { Tier = "small" },
            "imageless" => New with { Image = null },
            "modelless" => New with { Artifact = null },
            "precise" => Existing with { Precision = "float16" },
            "argued" => Existing with { Arguments = ["--seed=1"] },
            "named" => Existing with { Name = "n" },
            "served" => Existing with { Image = New.Image },
            "folder" => New with { Artifact = "/tmp/qwen3" },
            "image" => New with { Image = "vllm/vllm-tpu:v0.26.0" },
            "precision" => New with { Precision = "bfloat61" },
            "fp8" => New with { Precision = "fp8" },
            "owned" => New with { Arguments = ["--dtype=auto"] },
            _ => New with { Arguments = [""] },
        }));

        Assert.Equal((where, fix), ($"{problem.Code} {problem.Path}", problem.Fix));
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        _small.TrafficSplit["7"] = 90;

        var problems = await ProblemsAsync(new()
        {
            Tier = "small",
            Model = "gone",
            Image = "vllm/vllm-tpu",
            MachineType = "n9",
            MinReplicas = 3,
            MaxReplicas = 1,
            Precision = "double",
            Arguments = ["--port=1"],
        });

        Assert.Equal(
            ["IW8204", "IW8206", "IW8207", "IW8209", "IW8211", "IW8211", "IW8211", "IW8212", "IW8213", "IW8214"],
            problems.Select(problem => problem.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_is_reported()
    {
        _vertex.Setup(e => e.FindEndpointAsync(Contracts.SmallEndpoint, It.IsAny<CancellationToken>()))
            .ReturnsAsync((Endpoint?)null);

        Assert.Equal(
            ("IW8203", Contracts.SmallEndpoint), Assert.Single(await ProblemsAsync(Existing)) is var problem
            ? (problem.Code, problem.Value)
            : default);
    }

    [Theory]
    [InlineData("projects/12345/locations/us-central1/models/qwen@2", "2", true)]
    [InlineData("projects/12345/locations/us-central1/models/qwen", "2", true)]
    [InlineData("projects/12345/locations/us-central1/models/qwen", "1", false)]
    [InlineData("projects/12345/locations/us-central1/models/other", "2", false)]
    public async Task The_same_version_twice_is_refused(string model, string version, bool isRefused)
    {
        Deploy("7", model, version);
        _small.TrafficSplit["7"] = 100;

        var planned = await new DeploymentPlanner(_vertex.Object).PlanAsync(Existing, Contracts.Platform, default);

        Assert.Equal(isRefused ? ["IW8208"] : [], planned.Problems.Select(problem => problem.Code));
    }

    private void Deploy(string id, string model, string version) =>
        _small.DeployedModels.Add(new DeployedModel { Id = id, Model = model, ModelVersionId = version });

    private async Task<DeploymentPlan> PlanAsync(DeploymentRequest request)
    {
        var planned = await new DeploymentPlanner(_vertex.Object).PlanAsync(request, Contracts.Platform, default);
        Assert.Empty(planned.Problems);
        return planned.Plan!;
    }

    private async Task<IReadOnlyList<Problem>> ProblemsAsync(DeploymentRequest request)
    {
        var planned = await new DeploymentPlanner(_vertex.Object).PlanAsync(request, Contracts.Platform, default);
        Assert.Null(planned.Plan);
        return planned.Problems;
    }
}
