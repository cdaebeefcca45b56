namespace Ironwood.Cli.Launching;

/// <summary>
/// A program of the repository that the launcher does not build, so that a preview does not wait for it. Its first use
/// builds it. It runs as a separate process.
/// </summary>
/// <param name="Project">Name of its project, below <c>src</c>.</param>
/// <param name="Title">Its name in messages.</param>
internal sealed record CompanionProgram(string Project, string Title)
{
    /// <summary>A platform on this machine. It is a web server.</summary>
    public static CompanionProgram Demo { get; } = new("Ironwood.Demo", "the demo platform");

    /// <summary>Tools of the repository: tests, lint, generated files.</summary>
    public static CompanionProgram Repository { get; } = new("Ironwood.Repository", "the repository's own tools");

    /// <summary>Builds it if needed, runs it and waits until it ends.</summary>
    /// <returns>Its exit code, or <see cref="ExitCodes.Refused"/> when the build failed.</returns>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
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
