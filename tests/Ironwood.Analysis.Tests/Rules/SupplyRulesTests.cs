namespace Ironwood.Analysis.Tests.Rules;

/// <summary>Findings about where machines get models and images from.</summary>
public sealed class SupplyRulesTests
{
    private const string Template = "platform-pod-template";
    private const string SliceTemplate = "platform-slice-template";

    [Theory]
    // Fifty hosts make three thousand requests, which is what one address may make.
    [InlineData("Qwen/Qwen3-32B", "", 48, false)]
    [InlineData("Qwen/Qwen3-32B", "", 49, true)]
    [InlineData("Qwen/Qwen3-32B", "'HF_TOKEN=projects/p/secrets/hub'", 49, false)]
    [InlineData(
        "Qwen/Qwen3-32B", "'A=projects/p/secrets/a' 'HUGGING_FACE_HUB_TOKEN=projects/p/secrets/hub'", 49, false)]
    [InlineData("Qwen/Qwen3-32B", "'VLLM_API_KEY=projects/p/secrets/key'", 49, true)]
    [InlineData("gs://models/qwen", "", 49, false)]
    public void Many_hosts_without_a_token(string model, string secrets, int machines, bool isTold) =>
        // Two more machines of the same template are in another group.
        Assert.Equal(isTold, Broken("supply/many-downloads", new Platform()
            .Set("platform-pod-a-scaler", "autoscalingPolicy.maxReplicas", machines)
            .Set(Template, "metadata.user-data", Serving(model, secrets: secrets))).Length > 0);

    [Theory]
    [InlineData("vllm/vllm-tpu:v1", 98, false)]
    [InlineData("vllm/vllm-tpu:v1", 99, true)]
    [InlineData("ubuntu:24.04", 99, true)]
    [InlineData("docker.io/vllm/vllm-tpu:v1", 99, true)]
    [InlineData("us-central1-docker.pkg.dev/p/r/vllm:v1", 99, false)]
    // Publishes no limit.
    [InlineData("ghcr.io/o/vllm:v1", 99, false)]
    [InlineData("registry:5000/vllm:v1", 99, false)]
    public void Many_hosts_at_a_registry(string image, int machines, bool isTold) =>
        Assert.Equal(isTold, Broken("supply/many-pulls", new Platform()
            .Set("platform-pod-a-scaler", "autoscalingPolicy.maxReplicas", machines)
            .Set(Template, "metadata.user-data", Serving("gs://m/m", image))).Length > 0);

    [Theory]
    [InlineData("meta-llama/Llama-3.1-70B-Instruct", "", true)]
    [InlineData("Meta-Llama/Llama-3.1-70B-Instruct", "", true)]
    [InlineData("google/gemma-3-1b-it", "", true)]
    [InlineData("google/flan-t5-small", "", false)]
    [InlineData("Qwen/Qwen3-32B", "", false)]
    [InlineData("gs://models/meta-llama/llama", "", false)]
    [InlineData("meta-llama/Llama-3.1-70B-Instruct", "'HF_TOKEN=projects/p/secrets/hub'", false)]
    public void A_model_behind_terms(string model, string secrets, bool isTold) =>
        Assert.Equal(isTold, Broken(
            "supply/gated-model", new Platform().Set(Template, "metadata.user-data", Serving(model, secrets: secrets)))
            .Length > 0);

    [Theory]
    [InlineData("google/gemma-3-1b-it", null, true)]
    [InlineData("google/gemma-3-1b-it", "[secret]", false)]
    [InlineData("Qwen/Qwen3-32B", null, false)]
    public void A_model_behind_terms_on_an_endpoint(string model, string? token, bool isTold) =>
        Assert.Equal(isTold, Broken("supply/gated-model", new Platform().Add(
            "gcp:vertex/aiEndpointWithModelGardenDeployment:AiEndpointWithModelGardenDeployment", "platform-endpoint",
            new()
            {
                ["huggingFaceModelId"] = model,
                ["modelConfig"] = new JsonObject { ["huggingFaceAccessToken"] = token },
            },
            "platform-cache")).Length > 0);

