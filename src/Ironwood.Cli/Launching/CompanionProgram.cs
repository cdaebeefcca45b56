using Ironwood.Cli.Writing;
using Ironwood.Problems;

namespace Ironwood.Cli.Launching;

/// <summary>
/// A program of the repository that the launcher does not build, so that a preview does not wait for it. It is built
/// when somebody asks for it and runs as a process of its own.
/// </summary>
/// <param name="Project">Name of its project, below <c>src</c>.</param>
/// <param name="Title">What it is, for a person.</param>
internal sealed record CompanionProgram(string Project, string Title)
{
    /// <summary>A platform on this machine. It is a web server.</summary>
    public static CompanionProgram Demo { get; } = new("Ironwood.Demo", "the demo platform");

    /// <summary>What serves the repository: tests, lint, generated files.</summary>
    public static CompanionProgram Repository { get; } = new("Ironwood.Repository", "the repository's own tools");

    /// <summary>Builds it where needed and runs it to its end.</summary>
    /// <returns>Its exit code, or <see cref="ExitCodes.Refused"/> when the build failed.</returns>
    /// <exception cref="OperationCanceledException">It was ended by an interrupt.</exception>
    public async Task<int> RunAsync(
        Terminal terminal, string root, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var project = Path.Combine("src", Project, $"{Project}.csproj");
        if (!await ProjectBuild.BringUpToDateAsync(
            terminal, root, project, $"{Project}.built", Freshness.OfProgram, Title, cancellation)
            .ConfigureAwait(false))
        {
            ProblemView.Write(terminal.Error, [BuildFailed(Title)]);
            return ExitCodes.Refused;
        }
        using var process = ProjectBuild.Dotnet(root, [ProjectBuild.Assembly(root, Project), .. arguments]);
        // Ctrl-C reaches both processes. Whatever ends only this one must not leave the other behind.
        await using var ended = cancellation.Register(() => process.Kill(entireProcessTree: true));
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode;
    }

    /// <summary>Something that is built on demand did not build.</summary>
    public static Problem BuildFailed(string title) =>
        new("IW0005", "ironwood", $"the build of {title} failed", Fix: "correct the errors above");
}
