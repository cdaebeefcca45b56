using System.Diagnostics;
using Ironwood.Cli.Baselines;
using Ironwood.Cli.Tests.Launching;

namespace Ironwood.Cli.Tests.Commands;

public sealed class DiffCommandTests : IDisposable
{
    private static readonly Lazy<Task<string>> Dev = new(() => PreviewAsync("dev"));
    private static readonly Lazy<Task<string>> Prod = new(() => PreviewAsync("prod"));

    private readonly TemporaryFolder _elsewhere = new();

    public void Dispose() => _elsewhere.Dispose();

    [Fact]
    public async Task A_stack_against_its_own_graph_does_not_change()
    {
        var run = await CommandRun.OfAsync("diff", "--stack", "prod", "--base", await GraphFile("prod"), "--exit-code");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("ironwood prod: compared with base.json, a graph file", run.Lines[0]);
        Assert.Equal("Nothing changes.", run.Lines[1]);
    }

    [Fact]
    public async Task A_change_of_the_settings_is_followed_through_the_stack()
    {
        string[] args =
        [
            "diff", "--stack", "prod", "--base", await GraphFile("prod"), "--exit-code",
            "--config", "ironwood:tiers.small.topology=4x4x16", "--config", "ironwood:cache.version=REDIS_7_0",
        ];

        var run = await CommandRun.OfAsync(args);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "refused inference-cache redis.Instance: is protected, and the engine does not replace protected "
            + "resources", run.Lines);
        Assert.Contains("+- inference-cache redis.Instance (the new one is created first)", run.Lines);
        Assert.Contains("     because redisVersion: the new version is older", run.Lines);
        Assert.Contains(
            "+- slice-large-0-template .. slice-large-8-template (9) compute.InstanceTemplate (the new one is "
            + "created first)",
            run.Lines);
        Assert.Contains(run.Lines, line => line.StartsWith("small  256", StringComparison.Ordinal)
            && line.EndsWith(
                "slice-small-0: cold start, 64 VMs created again, before the old ones are "
                + "deleted", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.StartsWith("large  9,216", StringComparison.Ordinal)
            && line.EndsWith(
                "2,304 VMs keep running with the old template until they are recreated", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chips_cost_and_routes_are_shown_before_and_after()
    {
        var run = await CommandRun.OfAsync(
            "diff", "--stack", "prod", "--base", await GraphFile("prod"), "--format", "json",
            "--config", "ironwood:tiers.small.chips=512", "--config", "ironwood:tiers.small.slices=2",
            "--config", "ironwood:spend.ceilingUsdPerHour=1000000");
        var report = JsonNode.Parse(run.Out)!;

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("ironwood-diff/1", (string?)report["format"]);
        Assert.Equal((10496, 10752), ((int)report["chips"]!["before"]!, (int)report["chips"]!["after"]!));
        Assert.True(
            (decimal)report["usdPerDay"]!["after"]! - (decimal)report["usdPerDay"]!["before"]! >= 256 * 12 * 24);
        Assert.Equal("/simple", (string?)report["routes"]![0]!["paths"]![0]);
        Assert.Single(report["routes"]!.AsArray());
        Assert.Contains(
            report["resources"]!.AsArray(),
            resource => ((string?)resource!["name"], (string?)resource["kind"]) == ("slice-small-1", "added"));
    }

    [Fact]
    public async Task A_price_that_changes_the_bill_alone_is_shown_with_the_difference()
    {
        string[] args = ["diff", "--stack", "prod", "--exit-code", "--config", "ironwood:spend.prices.tpu7x=5.4"];
        var run = await CommandRun.OfAsync(Repository.Commit, args);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("No resource changes.", run.Lines[1]);
        Assert.Contains(run.Lines, line => line.StartsWith("large  9,216", StringComparison.Ordinal)
            && line.Contains("2,655,", StringComparison.Ordinal) && line.Contains("(-55%)", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.StartsWith("(all)", StringComparison.Ordinal)
            && line.Contains("-1,662,566.4 (-55%)", StringComparison.Ordinal));
        Assert.Contains("     ironwood:spend.prices: (none) -> {\"tpu7x\":\"5.4\"}", run.Lines);
    }

    [Fact]
    public async Task The_same_is_in_the_other_formats()
    {
        string[] args = ["diff", "--stack", "prod", "--config", "ironwood:spend.prices.tpu7x=5.4", "--format"];
        var json = JsonNode.Parse((await CommandRun.OfAsync(Repository.Commit, [.. args, "json"])).Out)!;
        var markdown = (await CommandRun.OfAsync(Repository.Commit, [.. args, "markdown"])).Out;

        Assert.Equal(
            -1662566.40m, (decimal)json["usdPerDay"]!["after"]! - (decimal)json["usdPerDay"]!["before"]!);
        Assert.Equal("ironwood:spend.prices", (string?)Assert.Single(json["settings"]!.AsArray())!["path"]);
        Assert.False((bool)json["hasAssumedPrices"]!);
        Assert.Contains("## ironwood prod: no resource changes\n", markdown, StringComparison.Ordinal);
        Assert.Contains("| -1,662,566.4 (-55%) |", markdown, StringComparison.Ordinal);
        Assert.Contains("<summary>1 setting changes</summary>", markdown, StringComparison.Ordinal);
        Assert.Contains("`ironwood:spend.prices`: `(none)` → ", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_no_resource_shows_is_a_change_too()
    {
        var run = await CommandRun.OfAsync(
            Repository.Commit, "diff", "--stack", "prod", "--exit-code", "--config",
            "ironwood:waivers={http: {rule: security/plain-http, owner: me, reason: why, expires: '2027-03-31'}}",
            "--config", "ironwood:spend.ceilingUsdPerHour=200000");

        Assert.Equal((1, "No resource changes."), (run.ExitCode, run.Lines[1]));
        Assert.Contains("     ironwood:spend.ceilingUsdPerHour: 126100 -> 200000", run.Lines);
        Assert.Contains(run.Lines, line => line.StartsWith("     ironwood:waivers: (none) -> ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Encrypted_settings_are_compared_as_such_and_not_shown()
    {
        var run = await CommandRun.OfAsync(
            folder =>
            {
                Repository.Commit(folder);
                File.WriteAllText(
                    folder["Pulumi.dev.yaml"],
                    "encryptionsalt: v1:YWJjZA==:v1:c2FsdA==\n" + File.ReadAllText(folder["Pulumi.dev.yaml"])
                        + "  other:token:\n    secure: v1:c2VjcmV0:c2VjcmV0\n");
            },
            "diff");

        Assert.Contains("     other:token: (none) -> [secret]", run.Lines);
        Assert.DoesNotContain("c2VjcmV0", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_graph_file_without_settings_is_priced_as_the_stack_and_that_is_said()
    {
        const string Said =
            "The base is a graph without settings: both are priced by the present settings of the stack.";
        string[] args = ["diff", "--stack", "prod", "--base", await GraphFile("prod")];

        Assert.DoesNotContain(Said, (await CommandRun.OfAsync(args)).Lines);
        var run = await CommandRun.OfAsync([.. args, "--config", "ironwood:spend.prices.tpu7x=5.4"]);
        Assert.Contains("Nothing changes.", run.Lines);
        Assert.Contains(Said, run.Lines);
    }

    [Theory]
    [InlineData("IW7301", "no-such.json")]
    [InlineData("IW7303", "HEAD")]
    public async Task A_base_that_is_not_there_is_refused(string code, string value)
    {
        var run = await CommandRun.OfAsync("diff", "--base", value);

        AssertRefused(code, run);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("""{"format": "ironwood-graph/2"}""")]
    [InlineData("""{"format": "ironwood-graph/1", "project": "p", "stack": "s", "resources": [], "edges": []}""")]
    [InlineData(
        """{"format": "ironwood-graph/1", "project": "p", "stack": "s", "edges": [], "resources": [{"urn": "r", "type": "t", "name": "r", "kind": "custom"}, {"urn": "a", "type": "t", "name": "a", "kind": "custom", "parent": "a"}]}""")]
    [InlineData(
        """{"format": "ironwood-graph/1", "project": "p", "stack": "s", "edges": [], "resources": [{"urn": "r", "type": "t", "name": "r", "kind": "custom"}, {"urn": "a", "type": "t", "name": "a", "kind": "custom", "parent": "b"}]}""")]
    public async Task What_is_no_graph_is_refused(string text)
    {
        await File.WriteAllTextAsync(_elsewhere["base.json"], text);

        AssertRefused("IW7302", await CommandRun.OfAsync("diff", "--base", _elsewhere["base.json"]));
    }

    [Theory]
    [InlineData("IW7301", "diff", "--base", "no-such.json")]
    [InlineData("IW7303", "diff")]
    [InlineData("IW7001", "route", "GET", "nonsense")]
    [InlineData("IW8105", "verify", "--only", "nonsense", "--outputs", "none.json")]
    public async Task A_refusal_in_json_is_a_document_too(string code, params string[] args)
    {
        var run = await CommandRun.OfAsync([.. args, "--format", "json"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(code, (string?)JsonNode.Parse(run.Out)!["problems"]![0]!["code"]);
        Assert.StartsWith(code, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_no_graph() =>
        AssertRefused("IW7301", await CommandRun.OfAsync("diff", "--base", _elsewhere.Path));

    [Fact]
    public async Task A_stack_that_is_refused_is_compared_with_nothing() =>
        AssertRefused("IW1001", await CommandRun.OfAsync("diff", "--base", "no-such.json", "--stack", "prd"));

    [Fact]
    public async Task Another_stacks_graph_is_compared_with_a_warning()
    {
        var run = await CommandRun.OfAsync("diff", "--stack", "prod", "--base", await GraphFile("dev"));

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(
            "warning IW7306 --base: is a graph of ironwood dev, but is compared with ironwood prod\n", run.Error,
            StringComparison.Ordinal);
        Assert.Contains(run.Lines, line => line.StartsWith("+  slice-small-0 ", StringComparison.Ordinal));
        // The other project replaces it; under another stack's URN it would come and go.
        Assert.Contains(
            run.Lines, line => line.StartsWith("+- inference-network compute.Network", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("markdown", "<!-- ironwood-diff dev -->\n")]
    [InlineData("json", "{\n")]
    [InlineData("text", "ironwood dev: compared with base.json")]
    public async Task A_file_holds_what_would_be_printed(string format, string start)
    {
        var basis = await GraphFile("dev");
        var printed = await CommandRun.OfAsync("diff", "--base", basis, "--format", format);
        var written = await CommandRun.OfAsync(
            "diff", "--base", basis, "--format", format, "--output", _elsewhere["out"]);

        Assert.Equal((0, ""), (written.ExitCode, written.Out));
        Assert.StartsWith(start, printed.Out, StringComparison.Ordinal);
        Assert.Equal(printed.Out, await File.ReadAllTextAsync(_elsewhere["out"]));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_refused() => AssertRefused(
        "IW7110",
        await CommandRun.OfAsync(
            "diff", "--base", await GraphFile("dev"), "--output", Path.Combine(_elsewhere.Path, "no", "out")));

    [Fact]
    public async Task A_commit_of_the_same_program_is_read_from_its_stack_files()
    {
        var run = await CommandRun.OfAsync(
            folder =>
            {
                Repository.Commit(folder);
                var text = File.ReadAllText(folder["Pulumi.dev.yaml"]);
                File.WriteAllText(
                    folder["Pulumi.dev.yaml"],
                    text.Replace("retentionDays: 7", "retentionDays: 8", StringComparison.Ordinal));
            },
            "diff", "--base", "HEAD", "--exit-code");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(
            @"\Aironwood dev: compared with HEAD \([0-9a-f]{10}\): its stack files, read by the current program, which "
            + @"has not changed since\n",
            run.Out);
        Assert.Contains("ExpirationMs: 604800000 -> 691200000", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_the_repository_does_not_know_is_refused_with_a_suggestion()
    {
        var run = await CommandRun.OfAsync(Repository.Commit, "diff", "--base", "mian");

        AssertRefused("IW7304", run);
        Assert.Contains("did you mean 'main'?", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--output=x")]
    [InlineData("$(touch x)")]
    [InlineData("HEAD --all")]
    public async Task What_looks_like_an_option_or_a_command_is_a_name(string value) =>
        AssertRefused("IW7304", await CommandRun.OfAsync(Repository.Commit, "diff", $"--base={value}"));

    [Fact]
    public async Task A_commit_whose_settings_are_refused_says_why()
    {
        var run = await CommandRun.OfAsync(
            folder =>
            {
                var text = File.ReadAllText(folder["Pulumi.dev.yaml"]);
                File.AppendAllText(folder["Pulumi.dev.yaml"], "  ironwood:colour: red\n");
                Repository.Commit(folder);
                File.WriteAllText(folder["Pulumi.dev.yaml"], text);
            },
            "diff", "--base", "HEAD");

        AssertRefused("IW7305", run);
        Assert.Contains("\nIW1004 ironwood:colour: is not a setting\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_that_the_last_commit_does_not_have_is_all_new()
    {
        var run = await CommandRun.OfAsync(
            folder =>
            {
                Repository.Commit(folder);
                File.Copy(folder["Pulumi.dev.yaml"], folder["Pulumi.acme.yaml"]);
            },
            "diff", "--stack", "acme", "--exit-code");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Matches(
            @"\Aironwood acme: compared with HEAD \([0-9a-f]{10}\), which does not have this stack\n", run.Out);
        Assert.DoesNotContain("would be deleted", run.Out, StringComparison.Ordinal);
    }

    // Git's own switch for its tests stands for a folder of another user.
    [Fact]
    public async Task A_repository_that_git_refuses_to_read_is_no_reason_to_make_one()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["file"], "");
        Repository.Commit(folder);
        var start = new ProcessStartInfo("git", ["rev-parse", "--is-inside-work-tree"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardError = true,
        };
        start.Environment["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        using var git = Process.Start(start)!;

        var problem = DiffProblems.WithoutRepository("HEAD", "/srv/a b", await git.StandardError.ReadToEndAsync());

        Assert.Equal(("IW7303", "git config --global --add safe.directory '/srv/a b'"), (problem.Code, problem.Fix));
        Assert.Equal(
            "run git init, or compare with a graph file",
            DiffProblems.WithoutRepository("HEAD", ".", "fatal: not a git repository").Fix);
    }

    [LauncherFact]
    public async Task A_commit_of_another_program_previews_itself_once()
    {
        var graph = await GraphFile("dev");
        var told = _elsewhere["told"];
        var runs = new List<CommandRun>();
        using var kept = new TemporaryFolder();
        for (var time = 0; time < 2; time++)
        {
            runs.Add(await CommandRun.OfAsync(
                folder =>
                {
                    Program(folder, $"pwd >> '{told}'; echo \"$*\" >> '{told}'; cat '{graph}'");
                    // What the first run keeps, the second one finds.
                    CopyAll(kept["artifacts"], folder["artifacts"]);
                },
                after: folder => CopyAll(folder["artifacts"], kept["artifacts"]),
                "diff", "--base", "HEAD"));
        }

        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.Matches(
            @"\Aironwood dev: compared with HEAD \([0-9a-f]{10}\): its own preview\nNothing changes\.\n", runs[0].Out);
        Assert.Matches(@"which takes minutes \.\.\.\n\z", runs[0].Error);
        Assert.Matches(@"\): its own preview, kept from an earlier run\nNothing changes\.\n", runs[1].Out);
        var lines = await File.ReadAllLinesAsync(told);
        Assert.Equal("preview --stack dev --format json", lines[1]);
        Assert.Equal(2, lines.Length);
        Assert.False(Directory.Exists(lines[0]));
    }

    [LauncherTheory]
    [InlineData("pwd >&2; echo IW9999 wrong >&2; exit 2", "IW7305", "  | IW9999 wrong")]
    [InlineData("echo nonsense", "IW7302", "its own preview did not write a graph")]
    public async Task A_commit_whose_own_preview_fails_shows_its_output(string script, string code, string says)
    {
        var run = await CommandRun.OfAsync(folder => Program(folder, script), "diff", "--base", "HEAD");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains($"{code} --base: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath() + "ironwood-base", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_without_the_command_is_refused()
    {
        var run = await CommandRun.OfAsync(folder => Program(folder, null), "diff", "--base", "HEAD");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("it has no ./ironwood that can be started", run.Error, StringComparison.Ordinal);
    }

    // A repository whose program has changed since its commit.
    private static void Program(TemporaryFolder folder, string? script)
    {
        File.WriteAllText(folder["src", "program.cs"], "before");
        if (script is not null)
        {
            File.WriteAllText(folder["ironwood"], $"#!/bin/sh\n{script}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(
                    folder["ironwood"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        Repository.Commit(folder);
        File.WriteAllText(folder["src", "program.cs"], "after");
    }

    private static void CopyAll(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            return;
        }
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private static void AssertRefused(string code, CommandRun run)
    {
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"{code} --", run.Error, StringComparison.Ordinal);
        Assert.Matches("problems?; nothing was done\\.\n\\z", run.Error);
    }

    private async Task<string> GraphFile(string stack)
    {
        var path = _elsewhere["base.json"];
        await File.WriteAllTextAsync(path, await (stack == "prod" ? Prod : Dev).Value);
        return path;
    }

    private static async Task<string> PreviewAsync(string stack) =>
        (await CommandRun.OfAsync("preview", "--stack", stack, "--format", "json")).Out;
}