    [Theory]
    [InlineData("deepseek-ai/DeepSeek-V3", 0, 747, true)]
    [InlineData("deepseek-ai/DeepSeek-V3", 0, 748, false)]
    [InlineData("my/model", 0, 20, false)]
    [InlineData("gs://m/m", 140, 199, true)]
    [InlineData("gs://m/m", 140, 200, false)]
    // What the settings say goes before what the catalogue knows.
    [InlineData("deepseek-ai/DeepSeek-V3", 140, 200, false)]
    public void A_model_and_the_boot_disk(string model, int size, int disk, bool isTold) =>
        Assert.Equal(isTold ? ["disks[0].diskSizeGb"] : [], Broken("supply/model-too-large", new Platform()
            .Set(Template, "disks", new JsonArray(new JsonObject { ["diskSizeGb"] = disk }))
            .Set(Template, "metadata.user-data", Serving(model, size: size))));

    // 16 hosts with 960 GiB each: 16,492 GB.
    [Theory]
    [InlineData(16_492, false)]
    [InlineData(16_493, true)]
    public void A_model_and_the_memory_of_a_slice(int size, bool isTold) =>
        Assert.Equal(isTold ? ["machineType"] : [], Broken("supply/model-too-large", new Platform()
            .Set(SliceTemplate, "metadata", new JsonObject { ["user-data"] = Serving("gs://m/m", size: size) })));

    [Theory]
    [InlineData("gs://m/m", "a/b:v1", "", "runs a/b:v1, whose tag can be moved")]
    [InlineData("o/m", "a/b@sha256:0", "", "serves the newest files of o/m")]
    [InlineData("o/m", "a/b@sha256:0", "0a1b2c", null)]
    [InlineData("gs://m/m", "a/b@sha256:0", "", null)]
    public void What_can_change_under_its_name(string model, string image, string revision, string? message) =>
        Assert.Equal(message is null ? [] : [message], Findings("supply/unpinned", new Platform()
            .Set(Template, "metadata.user-data", Serving(model, image, revision))).Select(finding => finding.Message));

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, ", as 1 more template does")]
    [InlineData(3, ", as 2 more templates do")]
    public void What_many_machines_have_is_one_finding(int disks, string more)
    {
        const string Newest = "projects/ubuntu-os-cloud/global/images/family/any";
        var platform = new Platform()
            .Set(Template, "metadata.user-data", Serving("o/m"))
            .Set(Template, "disks", new JsonArray(
                [.. Enumerable.Range(0, disks).Select(_ => new JsonObject { ["sourceImage"] = Newest })]));

        Assert.Equal(
            [$"boots the newest image of the family any{more}"],
            Findings("supply/unpinned", platform).Select(finding => finding.Message));
    }

    [Fact]
    public void A_stub_fetches_nothing()
    {
        var platform = new Platform().Set(
            Template, "metadata.user-data",
            Serving("meta-llama/Llama", "a/b:v1").Replace("docker'", "python3'", StringComparison.Ordinal));
        Assert.DoesNotContain(
            RuleBook.Check(platform.Graph(), CostTerms.List, new(2026, 11, 26)),
            finding => finding.Rule.Family == "supply");
    }

    private static string[] Broken(string rule, Platform platform) =>
        [.. Findings(rule, platform).Select(finding => finding.Property)];

    private static IEnumerable<Analysis.Rules.Finding> Findings(string rule, Platform platform) =>
        RuleBook.Check(platform.Graph(), CostTerms.List, new(2026, 11, 26)).Where(finding => finding.Rule.Id == rule);

    private static string Serving(
        string model, string image = "a/b@sha256:0", string revision = "a", string secrets = "", int size = 0) =>
        $"      RUNTIME='docker'\n      IMAGE='{image}'\n      MODEL='{model}'\n      REVISION='{revision}'\n"
        + $"      MODEL_GB={size}\n      SECRETS=({secrets})\n";
}
