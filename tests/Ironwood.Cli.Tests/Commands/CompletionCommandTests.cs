using System.Diagnostics;

namespace Ironwood.Cli.Tests.Commands;

public class CompletionCommandTests
{
    [Theory]
    [InlineData("previ", "preview")]
    [InlineData("model de", "deploy")]
    [InlineData("help prev", "preview")]
    [InlineData("preview --he", "--help")]
    [InlineData("preview --sta", "--stack")]
    [InlineData("preview --stack ", "dev prod")]
    [InlineData("check -s p", "prod")]
    [InlineData("check --format ", "json markdown sarif text")]
    [InlineData("check --format sa", "sarif")]
    [InlineData("model deploy --stack prod --tier ", "large medium small")]
    [InlineData("model deploy --tier l", "large")]
    [InlineData("completion ", "bash fish zsh --help --output")]
    [InlineData("preview --xyz", "")]
    public async Task Bash_completes(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        FixtureStacks.CopyTo(folder.Path);
        File.WriteAllText(folder["Pulumi.dev.deploy.yaml"], "settings: {}\n");
        File.WriteAllText(folder["completion.bash"], (await CommandRun.OfAsync("completion", "bash")).Out);
        string[] words = ["./ironwood", .. line.Split(' ')];
        var quoted = string.Join(' ', words.Select(word => $"'{word}'"));
        var (exitCode, output, error) = Bash(
            folder.Path,
            $"set -u; source ./completion.bash; COMP_WORDS=({quoted}); COMP_CWORD={words.Length - 1}; "
            + "_ironwood; printf '%s\\n' \"${COMPREPLY[@]-}\"");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_verb_and_option_is_in_every_script()
    {
        var root = CommandLine.Create(Terminal.Plain(TextWriter.Null, TextWriter.Null), ".", TimeProvider.System);
        foreach (var shell in new[] { "bash", "zsh", "fish" })
        {
            var script = (await CommandRun.OfAsync("completion", shell)).Out;
            Assert.DoesNotContain("-?", script, StringComparison.Ordinal);
            Assert.DoesNotContain(" -s ?", script, StringComparison.Ordinal);
            Assert.All(root.Subcommands, verb => Assert.Contains(verb.Name, script, StringComparison.Ordinal));
            Assert.All(
                root.Subcommands.SelectMany(verb => verb.Subcommands.Append(verb)).SelectMany(verb => verb.Options)
                    .Where(option => !option.Hidden),
                option => Assert.Contains(
                    shell == "fish" ? $" -l {option.Name[2..]}" : option.Name, script, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Another_shell_is_refused()
    {
        var run = await CommandRun.OfAsync("completion", "tcsh");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("IW0002 ironwood completion: ", run.Error, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Out, string Error) Bash(string folder, string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["--norc", "-c", script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = bash.StandardError.ReadToEndAsync();
        var output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return (bash.ExitCode, output, error.Result);
    }
}
