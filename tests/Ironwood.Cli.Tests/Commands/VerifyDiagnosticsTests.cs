using Ironwood.Cli.Deployed;
using Ironwood.Cli.Verifying;
using Ironwood.Demo.Samples;
using Ironwood.Demo.Telemetry;

namespace Ironwood.Cli.Tests.Commands;

/// <summary>The sections of <c>docs/diagnostics.md</c> about <c>./ironwood verify</c> print what the program
/// says.</summary>
public partial class VerifyDiagnosticsTests
{
    private static readonly Dictionary<string, string> Sections = Section().Matches(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "diagnostics.md")).ReplaceLineEndings("\n"))
        .Where(match => match.Groups["code"].Value.StartsWith("IW81", StringComparison.Ordinal))
        .ToDictionary(match => match.Groups["code"].Value, match => match.Groups["console"].Value);

    // Refused before a file is read.
    [Theory]
    [InlineData("IW8101")]
    [InlineData("IW8105")]
    [InlineData("IW8106")]
    [InlineData("IW8107")]
    public async Task What_is_refused_is_printed_so(string code)
    {
        var (command, output) = Example(code);
        var run = await CommandRun.OfAsync(command);
        Assert.Equal(ExitCodes.Refused, run.ExitCode);
        Assert.Equal(output, run.Error);
        Assert.Equal("", run.Out);
    }

    [Fact]
    public async Task A_front_door_without_an_address_is_refused_so()
    {
        using var folder = new TemporaryFolder();
        var contract = SampleContract.Create();
        await File.WriteAllTextAsync(folder["outputs.json"], SampleOutputs.Write(
            contract with { FrontDoor = contract.FrontDoor with { Url = "inference.example.com" } }));
        var run = await CommandRun.OfAsync("verify", "--outputs", folder["outputs.json"]);
        Assert.Equal(ExitCodes.Refused, run.ExitCode);
        Assert.Equal(Example("IW8104").Output, run.Error);
    }

    [Fact]
    public async Task Everything_that_is_wrong_comes_at_once()
    {
        var run = await CommandRun.OfAsync(
            "verify", "--only", "pod", "--skip", "x", "--requests", "0", "--concurrency", "65", "--timeout", "0");
        Assert.Equal(ExitCodes.Refused, run.ExitCode);
        Assert.Equal(5, Code().Count(run.Error));
        Assert.EndsWith("5 problems; nothing was done.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://10.0.0.7:8470")]
    [InlineData("http://")]
    [InlineData("platform")]
    public async Task An_endpoint_that_may_not_be_asked_is_refused(string endpoint)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["outputs.json"], SampleOutputs.Write(SampleContract.Create()));
        var run = await CommandRun.OfAsync("verify", "--outputs", folder["outputs.json"], "--endpoint", endpoint);
        Assert.Equal(ExitCodes.Refused, run.ExitCode);
        Assert.StartsWith("IW8011 --endpoint: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_credentials_that_is_not_there_keeps_every_question_from_being_asked()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["outputs.json"], SampleOutputs.Write(SampleContract.Create()));
        var run = await CommandRun.OfAsync(
            "verify", "--outputs", folder["outputs.json"], "--credentials", "absent-key.json");
        Assert.Equal(ExitCodes.NotAsked, run.ExitCode);
        Assert.StartsWith("IW8002 absent-key.json: ", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }

    [Fact]
    public async Task What_the_pulumi_CLI_does_not_tell_is_printed_so()
    {
        var absent = await DeployedContract.ReadAsync(
            ".", "prod", null, CancellationToken.None, "no-such-program-of-anybody");
        Assert.StartsWith($"{absent.Problems[0]}\n", Example("IW8102").Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_takes_too_long_is_printed_so()
    {
        await using var verify = await VerifyRun.StartAsync();
        TelemetryBook.Of(verify.Platform.State).QueriesEnd = false;
        Assert.Contains(
            $"\n{Example("IW8110").Output}", (await verify.OfAsync("--only", "sink")).Out, StringComparison.Ordinal);
        verify.Platform.Faults.Add(Demo.Faults.CallFault.Silent("GET logging.googleapis.com"));
        Assert.Contains(
            $"\n{Example("IW8108").Output}", (await verify.UntilTimeoutAsync("--only", "sink", "--timeout", "1")).Out,
            StringComparison.Ordinal);
        Assert.Equal($"{Operations.Verification.Verifier.Interruption}\n", Example("IW8109").Output);
    }

    [Fact]
    public void The_ids_that_the_command_line_knows_are_those_of_the_page() => Assert.Equal(
        VerifyOptions.Checks,
        Id()
            .Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "verify.md")))
            .Select(match => match.Groups["id"].Value));

    private static (string[] Command, string Output) Example(string code)
    {
        var lines = Sections[code].Split('\n', 2);
        return (lines[0]["$ ./ironwood ".Length..].Split(' '), lines[1]);
    }

    [GeneratedRegex(
        @"^## (?<code>IW[0-9]{4}) .*?```console\n(?<console>.*?)```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^IW[0-9]{4}", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| `(?<id>[a-z]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Id();
}
