using Ironwood.Cli.Writing;

namespace Ironwood.Cli.Launching;

/// <summary>
/// A program of the repository that the launcher does not build, so that a preview does not wait for it. The first use
/// builds it, and it runs as a process of its own.
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
        var problem = await ProjectBuild.BringUpToDateAsync(
            terminal, root, project, $"{Project}.built", Freshness.OfProgram, Title, cancellation)
            .ConfigureAwait(false);
        if (problem is not null)
        {
            return ProblemView.Refuse(terminal, problem);
        }
        using var process = ProjectBuild.Dotnet(root, [ProjectBuild.Assembly(root, Project), .. arguments]);
        await ProjectBuild.RunToEndAsync(process, cancellation).ConfigureAwait(false);
        return process.ExitCode;
    }
}
