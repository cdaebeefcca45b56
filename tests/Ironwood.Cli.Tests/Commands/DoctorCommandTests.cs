using Ironwood.Cli.Doctoring;
using Ironwood.Cli.Launching;
using Ironwood.Cli.Writing;

namespace Ironwood.Cli.Tests.Commands;

public class DoctorCommandTests
{
    [Fact]
    public async Task A_machine_with_everything_is_ok()
    {
        var run = await RunAsync(new Toy());

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\n8 ok, 0 warnings, 0 missing.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("ok      .NET SDK     10.0.100\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("present (GOOGLE_APPLICATION_CREDENTIALS)", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("fix:", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dotnet", 1, "missing .NET SDK     is not on the PATH", "install .NET 10")]
    [InlineData("pulumi", 0, "warning Pulumi CLI   is not on the PATH", "--outputs FILE")]
    [InlineData("git", 0, "warning git          is not on the PATH", "install git")]
    [InlineData("owner", 0, "warning git          refuses this repository", "git config --global --add safe.directory")]
    [InlineData("repository", 0, "warning git          this folder is not in a git", "diff --base graph.json")]
    [InlineData("hang", 0, "warning Pulumi CLI   did not answer within 5 seconds", "try again")]
    [InlineData("network", 0, "no answer from packages.example", "connect to the network")]
    [InlineData("credentials", 0, "warning credentials  no credentials", "gcloud auth application-default login")]
    [InlineData("file", 0, "names a file that does not exist", "unset GOOGLE_APPLICATION_CREDENTIALS")]
    [InlineData("disk", 0, "warning disk         0.5 GB free", "free at least 2 GB")]
    [InlineData("locale", 0, "warning locale       no locale is set", "export LANG=C.UTF-8")]
    [InlineData("ports", 0, "warning ports        no port", "allow this user")]
    public async Task What_is_lacking_is_named_with_a_fix(string lack, int exitCode, string said, string fix)
    {
        var run = await RunAsync(new Toy(lack));

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(said, run.Out, StringComparison.Ordinal);
        Assert.Matches($@"(?m)^        needed for: \S.*\n        fix: .*{Regex.Escape(fix)}", run.Out);
        Assert.Contains(
            exitCode == 0 ? "\n7 ok, 1 warning, 0 missing.\n" : "\n7 ok, 0 warnings, 1 missing.\n",
            run.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_has_the_same_findings_and_no_secret()
    {
        var run = await RunAsync(new Toy("network"), "json");
        var findings = JsonNode.Parse(run.Out)!["findings"]!.AsArray();

        Assert.Equal("ironwood-doctor/1", JsonNode.Parse(run.Out)!["format"]!.ToString());
        Assert.Equal(8, findings.Count);
        var packages = findings.Single(finding => finding!["subject"]!.ToString() == "packages")!;
        Assert.Equal("warning", packages["health"]!.ToString());
        Assert.StartsWith("connect to the network", packages["fix"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("/secret/key.json", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task This_machine_has_an_answer_to_every_question()
    {
        var run = await CommandRun.OfAsync("doctor", "--format", "json");

        Assert.Equal("", run.Error);
        Assert.Equal(8, JsonNode.Parse(run.Out)!["findings"]!.AsArray().Count);
        Assert.Contains("\"subject\": \".NET SDK\"", run.Out, StringComparison.Ordinal);
    }

    private static async Task<CommandRun> RunAsync(IMachine machine, string format = "text")
    {
        using var output = new StringWriter { NewLine = "\n" };
        var code = await DoctorCommand.RunAsync(
            new Output(Terminal.Plain(output, TextWriter.Null), null),
            new Examination("/srv/infra", machine),
            format,
            CancellationToken.None);
        return new(code, output.ToString(), "");
    }

    /// <summary>A machine with everything but one thing.</summary>
    private sealed class Toy(string lack = "") : IMachine
    {
        public async Task<ProcessAnswer?> RunAsync(string program, string[] arguments, CancellationToken cancellation)
        {
            if (program == lack)
            {
                return null;
            }
            if (program == "pulumi" && lack == "hang")
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            return (program, arguments[0]) switch
            {
                ("dotnet", "nuget") => new(0, "E https://user:hunter2@packages.example/v3/index.json\nD /folder\n", ""),
                ("dotnet", _) => new(0, "10.0.100\n", ""),
                ("pulumi", _) => new(0, "v3.200.0\n", ""),
                ("git", "rev-parse") when lack == "owner" => new(
                    128, "", "fatal: detected dubious ownership; git config --global --add safe.directory /srv/infra"),
                ("git", "rev-parse") when lack == "repository" => new(128, "", "fatal: not a git repository"),
                _ => new(0, "git version 2.47.3\n", ""),
            };
        }

        public string? Variable(string name) => name switch
        {
            "GOOGLE_APPLICATION_CREDENTIALS" when lack != "credentials" => "/secret/key.json",
            "LANG" when lack != "locale" => "en_US.UTF-8",
            "HOME" => "/home/me",
            _ => null,
        };

        public bool HasFile(string path) => lack is not ("credentials" or "file");

        public long? FreeBytes() => lack == "disk" ? 1L << 29 : 1L << 40;

        public bool CanListen() => lack != "ports";

        public Task<bool> AnswersAsync(Uri address, CancellationToken cancellation) =>
            Task.FromResult(lack != "network");
    }
}
