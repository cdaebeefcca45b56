namespace Ironwood.Planning.Tests.StackFiles;

public class StackFileReaderTests
{
    [Theory]
    [InlineData("prd", "did you mean 'prod'?")]
    [InlineData("Prod", "did you mean 'prod'?")]
    [InlineData("production", "create Pulumi.production.yaml, for example from Pulumi.dev.yaml")]
    [InlineData("", "create Pulumi..yaml, for example from Pulumi.dev.yaml")]
    [InlineData("../prod", "create Pulumi.../prod.yaml, for example from Pulumi.dev.yaml")]
    [InlineData("a/b/c/prod", "create Pulumi.a/b/c/prod.yaml, for example from Pulumi.dev.yaml")]
    [InlineData("a//prod", "create Pulumi.a//prod.yaml, for example from Pulumi.dev.yaml")]
    public void For_an_unknown_stack_only_the_nearest_name_is_suggested(string stack, string fix)
    {
        using var folder = new StackFolder();
        folder.Write("Pulumi.dev.yaml", "config: [broken");
        folder.Write("Pulumi.prod.yaml", "");

        var result = StackFileReader.Read(folder.Path, stack, ["malformed"]);

        Assert.Null(result.Configuration);
        Assert.Equal(
            new Problem("IW1001", "--stack", $"has no file Pulumi.{stack}.yaml", stack, "dev, prod", fix),
            Assert.Single(result.Problems));
    }

    [Fact]
    public void A_folder_without_stacks_says_so()
    {
        using var folder = new StackFolder();

        var problem = Assert.Single(StackFileReader.Read(folder.Path, "dev").Problems);

        Assert.Equal(("IW1001", "there are no stack files here"), (problem.Code, problem.Allowed));
    }

    [Fact]
    public void A_missing_project_file_is_reported()
    {
        using var folder = new StackFolder(project: null);

        var problem = folder.OnlyProblem(StackFolder.Valid());

        Assert.Equal(
            new Problem("IW1003", "Pulumi.yaml", "is missing", Fix: "run in the folder that holds it"), problem);
    }

    [Fact]
    public void A_folder_that_is_not_there_has_no_project_and_no_stack() =>
        Assert.Equal(
            ["IW1003", "IW1001"],
            StackFileReader.Read(Path.Combine(AppContext.BaseDirectory, "none"), "dev").Problems
                .Select(problem => problem.Code));

    [Theory]
    [InlineData("")]
    [InlineData("runtime: dotnet\n")]
    [InlineData("name:\n")]
    [InlineData("name: ''\n")]
    [InlineData("name: [ironwood]\n")]
    public void A_project_file_without_a_name_is_reported(string project)
    {
        using var folder = new StackFolder(project);

        var problem = folder.OnlyProblem(StackFolder.Valid());

        Assert.Equal(("IW1003", "Pulumi.yaml", "has no project name"), (problem.Code, problem.Path, problem.Message));
        Assert.Equal("write 'name: ironwood' at its top", problem.Fix);
    }

    [Theory]
    [InlineData("config:\n\tgcp:project: a\n", "Pulumi.test.yaml:2:1")] // a tab
    [InlineData("config:\n  a: b\n  \t\n  c: d\n", "Pulumi.test.yaml:3:3")]
    [InlineData("config:\n  a:\n  -\tb: c\n", "Pulumi.test.yaml:3:4")]
    [InlineData("config:\n  gcp:project: a\n  gcp:project: b\n", "Pulumi.test.yaml:3:3")] // a key twice
    [InlineData("config:\n  a: b: c\n", "Pulumi.test.yaml:2:7")]
    [InlineData("config:\n  a: [1\n", "Pulumi.test.yaml:3:1")]
    [InlineData("config:\n  a: *none\n", "Pulumi.test.yaml:2:6")]
    [InlineData("config: &x\n  a:\n    b: *x\n", "Pulumi.test.yaml:3:8")] // itself, without end
    [InlineData("config: &x\n  <<: *x\n", "Pulumi.test.yaml:2:7")]
    [InlineData("config:\n  a: {<<: 5}\n", "Pulumi.test.yaml:2:11")]
    [InlineData("just text\n", "Pulumi.test.yaml:1:1")]
    [InlineData("- a\n- b\n", "Pulumi.test.yaml:1:1")]
    public void Text_that_is_not_YAML_or_not_a_map_is_reported_with_line_and_column(string text, string place)
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem(text);

