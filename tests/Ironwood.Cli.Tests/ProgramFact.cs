namespace Ironwood.Cli.Tests;

/// <summary>
/// A fact that another program shows. A workstation without it skips the fact and says what to install; where <c>CI</c>
/// is set, it fails.
/// </summary>
internal sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program, string package) =>
        Skip = Environment.GetEnvironmentVariable("CI") is { Length: > 0 } || IsInstalled(program) ? null
            : $"This test runs {program}, not installed here. On Debian and Ubuntu: apt-get install --no-install-recommends {package}";

    private static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
