using System.Text.Json;
using Pulumi.Conformance.Tests.Support;

namespace Pulumi.Conformance.Tests;

[Collection(ProcessWide.Name)]
public sealed class ConfigTests : IDisposable
{
    private readonly string? _config = Environment.GetEnvironmentVariable("PULUMI_CONFIG");
    private readonly string? _secretKeys = Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS");

    public ConfigTests()
    {
        Set("""
            {
              "project:text": "a", "project:flag": "true", "project:number": "7", "project:ratio": "0.5",
              "project:object": "{\"Name\":\"n\",\"Sizes\":[1,2]}", "project:password": "s", "project:off": "false",
              "gcp:region": "us-east5", "project:config:older": "o"
            }
            """);
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", """["project:password"]""");
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", _config);
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", _secretKeys);
    }

    [Fact]
    public async Task Get_reads_every_type()
        => await Runs.PreviewAsync(() =>
        {
            var config = new Config();
            Assert.Equal("a", config.Get("text"));
            Assert.True(config.GetBoolean("flag"));
            Assert.False(config.GetBoolean("off"));
            Assert.Equal(7, config.GetInt32("number"));
            Assert.Equal(0.5, config.GetDouble("ratio"));
            Assert.Equal([1, 2], config.GetObject<Settings>("object")!.Sizes);
            return 0;
        });

    [Fact]
    public async Task Get_of_a_missing_key_is_null()
        => await Runs.PreviewAsync(() =>
        {
            var config = new Config();
            Assert.Null(config.Get("missing"));
            Assert.Null(config.GetBoolean("missing"));
            Assert.Null(config.GetInt32("missing"));
            Assert.Null(config.GetDouble("missing"));
            Assert.Null(config.GetObject<Settings>("missing"));
            Assert.Null(config.GetSecret("missing"));
            Assert.Null(config.GetSecretBoolean("missing"));
            Assert.Null(config.GetSecretInt32("missing"));
            Assert.Null(config.GetSecretDouble("missing"));
            Assert.Null(config.GetSecretObject<Settings>("missing"));
            return 0;
        });

    [Fact]
    public async Task Require_reads_every_type()
        => await Runs.PreviewAsync(() =>
        {
            var config = new Config();
            Assert.Equal("a", config.Require("text"));
            Assert.True(config.RequireBoolean("flag"));
            Assert.Equal(7, config.RequireInt32("number"));
            Assert.Equal(0.5, config.RequireDouble("ratio"));
            Assert.Equal("n", config.RequireObject<Settings>("object").Name);
            return 0;
        });

    [Fact]
    public async Task Objects_take_json_options()
    {
        Set("""{"project:object": "{\"name\":\"n\"}"}""");
        await Runs.PreviewAsync(() =>
        {
            var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
            Assert.Equal("n", new Config().RequireObject<Settings>("object", options).Name);
            Assert.Equal("n", new Config().GetObject<Settings>("object", options)!.Name);
            return 0;
        });
    }

    [Fact]
    public async Task Secret_forms_are_secret()
        => await Runs.PreviewAsync(async () =>
        {
            var config = new Config();
            Assert.True(await config.RequireSecret("password").IsSecretAsync());
            Assert.Equal("s", await config.RequireSecret("password").ValueAsync());
            Assert.True(await config.GetSecret("text")!.IsSecretAsync());
            Assert.True(await config.RequireSecretBoolean("flag").IsSecretAsync());
            Assert.True(await config.GetSecretBoolean("flag")!.IsSecretAsync());
            Assert.True(await config.RequireSecretInt32("number").IsSecretAsync());
            Assert.Equal(7, await config.GetSecretInt32("number")!.ValueAsync());
            Assert.True(await config.RequireSecretDouble("ratio").IsSecretAsync());
            Assert.Equal(0.5, await config.GetSecretDouble("ratio")!.ValueAsync());
            Assert.True(await config.RequireSecretObject<Settings>("object").IsSecretAsync());
            Assert.Equal("n", (await config.GetSecretObject<Settings>("object")!.ValueAsync()).Name);
        }).Unwrap();

    [Fact]
    public async Task A_secret_key_reads_as_plain_text_too()
        => Assert.Equal("s", await Runs.PreviewAsync(() => new Config().Get("password")));

    [Fact]
    public async Task The_name_is_the_projects_unless_given()
    {
        Assert.Equal("us-east5", await Runs.PreviewAsync(() => new Config("gcp").Get("region")));
        Assert.Equal("us-east5", await Runs.PreviewAsync(() => new Config("gcp:config").Get("region")));
        Assert.Equal("o", await Runs.PreviewAsync(() => new Config().Get("older")));
    }

    [Fact]
    public async Task The_environment_is_read_when_a_deployment_starts()
    {
        var value = await Runs.PreviewAsync(() =>
        {
            Set("""{"project:text": "later"}""");
            return new Config().Get("text");
        });
        Assert.Equal("a", value);
        Assert.Equal("later", await Runs.PreviewAsync(() => new Config().Get("text")));
    }

    [Fact]
    public async Task A_missing_key_says_how_to_set_it()
        => Assert.Equal(
            "Missing Required configuration variable 'project:missing'\n"
            + "\tplease set a value using the command `pulumi config set project:missing <value>`",
            await Runs.FailureOfAsync(() => new Config().Require("missing")));

    [Fact]
    public async Task Every_required_type_misses_alike()
        => await Runs.PreviewAsync(() =>
        {
            var config = new Config();
            foreach (Action read in (Action[])
            [
                () => config.Require("missing"), () => config.RequireSecret("missing"),
                () => config.RequireBoolean("missing"), () => config.RequireSecretBoolean("missing"),
                () => config.RequireInt32("missing"), () => config.RequireSecretInt32("missing"),
                () => config.RequireDouble("missing"), () => config.RequireSecretDouble("missing"),
                () => config.RequireObject<Settings>("missing"), () => config.RequireSecretObject<Settings>("missing"),
            ])
            {
                Assert.ThrowsAny<RunException>(read).Message.Says("'project:missing'");
            }

            return 0;
        });

    [Fact]
    public async Task A_value_of_another_type_is_named()
        => await Runs.PreviewAsync(() =>
        {
            var config = new Config();
            Assert.Equal(
                "Configuration 'project:text' value 'a' is not a valid Boolean",
                Assert.ThrowsAny<RunException>(() => config.GetBoolean("text")).Message);
            Assert.Equal(
                "Configuration 'project:text' value 'a' is not a valid Int32",
                Assert.ThrowsAny<RunException>(() => config.RequireInt32("text")).Message);
            Assert.Equal(
                "Configuration 'project:text' value 'a' is not a valid Double",
                Assert.ThrowsAny<RunException>(() => config.GetSecretDouble("text")).Message);
            Assert.Equal(
                $"Configuration 'project:text' value 'a' is not a valid {typeof(Settings).FullName}",
                Assert.ThrowsAny<RunException>(() => config.GetObject<Settings>("text")).Message);
            return 0;
        });

    private static void Set(string config) => Environment.SetEnvironmentVariable("PULUMI_CONFIG", config);

    private sealed record Settings(string Name, int[] Sizes);
}
