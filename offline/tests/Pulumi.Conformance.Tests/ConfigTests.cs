namespace Pulumi.Conformance.Tests;

[Collection(ProcessWide.Name)]
public sealed class ConfigTests : IDisposable
{
    private readonly string? _config = Environment.GetEnvironmentVariable("PULUMI_CONFIG");
    private readonly string? _secretKeys = Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS");

    public ConfigTests()
    {
        Set("""
            { "project:text": "a", "project:password": "s", "gcp:region": "us-east5", "project:config:older": "o" }
            """);
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", """["project:password"]""");
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", _config);
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", _secretKeys);
    }

    [Fact]
    public async Task Get_and_Require_read_a_text()
    {
        Assert.Equal("a", await Runs.PreviewAsync(() => new Config().Get("text")));
        Assert.Equal("a", await Runs.PreviewAsync(() => new Config().Require("text")));
    }

    [Fact]
    public async Task Get_of_a_missing_key_is_null() =>
        Assert.Null(await Runs.PreviewAsync(() => new Config().Get("missing")));

    [Fact]
    public async Task A_secret_key_reads_as_plain_text_too() =>
        Assert.Equal("s", await Runs.PreviewAsync(() => new Config().Get("password")));

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
    public async Task A_missing_key_says_how_to_set_it() =>
        Assert.Equal(
            "Missing Required configuration variable 'project:missing'\n"
            + "\tplease set a value using the command `pulumi config set project:missing <value>`",
            await Runs.FailureOfAsync(() => new Config().Require("missing")));

    private static void Set(string config) => Environment.SetEnvironmentVariable("PULUMI_CONFIG", config);
}
