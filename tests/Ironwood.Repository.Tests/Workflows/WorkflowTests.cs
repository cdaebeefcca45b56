using Ironwood.Repository.Linting;
using YamlDotNet.RepresentationModel;

namespace Ironwood.Repository.Tests.Workflows;

/// <summary>
/// What actionlint does not know of this repository's workflows: that their commands exist, and who may do what.
/// </summary>
public sealed partial class WorkflowTests
{
    private static readonly IReadOnlyList<WorkflowFile> All = WorkflowFile.Of(SourceTree.Root);

    // What a runner or an action of the same job brings; everything else must be in the repository.
    private static readonly string[] Brought = ["dotnet", "echo", "exit", "gh", "mkdir", "pulumi", "true"];

    private static IEnumerable<(WorkflowFile File, string Job, YamlMappingNode Node)> Jobs =>
        from file in All from job in file.Jobs select (file, job.Key, job.Value);

    private static IEnumerable<(string Place, YamlMappingNode Node)> Steps =>
        from job in Jobs from step in WorkflowFile.Steps(job.Node) select ($"{job.File.Name} {job.Job}", step);

    [Fact]
    public void The_workflows_are_those_that_the_page_lists()
    {
        var page = SourceTree.Read("docs/ci.md");
        Assert.Equal(6, All.Count);
        Assert.All(All.Where(file => !Triggers(file).Contains("workflow_call")), file =>
            Assert.Contains($"| `{Path.GetFileName(file.Name)}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_action_is_pinned_by_commit_with_its_version_and_everywhere_by_the_same()
    {
        var lines = All.SelectMany(file => File.ReadLines(SourceTree.Path(file.Name)))
            .Where(line => line.Contains("uses:", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(lines);
        var pins = lines.Where(line => !line.Contains("./.github/workflows/", StringComparison.Ordinal)).Select(line =>
        {
            var pin = Pin().Match(line);
            Assert.True(pin.Success, line);
            return (Action: pin.Groups["action"].Value, At: pin.Groups["commit"].Value + pin.Groups["version"].Value);
        });
        Assert.All(pins.GroupBy(pin => pin.Action), same => Assert.Single(same.Select(pin => pin.At).Distinct()));
    }

    // Without it the action takes whatever version the runner happens to have.
    [Fact]
    public void The_engine_of_every_job_is_one_exact_version()
    {
        var versions = Steps
            .Where(
                step => WorkflowFile.Text(
                    step.Node, "uses")?.StartsWith("pulumi/actions@", StringComparison.Ordinal) == true)
            .Select(step => WorkflowFile.Child(step.Node, "with") is YamlMappingNode with
                ? WorkflowFile.Text(with, "pulumi-version")
                : null)
            .ToArray();
        Assert.Equal(4, versions.Length);
        Assert.Matches(ExactVersion(), Assert.Single(versions.Distinct()) ?? "");
    }

    [Fact]
    public void Every_command_exists_and_the_command_line_understands_those_that_are_its_own()
    {
        var commands = All.SelectMany(file => file.Scripts())
            .SelectMany(script => CommandWords.Commands(script.Script))
            .ToArray();
        Assert.Contains(commands, words => words[0] == "./ironwood" && words[1] == "review");
        Assert.All(commands, words =>
        {
            if (!Brought.Contains(words[0]))
            {
                var file = SourceTree.Path(words[0]);
                Assert.True(File.Exists(file), $"{words[0]} is no file of the repository");
                Assert.True(
                    OperatingSystem.IsWindows() || File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute),
                    $"{words[0]} cannot be executed");
            }
            if (words[0] == "./ironwood")
            {
                Assert.Equal([], CommandWords.Misunderstood(words.Skip(1)));
            }
        });
    }

    [Theory]
    [InlineData("./ironwood preveiw --stack prod")]
    [InlineData("./ironwood preview --stakc prod")]
    [InlineData("./ironwood review --base")]
    public void A_command_that_does_not_exist_is_found(string script) =>
        Assert.NotEmpty(CommandWords.Misunderstood(CommandWords.Commands(script).Single().Skip(1)));

    [Fact]
    public void Nothing_that_others_write_becomes_a_part_of_a_script() => Assert.All(
        All.SelectMany(file => file.Scripts()),
        script => Assert.DoesNotContain("${{", script.Script, StringComparison.Ordinal));

    [Fact]
    public void No_workflow_runs_a_pull_request_with_the_rights_of_the_default_branch() =>
        Assert.All(All, file => Assert.DoesNotContain("pull_request_target", Triggers(file)));

    [Fact]
    public void Every_workflow_says_what_it_may_do_and_by_default_no_more_than_read() => Assert.All(All, file =>
    {
        var permissions = Assert.IsType<YamlMappingNode>(WorkflowFile.Child(file.Root, "permissions"));
        Assert.All(
            permissions.Children,
            entry => Assert.Equal(("contents", "read"), (entry.Key.ToString(), entry.Value.ToString())));
    });

    // The only rights beyond reading, and where.
    [Fact]
    public void Rights_to_write_are_these() => Assert.Equal(
        [
            "deploy-stack.yml deploy id-token", "deploy-stack.yml plan id-token", "deploy.yml dev id-token",
            "deploy.yml prod id-token",
            "drift.yml drift id-token", "drift.yml drift issues", "preview.yml cloud id-token",
            "review.yml comment pull-requests", "review.yml comment security-events",
        ],
        (from job in Jobs
         from entry in (WorkflowFile.Child(job.Node, "permissions") as YamlMappingNode ?? []).Children
         where entry.Value.ToString() != "read"
         select $"{Path.GetFileName(job.File.Name)} {job.Job} {entry.Key}").Order(StringComparer.Ordinal));

    [Fact]
    public void What_runs_a_pull_requests_code_has_no_secret_and_an_identity_only_for_branches_of_the_repository() =>
        Assert.All(
            Jobs.Where(job => Triggers(job.File).Contains("pull_request")), job =>
            {
                Assert.DoesNotContain(
                    "secrets.", File.ReadAllText(SourceTree.Path(job.File.Name)), StringComparison.Ordinal);
                if ((WorkflowFile.Child(job.Node, "permissions") as YamlMappingNode)?.Children.Keys.Any(
                    key => key.ToString() == "id-token") == true)
                {
                    Assert.Contains(
                        "github.event.pull_request.head.repo.full_name == github.repository",
                        WorkflowFile.Text(job.Node, "if"), StringComparison.Ordinal);
                }
            });

    // It has rights to write: what it runs is the default branch's, and what it reads is not in the work tree.
    [Fact]
    public void What_comments_runs_nothing_of_the_pull_request()
    {
        var file = All.Single(file => Triggers(file).Contains("workflow_run"));
        var steps = file.Jobs.Values.SelectMany(WorkflowFile.Steps).ToArray();
        var with = steps.Where(
            step => WorkflowFile.Text(step, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true)
            .Select(step => (YamlMappingNode)WorkflowFile.Child(step, "with")!);
        Assert.Equal("${{ github.event.repository.default_branch }}", WorkflowFile.Text(Assert.Single(with), "ref"));
        Assert.Empty(file.Scripts());
        var download = steps.Single(
            step => WorkflowFile.Text(
                step, "uses")?.StartsWith("actions/download-artifact@", StringComparison.Ordinal) == true);
        Assert.StartsWith(
            "${{ runner.temp }}/", WorkflowFile.Text((YamlMappingNode)WorkflowFile.Child(download, "with")!, "path"),
            StringComparison.Ordinal);

        var watched = ((YamlSequenceNode)WorkflowFile.Child(
            (YamlMappingNode)WorkflowFile.Child((YamlMappingNode)WorkflowFile.Child(file.Root, "on")!, "workflow_run")!,
            "workflows")!);
        Assert.Equal(
            "pull_request",
            Assert.Single(
                Triggers(All.Single(other => WorkflowFile.Text(other.Root, "name") == watched.Single().ToString()))));
    }

    [Fact]
    public void No_checkout_leaves_its_token_behind() => Assert.All(
        Steps.Where(
            step => WorkflowFile.Text(
                step.Node, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true),
        step => Assert.Equal(
            "false",
            WorkflowFile.Text((YamlMappingNode)WorkflowFile.Child(step.Node, "with")!, "persist-credentials")));

    [Fact]
    public void Every_job_ends_by_itself_and_no_two_runs_are_in_each_others_way()
    {
        Assert.All(Jobs.Where(job => WorkflowFile.Child(job.Node, "uses") is null), job =>
        {
            Assert.InRange(int.Parse(WorkflowFile.Text(job.Node, "timeout-minutes")!, null), 1, 240);
            // "latest" becomes another one some day.
            Assert.DoesNotContain("latest", WorkflowFile.Text(job.Node, "runs-on"), StringComparison.Ordinal);
        });
        Assert.All(All.Where(
            file => !Triggers(file).Contains("workflow_call") && Path.GetFileName(file.Name) != "deploy.yml"), file =>
            Assert.NotNull(WorkflowFile.Child(file.Root, "concurrency")));
        // A deployment that is cut short leaves Pulumi's state locked.
        var deployment = All.Single(file => Triggers(file).Contains("workflow_call")).Jobs["deploy"];
        Assert.Equal(
            "false",
            WorkflowFile.Text((YamlMappingNode)WorkflowFile.Child(deployment, "concurrency")!, "cancel-in-progress"));
    }

    [Fact]
    public void A_stack_is_deployed_in_the_environment_of_its_name_after_its_plan()
    {
        var deployment = All.Single(file => Triggers(file).Contains("workflow_call")).Jobs["deploy"];
        Assert.Equal("${{ inputs.stack }}", WorkflowFile.Text(deployment, "environment"));
        Assert.Equal("plan", WorkflowFile.Text(deployment, "needs"));
        Assert.Equal(
            "dev",
            WorkflowFile.Text(
                All.Single(file => file.Name.EndsWith("/deploy.yml", StringComparison.Ordinal)).Jobs["prod"], "needs"));
    }

    [Fact]
    public void Every_variable_is_in_the_setup_instructions()
    {
        var page = SourceTree.Read("docs/ci.md");
        var names = All.SelectMany(
            file => Variable()
                .Matches(SourceTree.Read(file.Name))
                .Select(match => match.Value.Replace("vars.", "", StringComparison.Ordinal))).Distinct().ToArray();
        Assert.Contains("GCP_DEPLOYER_PROD", names);
        Assert.All(names, name => Assert.Contains(
            $"`{name.Replace("_PROD", "_DEV", StringComparison.Ordinal)}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Dependencies_of_workflows_are_kept_current()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(SourceTree.Read(".github/dependabot.yml")));
        var updates = (YamlSequenceNode)WorkflowFile.Child((YamlMappingNode)stream.Documents[0].RootNode, "updates")!;
        Assert.Equal(
            ["nuget", "github-actions"],
            updates.Select(update => WorkflowFile.Text((YamlMappingNode)update, "package-ecosystem")));
    }

    private static IEnumerable<string> Triggers(WorkflowFile file) => WorkflowFile.Child(file.Root, "on") switch
    {
        YamlMappingNode map => map.Children.Keys.Select(key => key.ToString()),
        YamlSequenceNode list => list.Select(item => item.ToString()),
        var one => [one?.ToString() ?? ""],
    };

    [GeneratedRegex(@"^\d+\.\d+\.\d+$")]
    private static partial Regex ExactVersion();

    [GeneratedRegex(
        @"uses: (?<action>[\w-]+/[\w./-]+)@(?<commit>[0-9a-f]{40}) # (?<version>v\d+\.\d+\.\d+)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Pin();

    [GeneratedRegex(@"vars\.[A-Z_]+|GCP_[A-Z]+_(DEV|PROD)")]
    private static partial Regex Variable();
}
