namespace Ironwood.Repository.Tests.Documentation;

/// <summary>What the pages say that commands print, they print; a page is followed from top to bottom.</summary>
public sealed class PageRunTests
{
    private static readonly IReadOnlyList<Page> All = RepositoryPages.Run(SourceTree.Root);

    /// <summary>Pages that show a command which is run.</summary>
    public static TheoryData<string> Shown() =>
        [.. All.Where(page => Commands(page).Any(PageRun.IsRun)).Select(page => page.Name)];

    /// <summary>Journeys of a person with a task.</summary>
    public static TheoryData<string> Recipes() => [.. RecipeNames];

    private static IEnumerable<string> RecipeNames =>
        All.Select(page => page.Name).Where(name => name.StartsWith("docs/recipes/", StringComparison.Ordinal));

    // If this fails and the change is meant: ./ironwood inventories, then review the diff.
    [Theory]
    [MemberData(nameof(Shown))]
    public async Task A_page_shows_what_its_commands_print(string name)
    {
        var printed = await PageRun.OfAsync(
            All.Single(page => page.Name == name), RepositoryPages.StackFiles(SourceTree.Root));

        Assert.NotEmpty(printed);
        Assert.All(printed, command =>
        {
            if (!command.IsAsShown)
            {
                Golden.Same(
                    $"{name}: {command.Shown.Command}",
                    string.Join('\n', command.Shown.Output), string.Join('\n', command.Printed));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_recipe_has_its_parts_and_every_command_of_it_that_can_run_is_run(string name)
    {
        var page = All.Single(page => page.Name == name);

        string[] parts = ["## Change", "## What it means for a stack that runs", "## Go back"];
        Assert.Equal(parts, page.Lines.Where(line => parts.Contains(line)));
        Assert.Contains(Commands(page), PageRun.IsRun);
        Assert.All(Commands(page), command => Assert.True(PageRun.IsRun(command), command));
        // What is not run is of programs that need an account.
        Assert.All(
            page.Blocks().Where(block => block.Language == "sh").SelectMany(block => block.Lines),
            line => Assert.Matches("^(pulumi|gcloud|curl|dotnet) ", line));
        Assert.All(
            page.Blocks(),
            block => Assert.Contains(
                block.Language, new[] { "console", "sh", "yaml", "diff", "csharp", "xml", "text" }));
    }

    [Fact]
    public void What_stands_under_a_named_command_is_its_output_whatever_the_fence_is_called()
    {
        var block = Page.Of("p.md", "<!-- $ ./ironwood version -->\n```console\n$ 0.1\n```").Blocks().Single();

        var shown = Assert.Single(block.Commands());
        Assert.Equal("./ironwood version", shown.Command);
        Assert.Equal(["$ 0.1"], shown.Output);
    }

    [Fact]
    public async Task A_json_file_that_a_comment_names_is_there_for_the_commands_below()
    {
        const string Config = """{"num_attention_heads": 8, "num_hidden_layers": 2, "head_dim": 64}""";
        const string Command = "```console\n$ ./ironwood catalog models read --config own.json --weights-gb 1\n```";

        var named = await PageRun.OfAsync(
            Page.Of("p.md", $"<!-- own.json -->\n```json\n{Config}\n```\n{Command}"), []);
        var unnamed = await PageRun.OfAsync(Page.Of("p.md", $"```json\n{Config}\n```\n{Command}"), []);

        Assert.Equal("IW7604 own.json: max_position_embeddings: is missing", Assert.Single(named).Printed[0]);
        Assert.Equal("IW7602 --config: does not exist", Assert.Single(unnamed).Printed[0]);
    }

    [Fact]
    public async Task A_command_of_git_that_fails_is_no_output_to_show() => Assert.StartsWith(
        "git frobnicate ended with ",
        (await Assert.ThrowsAsync<FormatException>(
            () => PageRun.OfAsync(Page.Of("p.md", "```console\n$ git frobnicate\n```"), []))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_journeys_that_people_ask_for_are_there()
    {
        string[] asked =
        [
            "add-a-route", "add-a-tier", "bring-your-own-vpc", "consume-the-outputs", "enable-https",
            "internal-front-door", "move-to-spot",
            "route-by-header-or-host", "second-region",
        ];

        Assert.Equal(asked, RecipeNames.Select(name => Path.GetFileNameWithoutExtension(name)));
    }

    [Fact]
    public void What_looks_like_a_command_is_in_a_block_that_is_run() => Assert.Equal(
        [],
        from page in All
        from block in page.Blocks()
        where block.Language != "console"
        from line in block.Lines
        where line.StartsWith("$ ", StringComparison.Ordinal)
        select $"{page.Name}: {line}");

    [Fact]
    public void The_README_opens_with_the_preview_and_shows_a_problem()
    {
        var commands = Commands(All.Single(page => page.Name == "README.md")).ToArray();

        Assert.Equal("./ironwood preview --stack prod", commands[0]);
        Assert.Contains(commands, command => command.Contains("--config", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_changes_and_commands_follow_one_another_in_a_folder_of_their_own()
    {
        var page = Page.Of("page.md", """
            ```yaml
            # Pulumi.own.yaml
            config:
              gcp:project: my-project
              gcp:region: nowhere
            ```
            ```console
            $ ./ironwood preview --stack own
            IW1007 ironwood:tiers: is required
              fix:     write it in Pulumi.own.yaml, for example 'ironwood:tiers: {small: {generation: cpu, default: true}}'
            …
            $ ./ironwood verify --stack own
            This needs an account.
            ```
            ```diff
            +++ Pulumi.own.yaml
            -  gcp:region: nowhere
            +  gcp:regio: nowhere
            ```
            ```console
            $ ./ironwood preview --stack own
            no such thing
            ```
            """);

        var printed = await PageRun.OfAsync(page, RepositoryPages.StackFiles(SourceTree.Root));

        Assert.Equal(2, printed.Count);
        Assert.DoesNotContain(printed[0].Printed, line => line.Contains("gcp:regio:", StringComparison.Ordinal));
        Assert.Contains(printed[1].Printed, line => line.StartsWith("IW1004 gcp:regio: ", StringComparison.Ordinal));
        Assert.False(printed[1].IsAsShown);
        Assert.Equal(page.Lines[printed[1].Shown.First], Assert.Single(printed[1].Shown.Output));
    }

    [Fact]
    public async Task A_page_is_renewed_with_what_its_commands_print_and_keeps_the_rest()
    {
        var page = Page.Of("page.md", """
            Before.
            <!-- $ ./ironwood previw -->
            ```text
            old
            older
            ```
            Between.
            ```console
            $ ./ironwood preview --stack prd
            ```
            After.
            """);

        var renewed = await RepositoryPages.RenewAsync(page, SourceTree.Root, default);

        Assert.Equal(
            [
                "Before.", "<!-- $ ./ironwood previw -->", "```text", "IW0002 ironwood: is not a verb or option of it",
            ], renewed.Lines.Take(4));
        Assert.Contains("  value:   prd", renewed.Lines);
        Assert.DoesNotContain("older", renewed.Lines);
        Assert.Contains("Between.", renewed.Lines);
        Assert.Equal("After.", renewed.Lines[^1]);
        Assert.All(
            await PageRun.OfAsync(renewed, RepositoryPages.StackFiles(SourceTree.Root)),
            command => Assert.True(command.IsAsShown));
    }

    [Theory]
    [InlineData("```yaml\nx: y\n", "page.md:1: the fence is never closed.")]
    [InlineData("```console\n./ironwood version\n```\n", "line 2: a console block begins with '$ '.")]
    [InlineData("```diff\n-a\n```\n```console\n$ ./ironwood help\n```\n", "A diff block must begin with '+++ NAME'.")]
    public async Task A_block_of_another_form_is_refused(string text, string message)
    {
        var error = await Assert.ThrowsAsync<FormatException>(() => PageRun.OfAsync(Page.Of("page.md", text), []));

        Assert.Equal(message, error.Message);
    }

    private static IEnumerable<string> Commands(Page page) =>
        page.Blocks().SelectMany(block => block.Commands()).Select(shown => shown.Command);
}
