using Google.Cloud.AIPlatform.V1;
using Grpc.Core;
using Ironwood.Demo.Faults;
using Ironwood.Demo.Monitoring;

namespace Ironwood.Cli.Tests.Deployed;

/// <summary><c>./ironwood model</c> from its words to the loopback platform and back.</summary>
public class ModelCommandTests
{
    private static readonly string[] New =
    [
        "model", "deploy", "--tier", "small", "--artifact", "gs://ironwood-models/qwen3",
        "--image", "us-central1-docker.pkg.dev/ironwood-prod/model-registry/vllm:v1",
    ];

    [Fact]
    public async Task A_new_model_is_uploaded_deployed_listed_given_traffic_and_the_old_one_removed()
    {
        await using var runs = await PlatformRuns.StartAsync();
        var old = runs.FirstModel;

        var deploy = await runs.RunAsync(New);

        Assert.Equal(0, deploy.ExitCode);
        Assert.Matches(
            "^Uploading: projects/.+/operations/[0-9]+\nDeploying: projects/.+/operations/[0-9]+\n$", deploy.Error);
        var id = runs.Endpoints.Get(runs.Endpoint).DeployedModels[^1].Id;
        Assert.Matches(
            $"^Deployed projects/ironwood-prod/locations/us-central1/models/[0-9]+@1 as {id}\\.\n$", deploy.Out);
        Assert.Equal($"{old}=100", runs.Split);

        var list = await runs.RunAsync("model", "list");
        Assert.Equal((0, ""), (list.ExitCode, list.Error));
        Assert.Contains(
            list.Lines,
            line => line.Contains(id, StringComparison.Ordinal)
                && line.Contains(" 0 % ", StringComparison.Ordinal)
                && line.Contains("tpu7x-standard-4t 2x2x1", StringComparison.Ordinal));
        Assert.Contains(
            list.Lines,
            line => line.StartsWith("small", StringComparison.Ordinal)
                && line.Contains("demo-small@1", StringComparison.Ordinal)
                && line.Contains(" 100 % ", StringComparison.Ordinal));

        var traffic = await runs.RunAsync(
            "model", "traffic", "--tier", "small", "--to", id, "--steps", "5,100", "--max-p99-ms", "500");
        Assert.Equal((0, $"Done: {id}=100\n", $"{id}=100"), (traffic.ExitCode, traffic.Out, runs.Split));
        Assert.StartsWith(
            $"Now:  {old}=100\n  5 %  {old}=95 {id}=5, watched for 5 min\n      1800 requests, 0 failed, p99 120 ms\n",
            traffic.Error, StringComparison.Ordinal);

        var undeploy = await runs.RunAsync("model", "undeploy", "--tier", "small", "--deployed-model", old);
        Assert.Equal((0, "Removed.\n"), (undeploy.ExitCode, undeploy.Out));
        Assert.Equal([id], runs.Endpoints.Get(runs.Endpoint).DeployedModels.Select(model => model.Id));
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_be_sent_and_sends_nothing()
    {
        await using var runs = await PlatformRuns.StartAsync();

        var text = await runs.RunAsync([.. New, "--dry-run", "--max-replicas", "4"]);
        var json = await runs.RunAsync([.. New, "--dry-run", "--max-replicas", "4", "--format", "json"]);

        Assert.Equal((0, "", 0, ""), (text.ExitCode, text.Error, json.ExitCode, json.Error));
        Assert.EndsWith(
            "The second request uses the model that the first operation returns.\nNothing was sent.\n", text.Out,
            StringComparison.Ordinal);
        var document = JsonNode.Parse(json.Out)!;
        Assert.Equal(("ironwood-requests/1", false), ((string)document["format"]!, (bool)document["sent"]!));
        foreach (var request in document["requests"]!.AsArray())
        {
            Assert.Contains($"{request!["method"]} in us-central1\n", text.Out, StringComparison.Ordinal);
        }
        var resources = document["requests"]![1]!["body"]!["deployedModel"]!["dedicatedResources"]!;
        Assert.Equal(
            ("2x2x1", 4), ((string)resources["machineSpec"]!["tpuTopology"]!, (int)resources["maxReplicaCount"]!));
        Assert.Contains("\"maxReplicaCount\": 4", text.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(
            runs.Platform.State.Calls,
            call => call.Name.Contains("Deploy", StringComparison.Ordinal)
                || call.Name.Contains("Upload", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "traffic --tier small --to 2 --steps 10,100",
        "Now:  1=100\n 10 %  1=90 2=10\n100 %  2=100\nEach step would be watched for 5 min. Nothing was changed.\n")]
    [InlineData("traffic --tier small --to 1", "Now:  1=100\nNo step is needed; nothing was changed.\n")]
    [InlineData(
        "undeploy --tier small --deployed-model 2",
        "google.cloud.aiplatform.v1.EndpointService/UndeployModel in us-central1\n{\n  \"endpoint\": "
        + "\"projects/ironwood-prod/locations/us-central1/endpoints/1000000001\",\n  \"deployedModelId\": \"2\"\n}\n"
        + "Nothing was sent.\n")]
    public async Task A_dry_run_of_traffic_and_removal_changes_nothing(string words, string expected)
    {
        await using var runs = await PlatformRuns.StartAsync();
        Rename(runs);

        var run = await runs.RunAsync(["model", .. words.Split(' '), "--dry-run"]);

        Assert.Equal((0, expected, ""), (run.ExitCode, run.Out, run.Error));
        Assert.Equal("1=100", runs.Split);
    }

    [Fact]
    public async Task An_interrupted_deployment_says_how_to_take_it_up_and_is_taken_up()
    {
        await using var runs = await PlatformRuns.StartAsync();
        runs.Clock.Waiting = _ => runs.Interrupt();

        var run = await runs.RunAsync("model", "deploy", "--tier", "small", "--model", "demo-medium");

        Assert.Equal((130, ""), (run.ExitCode, run.Out));
        var operation = "projects/ironwood-prod/locations/us-central1/endpoints/1000000001/operations/1001";
        Assert.Equal(
            $"""
            Deploying: {operation}
            IW8216 {operation}: is still running at Google; nothing more was sent
              fix:     continue it: ./ironwood model deploy --outputs outputs.json --endpoint http://127.0.0.1:8470 --tier small --resume {operation}

            """, run.Error);
        Assert.Single(runs.Endpoints.Get(runs.Endpoint).DeployedModels);

        runs.Recover();
        var resumed = await runs.RunAsync("model", "deploy", "--tier", "small", "--resume", operation);
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.StartsWith(
            "Deployed projects/ironwood-prod/locations/us-central1/models/demo-medium as ", resumed.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_is_taken_up_goes_on_to_the_tier()
    {
        await using var runs = await PlatformRuns.StartAsync();
        runs.Clock.Waiting = _ => runs.Interrupt();
        var run = await runs.RunAsync(New);
        Assert.Equal(130, run.ExitCode);
        var words = run.Error.Split("continue it: ./ironwood ")[1].Trim().Split(' ').ToArray();

        runs.Recover();
        var resumed = await runs.RunOnAsync(words);

        Assert.Equal(0, resumed.ExitCode);
        Assert.StartsWith("Uploaded projects/", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(2, runs.Endpoints.Get(runs.Endpoint).DeployedModels.Count);
    }

    [Fact]
    public async Task Json_says_how_a_deployment_ended()
    {
        await using var runs = await PlatformRuns.StartAsync();
        var done = JsonNode.Parse(
            (await runs.RunAsync("model", "deploy", "--tier", "small", "--model", "demo-medium", "-f", "json")).Out)!;
        Assert.Equal(
            ("ironwood-deployment/1", "done", "deploy"),
            ((string)done["format"]!, (string)done["end"]!, (string)done["phase"]!));
        Assert.Null(done["resume"]);

        runs.Platform.Faults.Add(
            CallFault.OperationFails("EndpointService/DeployModel", StatusCode.ResourceExhausted, "no capacity"));
        var failed = await runs.RunAsync("model", "deploy", "--tier", "small", "--model", "demo-large", "-f", "json");
        Assert.Equal(1, failed.ExitCode);
        var document = JsonNode.Parse(failed.Out)!;
        Assert.Equal(("failed", "IW8215"), ((string)document["end"]!, (string)document["problem"]!["code"]!));
    }

    [Fact]
    public async Task After_an_upload_without_an_answer_it_says_how_to_look_for_the_model()
    {
        await using var runs = await PlatformRuns.StartAsync();
        runs.Platform.Faults.Add(CallFault.Dropped("ModelService/UploadModel"));
        runs.Platform.Faults.Add(CallFault.Dropped("EndpointService/DeployModel"));

        var upload = await runs.RunAsync(
            "model", "deploy", "--tier", "small", "--artifact", "gs://ironwood-models/qwen3",
            "--image", "us-docker.pkg.dev/ironwood-prod/r/vllm:v1", "--name", "my model");
        var deploy = await runs.RunAsync("model", "deploy", "--tier", "small", "--model", "demo-medium");

        Assert.Equal((3, 3), (upload.ExitCode, deploy.ExitCode));
        Assert.Contains(
            "check with: gcloud ai models list --project=ironwood-prod --region=us-central1 "
                + "--filter='displayName=\"my model\"'; if the model is there, deploy it: ./ironwood model deploy --",
            upload.Error, StringComparison.Ordinal);
        Assert.EndsWith(" --tier small --model MODEL_ID\n", upload.Error, StringComparison.Ordinal);
        Assert.Contains("check with: ./ironwood model list --outputs ", deploy.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_does_badly_is_undone_and_said_so()
    {
        await using var runs = await PlatformRuns.StartAsync();
        Rename(runs);
        SeriesBook.Of(runs.Platform.State).Change(
            series => series.MetricType.EndsWith("online/error_count", StringComparison.Ordinal)
                && series.MetricLabels["deployed_model_id"] == "2",
            series => series with { Value = 3 });

        var run = await runs.RunAsync(
            "model", "traffic", "--tier", "small", "--to", "2", "--steps", "5,100", "-f", "json");

        Assert.Equal((1, "1=100"), (run.ExitCode, runs.Split));
        Assert.Contains(
            "IW8224 tier small: a step was undone: 180 of 1800 requests failed: 0.1, and the limit is 0.01; the split "
            + "is the same as before the step\n  value:   1=100\n",
            run.Error, StringComparison.Ordinal);
        var document = JsonNode.Parse(run.Out)!;
        Assert.Equal(
            ("ironwood-rollout/1", "rolledBack", 0, 100),
            (
                (string)document["format"]!, (string)document["end"]!, (int)document["stepsTaken"]!,
                (int)document["split"]!["1"]!));
    }

    [Fact]
    public async Task Json_lists_every_tier_and_says_what_could_not_be_looked_at()
    {
        await using var runs = await PlatformRuns.StartAsync(
            contract => PlatformRuns.WithoutEndpoint(contract, "large"));
        runs.Platform.Faults.Add(CallFault.NotFound("EndpointService/GetEndpoint", "gone") with { Times = 1 });

        var run = await runs.RunAsync("model", "list", "-f", "json");

        Assert.Equal(1, run.ExitCode);
        var tiers = JsonNode.Parse(run.Out)!["tiers"]!.AsArray();
        Assert.Equal(["large", "medium", "small"], tiers.Select(tier => (string)tier!["tier"]!));
        Assert.Null(tiers[0]!["endpoint"]);
        Assert.Single(tiers, tier => tier!["problem"] is not null);
        Assert.StartsWith("IW8203 tier ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nothing_can_be_asked_the_exit_code_is_3()
    {
        await using var runs = await PlatformRuns.StartAsync();
        runs.Platform.Faults.Add(CallFault.Denied("*", "aiplatform.endpoints.get", "user:ann@example.com"));

        foreach (var words in new[] {
            "list",
            "deploy --tier small --model demo-medium",
            "traffic --tier small --to 1",
            "undeploy --tier small --deployed-model 1",
        })
        {
            var run = await runs.RunAsync(["model", .. words.Split(' ')]);
            Assert.Equal((3, ""), (run.ExitCode, run.Out));
            Assert.Contains("IW8004", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("model", "IW0002 ironwood model: ")]
    [InlineData("model deplo", "did you mean 'deploy'?")]
    [InlineData("model deploy --teir small", "IW0002 ironwood model deploy: ")]
    [InlineData("model traffic --to 1", "IW0002 ironwood model traffic: ")]
    [InlineData("model traffic --tier small --to 1 --max-error-ratio x", "IW0002 ironwood model traffic: ")]
    public async Task What_is_not_understood_is_said_for_the_verb_that_was_meant(string words, string expected)
    {
        var run = await CommandRun.OfAsync(words.Split(' '));

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help model", "deploy")]
    [InlineData("help model deploy", "--tpu-topology")]
    [InlineData("model traffic --help", "--max-error-ratio")]
    public async Task Help_explains_verbs_of_two_words(string words, string expected)
    {
        var run = await CommandRun.OfAsync(words.Split(' '));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    /// <summary>Gives the small tier two models with short ids, the first with all of the traffic.</summary>
    internal static void Rename(PlatformRuns runs)
    {
        var first = runs.FirstModel;
        runs.Endpoints.Change(runs.Endpoint, endpoint =>
        {
            endpoint.DeployedModels[0].Id = "1";
            endpoint.DeployedModels.Add(
                new DeployedModel
                {
                    Id = "2",
                    Model = "projects/12345/locations/us-central1/models/other",
                    ModelVersionId = "1",
                });
            endpoint.TrafficSplit.Clear();
            endpoint.TrafficSplit.Add("1", 100);
        });
        var book = SeriesBook.Of(runs.Platform.State);
        book.Change(
            series => series.MetricLabels.GetValueOrDefault("deployed_model_id") == first,
            series => series with { MetricLabels = series.MetricLabels.SetItem("deployed_model_id", "1") });
        foreach (var series in book.All.Where(
            series => series.MetricLabels.GetValueOrDefault("deployed_model_id") == "1"))
        {
            book.Add(series with { MetricLabels = series.MetricLabels.SetItem("deployed_model_id", "2") });
        }
    }
}
