using Microsoft.Extensions.Time.Testing;

namespace Ironwood.Cli.Tests;

/// <summary>One command line, run in this process on a copy of the stack files.</summary>
/// <param name="ExitCode">What the process would end with.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    /// <summary>The time at which every command line of a test runs.</summary>
    public static readonly DateTimeOffset Today = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Options with which the hosts of <c>prod</c> take model and image from the project itself.</summary>
    public static readonly string[] Supplied =
    [
        .. new[] { "small", "medium", "large" }.SelectMany(tier => new[]
        {
            "-c",
            $"ironwood:tiers.{tier}.serving={{image: "
            + $"'us-central1-docker.pkg.dev/p/r/vllm@sha256:{new string('0', 64)}', "
            + "model: 'gs://weights/qwen', tensorParallelSize: 8, arguments: [--data-parallel-size, '64']}",
        }),
    ];

    /// <summary>Lines of the output, without their ends.</summary>
    public IReadOnlyList<string> Lines => Out.ReplaceLineEndings("\n").Split('\n');

    public static Task<CommandRun> OfAsync(params string[] args) => OfAsync(_ => { }, args);

    /// <param name="prepare">Changes the folder of the stack files before the run.</param>
    /// <param name="args">Arguments.</param>
    public static Task<CommandRun> OfAsync(Action<TemporaryFolder> prepare, params string[] args) =>
        OfAsync(prepare, _ => { }, args);

    /// <param name="prepare">Changes the folder of the stack files before the run.</param>
    /// <param name="after">Looks at the folder after the run.</param>
    /// <param name="args">Arguments.</param>
    public static async Task<CommandRun> OfAsync(
        Action<TemporaryFolder> prepare, Action<TemporaryFolder> after, params string[] args)
    {
        using var folder = new TemporaryFolder();
        FixtureStacks.CopyTo(folder.Path);
        prepare(folder);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(
            args, Terminal.Plain(output, error), folder.Path, new FakeTimeProvider(Today));
        after(folder);
        Assert.DoesNotContain(folder.Path, output.ToString() + error, StringComparison.Ordinal);
        return new(code, output.ToString(), error.ToString());
    }
}
