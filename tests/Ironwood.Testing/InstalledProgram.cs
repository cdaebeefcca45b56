namespace Ironwood.Testing;

/// <summary>A program of the machine that tests run.</summary>
/// <param name="Name">The name by which a test asks for it.</param>
/// <param name="Package">Debian's and Ubuntu's package that has it.</param>
/// <param name="Places">Where it may lie beside the path, or under another name.</param>
public sealed record InstalledProgram(string Name, string Package, params IReadOnlyList<string> Places)
{
    private static readonly InstalledProgram[] Known =
    [
        // The shell draws pages alone, in half the time; a whole browser draws its own windows around each as well.
        new(
            "chromium", "chromium", "/usr/bin/chromium-headless-shell", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        new("cloud-init", "cloud-init"),
        new("dot", "graphviz"),
        // Debian's own: what else is called so on a workstation may be a script that looks for it.
        new("nginx", "nginx-light", "/usr/sbin/nginx"),
        new("node", "nodejs"),
        new("python3", "python3", "/usr/bin/python3"),
        new("shellcheck", "shellcheck"),
    ];

    /// <summary>Where a program lies; null when it is not installed.</summary>
    public static string? Find(string name)
    {
        var places = Known.FirstOrDefault(program => program.Name == name)?.Places ?? [];
        return places
            .Concat(
                (Environment.GetEnvironmentVariable("PATH") ?? "")
                    .Split(Path.PathSeparator)
                    .Select(folder => Path.Combine(folder, name)))
            .SelectMany(file => OperatingSystem.IsWindows() ? new[] { file, $"{file}.exe" } : [file])
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Why what needs these programs cannot run here, and what to install; null when it can.</summary>
    public static string? WhyNot(params IReadOnlyList<string> names) =>
        names.Where(name => Find(name) is null).ToArray() is { Length: > 0 } missing
            ? $"needs {string.Join(", ", missing)}, not installed here; on Debian and Ubuntu: apt-get install "
                + "--no-install-recommends "
                + string.Join(' ', missing.Select(PackageOf).Distinct(StringComparer.Ordinal))
            : null;

    /// <summary>
    /// Why a test is skipped that needs these programs; null when it runs. A workstation without them skips it; where
    /// <c>CI</c> is set, as every CI service does, it runs and fails.
    /// </summary>
    public static string? Skip(params IReadOnlyList<string> names) =>
        Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? null : WhyNot(names);

    private static string PackageOf(string name) =>
        Known.FirstOrDefault(program => program.Name == name)?.Package ?? Path.GetFileName(name);
}
