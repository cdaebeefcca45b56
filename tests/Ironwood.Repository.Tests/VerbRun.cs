using Ironwood.Repository.Commands;

namespace Ironwood.Repository.Tests;

/// <summary>One verb of the repository, run in this process on a copy of the stack files.</summary>
/// <param name="ExitCode">What the process would end with.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record VerbRun(int ExitCode, string Out, string Error)
{
    /// <summary>Lines of the output, without their ends.</summary>
    public IReadOnlyList<string> Lines => Out.ReplaceLineEndings("\n").Split('\n');

    public static Task<VerbRun> OfAsync(params string[] args) => OfAsync(_ => { }, _ => { }, args);

    /// <param name="prepare">Changes the folder of the stack files before the run.</param>
    /// <param name="args">Arguments.</param>
    public static Task<VerbRun> OfAsync(Action<TemporaryFolder> prepare, params string[] args) =>
        OfAsync(prepare, _ => { }, args);

    /// <param name="prepare">Changes the folder of the stack files before the run.</param>
    /// <param name="after">Looks at the folder after the run.</param>
    /// <param name="args">Arguments.</param>
    public static async Task<VerbRun> OfAsync(
        Action<TemporaryFolder> prepare, Action<TemporaryFolder> after, params string[] args)
    {
        using var folder = new TemporaryFolder();
        FixtureStacks.CopyTo(folder["tests", "fixtures"]);
        FixtureStacks.CopyTo(folder["examples", "recipe"]);
        prepare(folder);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = Terminal.Plain(output, error);
        var code = await CommandLine.RunAsync(RepositoryVerbs.Create(terminal, folder.Path), args, terminal, default);
        after(folder);
        Assert.DoesNotContain(folder.Path, output.ToString() + error, StringComparison.Ordinal);
        return new(code, output.ToString(), error.ToString());
    }
}
