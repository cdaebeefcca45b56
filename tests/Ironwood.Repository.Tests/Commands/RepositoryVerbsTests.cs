using Ironwood.Cli.Launching;
using Ironwood.Repository.Commands;

namespace Ironwood.Repository.Tests.Commands;

/// <summary>The product lists the repository's verbs, knows none of their options and does not contain their
/// code.</summary>
public sealed class RepositoryVerbsTests
{
    private static readonly Terminal Nowhere = Terminal.Plain(TextWriter.Null, TextWriter.Null);

    [Fact]
    public void The_product_lists_every_verb_with_the_same_sentence()
    {
        var listed = CommandLine.Create(Nowhere, FixtureStacks.Folder, TimeProvider.System).Subcommands
            .ToDictionary(command => command.Name, command => command.Description, StringComparer.Ordinal);

        Assert.All(
            RepositoryVerbs.Create(Nowhere, SourceTree.Root).Subcommands,
            verb => Assert.Equal(verb.Description, listed[verb.Name]));
    }

    [Theory]
    [InlineData("test --filter Cli", "test -- --filter Cli")]
    [InlineData("lint --help", "lint -- --help")]
    [InlineData("inventories", "inventories --")]
    [InlineData("preview --help", "preview --help")]
    [InlineData("help lint", "help lint")]
    [InlineData("", "")]
    public void What_follows_such_a_verb_is_left_to_its_own_program(string line, string parsed) => Assert.Equal(
        parsed, string.Join(' ', RepositoryVerb.Delegate(line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    [Fact]
    public async Task Its_own_program_explains_a_verb()
    {
        using var output = new StringWriter();
        var terminal = Terminal.Plain(output, TextWriter.Null);

        var code = await CommandLine.RunAsync(
            RepositoryVerbs.Create(terminal, FixtureStacks.Folder), ["test", "--help"], terminal, default);

        Assert.Equal(0, code);
        Assert.Contains("--filter", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_its_own_program_does_not_know_is_refused_by_it()
    {
        var run = await VerbRun.OfAsync("test", "xyzzy");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("IW0002 ironwood test: is not a verb or option of it\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("  fix:     ./ironwood help test\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_products_assembly_does_not_reference_it() => Assert.DoesNotContain(
        typeof(CommandLine).Assembly.GetReferencedAssemblies(),
        assembly => assembly.Name == typeof(RepositoryVerbs).Assembly.GetName().Name);
}
