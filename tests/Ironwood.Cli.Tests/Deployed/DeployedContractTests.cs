using Ironwood.Cli.Deployed;
using Ironwood.Cli.Tests.Launching;
using Ironwood.Demo.Samples;

namespace Ironwood.Cli.Tests.Deployed;

public sealed class DeployedContractTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_file_of_all_outputs_is_read()
    {
        await File.WriteAllTextAsync(_folder["outputs.json"], OutputsOf(SampleContract.Create().FrontDoor.Url));
        var read = await ReadAsync(_folder["outputs.json"]);
        Assert.Equal("ironwood-prod", read.Contract?.Project);
        Assert.Empty(read.Problems);
    }

    [Theory]
    [InlineData("absent.json", "does not exist")]
    [InlineData("absent/outputs.json", "does not exist")]
    [InlineData("", "is a folder")]
    public async Task A_file_that_cannot_be_read_is_refused(string file, string why)
    {
        var read = await ReadAsync(file.Length == 0 ? _folder.Path : Path.Combine(_folder.Path, file));
        Assert.Null(read.Contract);
        Assert.Equal((DeployedContract.UnreadableFile, why), (read.Problems[0].Code, read.Problems[0].Message));
    }

    [Theory]
    [InlineData("not JSON", "IW7405")]
    [InlineData("[]", "IW7405")]
    [InlineData("{}", "IW7403")]
    [InlineData("""{"frontDoorUrl": "https://inference.example.com"}""", "IW7404")]
    [InlineData("""{"contract": "[secret]"}""", "IW7406")]
    [InlineData("""{"contract": {"version": "0.9"}}""", "IW7408")]
    [InlineData("""{"contract": {"version": "2.0"}}""", "IW7409")]
    [InlineData("""{"contract": {"version": "1.0"}}""", "IW7410")]
    public async Task Missing_older_or_malformed_outputs_are_refused_with_a_fix(
        string text, string code)
    {
        await File.WriteAllTextAsync(_folder["outputs.json"], text);
        var read = await ReadAsync(_folder["outputs.json"]);
        Assert.Null(read.Contract);
        Assert.Equal(code, read.Problems[0].Code);
        Assert.All(read.Problems, problem => Assert.NotNull(problem.Fix));
    }

    [Theory]
    [InlineData("inference.example.com")]
    [InlineData("ftp://inference.example.com")]
    [InlineData("")]
    public async Task A_front_door_that_is_no_address_is_refused(string url)
    {
        await File.WriteAllTextAsync(_folder["outputs.json"], OutputsOf(url));
        Assert.Equal(DeployedContract.MalformedAddress, (await ReadAsync(_folder["outputs.json"])).Problems[0].Code);
    }

    [LauncherFact]
    public async Task Without_a_file_the_pulumi_CLI_is_asked_and_shows_no_secrets()
    {
        var pulumi = Program($"""
            echo "$@" > '{_folder["arguments"]}'
            cat '{_folder["outputs.json"]}'
            """);
        await File.WriteAllTextAsync(_folder["outputs.json"], OutputsOf(SampleContract.Create().FrontDoor.Url));
        var read = await DeployedContract.ReadAsync(_folder.Path, "prod", null, CancellationToken.None, pulumi);
        Assert.Equal("ironwood-prod", read.Contract?.Project);
        Assert.Equal(
            "stack output --json --stack prod --non-interactive\n", await File.ReadAllTextAsync(_folder["arguments"]));
    }

    [LauncherFact]
    public async Task A_refusal_of_the_pulumi_CLI_is_shown_in_its_words()
    {
        var pulumi = Program("""
            echo 'warning: a new version is available' >&2
            echo "error: no stack named 'prod' found" >&2
            exit 255
            """);
        var problem = Assert.Single(
            (await DeployedContract.ReadAsync(_folder.Path, "prod", null, CancellationToken.None, pulumi)).Problems);
        Assert.Equal(DeployedContract.PulumiRefused, problem.Code);
        Assert.Equal("the pulumi CLI does not return its outputs: no stack named 'prod' found", problem.Message);
    }

    [Fact]
    public async Task Without_a_pulumi_CLI_a_file_is_asked_for()
    {
        var problem = Assert.Single((await DeployedContract.ReadAsync(
            _folder.Path, "prod", null, CancellationToken.None, Path.Combine(_folder.Path, "absent"))).Problems);
        Assert.Equal(DeployedContract.NoPulumi, problem.Code);
        Assert.Contains("--outputs", problem.Fix, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<DeployedContract> ReadAsync(string file) =>
        DeployedContract.ReadAsync(Path.GetTempPath(), "prod", file, CancellationToken.None);

    private static string OutputsOf(string url)
    {
        var contract = SampleContract.Create();
        return Ironwood.Demo.Samples.SampleOutputs.Write(
            contract with { FrontDoor = contract.FrontDoor with { Url = url } });
    }

    // A program that a shell runs.
    private string Program(string script)
    {
        var file = _folder["pulumi"];
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        return file;
    }
}
