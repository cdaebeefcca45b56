using System.Collections.Concurrent;
using Chat;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Ironwood.Outputs.Tests;

/// <summary><c>examples/consumer</c>, run against a mocked cloud in which the platform is deployed.</summary>
public sealed class ConsumerTests
{
    [Fact]
    public async Task The_record_leads_to_the_platform()
    {
        var record = (await RunAsync(await DeployedStack.Prod(), "inference.example.com"))["chat-record"];

        Assert.Equal("gcp:dns/recordSet:RecordSet", record.Type);
        Assert.Equal(
            ["chat-prod", "chat-example-com", "inference.example.com.", "A", 300.0],
            new[] { "project", "managedZone", "name", "type", "ttl" }.Select(name => record.Inputs[name]));
        Assert.Equal(["${ai-inference-ip.address}"], ((ImmutableArray<object>)record.Inputs["rrdatas"]).Cast<string>());
    }

    [Fact]
    public async Task The_check_asks_by_HTTPS_for_the_platforms_health()
    {
        var check = (await RunAsync(await DeployedStack.Prod(), "inference.example.com"))["chat-check"];

        Assert.Equal(
            new Dictionary<string, object>
            {
                ["path"] = "/health",
                ["port"] = 443.0,
                ["useSsl"] = true,
                ["validateSsl"] = true,
            },
            ((ImmutableDictionary<string, object>)check.Inputs["httpCheck"]).ToDictionary());
        Assert.Equal(("chat-prod", "inference.example.com leads to a model", "60s", "10s"),
            (check.Inputs["project"], check.Inputs["displayName"], check.Inputs["period"], check.Inputs["timeout"]));
        var monitored = (ImmutableDictionary<string, object>)check.Inputs["monitoredResource"];
        Assert.Equal("uptime_url", monitored["type"]);
        Assert.Equal(
            new Dictionary<string, object> { ["project_id"] = "chat-prod", ["host"] = "inference.example.com" },
            ((ImmutableDictionary<string, object>)monitored["labels"]).ToDictionary());
    }

    // A name that does not lead anywhere yet would be found to be down.
    [Fact]
    public async Task The_check_waits_for_the_record_and_both_belong_to_the_address()
    {
        var seen = new ConcurrentDictionary<string, ResourceTransformationArgs>();
        ChatAddress? chat = null;
        await RunAsync(await DeployedStack.Prod(), "inference.example.com", address => chat = address, seen);

        var record = seen["chat-record"];
        var check = seen["chat-check"];
        Assert.Same(chat, record.Options.Parent);
        Assert.Same(chat, check.Options.Parent);
        var needed = await OutputUtilities.GetValueAsync(check.Options.DependsOn.ToOutput());
        Assert.Contains(record.Resource, needed);
    }

    [Theory]
    [InlineData("prod", "https://inference.example.com")]
    [InlineData("dev", "http://inference.example.com")]
    public async Task The_team_has_the_platform_under_its_own_name(string stack, string url)
    {
        ChatAddress? chat = null;
        await RunAsync(await DeployedStack.Of(stack), "inference.example.com", address => chat = address);

        Assert.Equal(url, await OutputUtilities.GetValueAsync(chat!.Url));
    }

    [Fact]
    public async Task Without_a_certificate_any_name_will_do_and_the_check_asks_by_HTTP()
    {
        var check = (await RunAsync(await DeployedStack.Dev(), "models.chat.example.com"))["chat-check"];

        var http = (ImmutableDictionary<string, object>)check.Inputs["httpCheck"];
        Assert.Equal((80.0, false), (http["port"], http["useSsl"]));
    }

    [Fact]
    public async Task A_name_without_a_certificate_is_refused() => Assert.Contains(
        "The platform has no certificate for models.chat.example.com, only for inference.example.com",
        await RefuseAsync(await DeployedStack.Prod(), "models.chat.example.com"), StringComparison.Ordinal);

    [Fact]
    public async Task A_platform_that_asks_for_a_sign_in_is_refused()
    {
        var outputs = await DeployedStack.Prod();
        outputs["contract"]!["frontDoor"]!.AsObject().Remove("healthPath");

        Assert.Contains(
            "asks callers to sign in", await RefuseAsync(outputs, "inference.example.com"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_projects_stack_is_refused_and_nothing_registered_with_a_made_up_value()
    {
        var refusal = await RefuseAsync(new JsonObject { ["bucket"] = "b" }, "inference.example.com");
        Assert.Contains(OutputsCodes.NoContract, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_settings_are_those_of_its_project_file()
    {
        var program = SourceTree.Read("examples/consumer/Program.cs");
        var project = SourceTree.Read("examples/consumer/Pulumi.yaml");
        var readme = SourceTree.Read("examples/consumer/README.md");
        Assert.All(new[] { "platform", "zone", "host" }, setting =>
        {
            Assert.Contains($"Require(\"{setting}\")", program, StringComparison.Ordinal);
            Assert.Contains($"\n  {setting}:\n", project, StringComparison.Ordinal);
            Assert.Contains($"pulumi config set {setting} ", readme, StringComparison.Ordinal);
        });
    }

    private static async Task<string> RefuseAsync(JsonObject outputs, string host)
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(outputs, host));
        Environment.ExitCode = 0;
        return failure is AggregateException several
            ? string.Join('\n', several.InnerExceptions.Select(each => each.Message))
            : failure.Message;
    }

    private static async Task<ConcurrentDictionary<string, MockResourceArgs>> RunAsync(
        JsonObject outputs, string host, Action<ChatAddress>? look = null,
        ConcurrentDictionary<string, ResourceTransformationArgs>? seen = null)
    {
        var cloud = new Cloud(outputs);
        await Deployment.TestAsync(cloud, new TestOptions { IsPreview = true }, () =>
        {
            var chat = new ChatAddress("chat", new()
            {
                Platform = InferencePlatform.From(OtherStack.Name),
                Project = "chat-prod",
                Zone = "chat-example-com",
                Host = host,
            }, new()
            {
                ResourceTransformations =
                {
                    args =>
                    {
                        seen?.TryAdd(args.Resource.GetResourceName(), args);
                        return null;
                    },
                },
            });
            look?.Invoke(chat);
        });
        return cloud.Created;
    }

    /// <summary>The platform's stack, and whatever is created beside it.</summary>
    private sealed class Cloud(JsonObject outputs) : IMocks
    {
        private readonly OtherStack _platform = new(outputs);

        public ConcurrentDictionary<string, MockResourceArgs> Created { get; } = new();

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            if (args.Type == "pulumi:pulumi:StackReference")
            {
                return _platform.NewResourceAsync(args);
            }
            Created[args.Name!] = args;
            return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs));
        }

        public Task<object> CallAsync(MockCallArgs args) => _platform.CallAsync(args);
    }
}