        Assert.Equal(("IW1002", "Pulumi.test.yaml"), (problem.Code, problem.Path));
        Assert.Equal(place, problem.Location!.ToString());
        Assert.NotNull(problem.Fix);
    }

    [Fact]
    public void A_key_that_is_there_twice_is_named()
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem("config:\n  gcp:region: a\n  gcp:region: b\n");

        Assert.Equal("is not valid YAML: duplicate key gcp:region", problem.Message);
    }

    [Fact]
    public void Brackets_without_end_are_refused_and_do_not_end_the_process()
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem("config: " + new string('[', 100_000));

        Assert.Equal("IW1002", problem.Code);
        Assert.Contains("nesting", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_that_multiply_are_refused_and_do_not_fill_the_memory()
    {
        using var folder = new StackFolder();
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(
                Enumerable.Range(1, 12)
                    .Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n"));

        Assert.Equal("IW1002", folder.OnlyProblem(text).Code);
    }

    [Fact]
    public void A_project_file_that_is_not_YAML_is_reported_with_line_and_column()
    {
        using var folder = new StackFolder("name: ironwood\nconfig: [\n");

        Assert.Equal("Pulumi.yaml:3:1", folder.OnlyProblem(StackFolder.Valid()).Location!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("---\n")]
    [InlineData("config:\n")]
    [InlineData("config: {}\n")]
    [InlineData("encryptionsalt: v1:c2FsdA==:v1:abc\n")]
    public void A_file_without_settings_is_a_stack_without_settings(string text)
    {
        using var folder = new StackFolder();

        Assert.Equal(
            ["gcp:project", "gcp:region", "ironwood:tiers"],
            folder.Read(text).Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("config: 5\n")]
    [InlineData("config: [a]\n")]
    [InlineData("config: {secure: v1:abc}\n")]
    public void Settings_are_a_map(string text)
    {
        using var folder = new StackFolder();

        Assert.Equal(
            new Problem(
                "IW1006", "Pulumi.test.yaml: config", "is not a map", null, "a map of settings",
                "write one setting per line under 'config:'",
                new("Pulumi.test.yaml", 1, 9)),
            folder.OnlyProblem(text));
    }

    [Fact]
    public void A_problem_points_at_the_value_in_its_file()
    {
        using var folder = new StackFolder("name: ironwood\nconfig:\n  owner: Me\nruntime: dotnet\n");

        var problems = folder.Read(
            "config:\n  gcp:project: ironwood-test\n  gcp:region: us-central1\n  ironwood:tiers:\n    t:\n      "
            + "chips: 130\n      default: true\n      routes:\n        - /a\n        - b\n  ironwood:spend: "
            + "{ceilingUsdPerHour: 1000}\n").Problems;

        Assert.Equal(
            ["IW2006 Pulumi.test.yaml:6:14", "IW3001 Pulumi.test.yaml:10:11", "IW1010 Pulumi.yaml:3:10"],
            problems.Select(problem => $"{problem.Code} {problem.Location}"));
    }

    [Fact]
    public void The_stack_overrides_the_project_and_a_key_without_namespace_is_the_projects_own()
    {
        using var folder = new StackFolder("""
            name: ironwood
            runtime: dotnet
            config:
              owner: from-project
              costCenter:
                type: string
                default: from-default
              ironwood:environment:
                value: from-value
              gcp:region: us-east5
              tiers:
                type: object
            """);

        var settings = folder.Settings("""
            config:
              gcp:project: ironwood-test
              gcp:region: us-central1
              owner: from-stack
              tiers: {t: {chips: 4, default: true}}
              spend: {ceilingUsdPerHour: 1000}
            """);

        Assert.Equal(
            ("us-central1", "from-value", "from-stack", "from-default"),
            (settings.Region, settings.Environment, settings.Owner, settings.CostCenter));
    }

    [Fact]
    public void A_declaration_without_value_or_default_is_no_value()
    {
        using var folder = new StackFolder(
            "name: ironwood\nruntime: dotnet\nconfig:\n  tiers:\n    type: object\n  owner:\n    description: who\n");

        var problems = folder.Read("config:\n  gcp:project: ironwood-test\n  gcp:region: us-central1\n").Problems;

        Assert.Equal(
            [
                (
                    "IW1007", "ironwood:tiers", "is required",
                    "write it in Pulumi.test.yaml, for example "
                        + "'ironwood:tiers: {small: {generation: cpu, default: true}}'"),
                // The settings have a default for it, but to the CLI what is declared without one is required.
                ("IW1007", "ironwood:owner", "is required: Pulumi.yaml declares it without a default",
                    "write 'ironwood:owner: VALUE' under 'config:' in Pulumi.test.yaml"),
            ],
            problems.Select(problem => (problem.Code, problem.Path, problem.Message, problem.Fix)));
        Assert.All(problems, problem => Assert.Equal("Pulumi.test.yaml:2:3", problem.Location?.ToString()));
    }

    [Fact]
    public void The_namespace_is_the_projects_name()
    {
        using var folder = new StackFolder("name: serving\nruntime: dotnet\n");

        var problems = folder.Read(
            "config:\n  gcp:project: ironwood-test\n  gcp:region: us-central1\n  serving:tiers: {t: {chips: 130, "
            + "default: true}}\n  serving:spend: {ceilingUsdPerHour: 1000}\n  ironwood:owner: a\n").Problems;

        Assert.Equal(
            new Problem(
                "IW2006", "serving:tiers.t.chips", "is made by no topology of tpu7x", "130", "nearest: 128, 132",
                "write 132",
                new("Pulumi.test.yaml", 4, 30)),
            Assert.Single(problems));
    }

    [Fact]
    public void Maps_are_merged_and_a_maps_own_entries_win()
    {
        using var folder = new StackFolder();

        var settings = folder.Settings("""
            pods:
              - &small {chips: 4, maxRequestsPerSecondPerVm: 2}
              - &routed {routes: [/x], chips: 12}
            config:
              gcp:project: ironwood-test
              gcp:region: us-central1
              ironwood:tiers:
                a: {<<: *small, default: true}
                b: {<<: [*small, *routed]}
                c: {chips: 8, <<: *small, routes: [/c]}
              ironwood:spend: {ceilingUsdPerHour: 1000}
            """);

        Assert.Equal((4, 2.0), (settings.Tiers["a"].Chips, settings.Tiers["a"].MaxRequestsPerSecondPerVm));
        Assert.Equal((4, "/x"), (settings.Tiers["b"].Chips, settings.Tiers["b"].Routes[0].Path));
        Assert.Equal((8, 2.0), (settings.Tiers["c"].Chips, settings.Tiers["c"].MaxRequestsPerSecondPerVm));
    }

    [Fact]
    public void The_stacks_are_the_files_of_the_folder_in_order()
    {
        using var folder = new StackFolder();
        folder.Write("Pulumi.prod.yaml", "");
        folder.Write("Pulumi.dev.yaml", "");
        folder.Write("Pulumi.eu.west.yaml", "");
        folder.Write("Other.yaml", "");
        folder.Write("Pulumi.dev.deploy.yaml", "settings: {}\n");

        Assert.Equal(["dev", "eu.west", "prod"], StackFileReader.Stacks(folder.Path));
    }
}
