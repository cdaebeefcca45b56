namespace Ironwood.Repository.Tests.Commands;

public sealed class InventoriesCommandTests
{
    [Fact]
    public async Task Pages_are_rewritten()
    {
        var read = "";
        var run = await VerbRun.OfAsync(
            folder => File.WriteAllText(folder["docs", "faq.md"], "```console\n$ ./ironwood previw\nold\n```\n"),
            folder => read = File.ReadAllText(folder["docs", "faq.md"]),
            "inventories");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "tests/inventories/dev.yaml", "tests/inventories/prod.yaml", "docs/rules.md",
                "docs/outputs.schema.json",
                "docs/configuration.md", "docs/choose-a-model.md", "docs/stack.schema.json",
                "docs/decisions/README.md", "docs/faq.md", "",
            ],
            run.Lines);
        Assert.StartsWith("```console\n$ ./ironwood previw\nIW0002 ironwood: ", read, StringComparison.Ordinal);
    }

    // The example of docs/diagnostics.md.
    [Fact]
    public async Task A_page_that_cannot_be_followed_is_refused_and_no_page_is_written()
    {
        var isWritten = true;
        var run = await VerbRun.OfAsync(
            folder => File.WriteAllText(folder["docs", "faq.md"], "# FAQ\n\n```console\n$ ./ironwood version\n"),
            folder => isWritten = File.Exists(folder["docs", "rules.md"]),
            "inventories");
        var page = SourceTree.Read("docs/diagnostics.md");

        Assert.Equal((2, false), (run.ExitCode, isWritten));
        Assert.Contains(
            $"```console\n$ ./ironwood inventories\n{run.Out}{run.Error}```\n", page, StringComparison.Ordinal);
    }
}
