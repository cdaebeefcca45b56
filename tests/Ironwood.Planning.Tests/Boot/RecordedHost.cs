using Ironwood.Planning.Boot;

namespace Ironwood.Planning.Tests.Boot;

/// <summary>
/// A host in a folder: its scripts, and in the place of the programs that they call such as only write down how they
/// were called.
/// </summary>
internal sealed class RecordedHost : IDisposable
{
    // What the scripts need of the system itself; everything else that they call is recorded.
    private static readonly string[] System = ["bash", "df", "install", "mkdir", "mktemp", "paste", "sed", "tr"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ironwood-host-");
    private readonly BootConfiguration _boot;

    public RecordedHost(BootConfiguration boot)
    {
        _boot = boot;
        foreach (var name in new[] {
            "bin",
            "etc",
            "lib",
            "state",
            "run",
            "agent",
            "log",
            "apt/sources.list.d",
            "huge",
        })
        {
            _folder.CreateSubdirectory(name);
        }
        foreach (var name in System)
        {
            File.CreateSymbolicLink(In($"bin/{name}"), InstalledProgram.Find(name)!);
        }
        foreach (var file in boot.Files(BootConfiguration.NoEnvironment))
        {
            var folder = file.Path.StartsWith("/etc/ironwood/", StringComparison.Ordinal) ? "etc"
                : file.Path.StartsWith("/usr/local/lib/ironwood/", StringComparison.Ordinal) ? "lib" : null;
            if (folder is not null)
            {
                File.WriteAllText(In($"{folder}/{Path.GetFileName(file.Path)}"), Here(file.Content));
            }
        }
    }

    /// <summary>Where a file of the host lies, under the name of one of its folders.</summary>
    public string In(string path) => Path.Combine(_folder.FullName, path);

    /// <summary>Adds a program: it records its arguments, and then does the given work, by default nothing.</summary>
    public void Program(string name, string does = "")
    {
        File.WriteAllText(In($"bin/{name}"), $"#!{In("bin/bash")}\necho \"{name} $*\" >> '{In("calls")}'\n{does}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(In($"bin/{name}"), (UnixFileMode)0b111_101_101);
        }
    }

    /// <summary>Runs one of the host's scripts to its end.</summary>
    /// <param name="script">The script's name.</param>
    /// <param name="variables">Its environment, each as <c>NAME=value</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Its exit code, and the calls of programs with the host's own paths.</returns>
    public async Task<(int ExitCode, string[] Calls)> RunAsync(
        string script, string[] variables, params string[] arguments)
    {
        var (exitCode, output) = await HostProgram.RunAsync(
            "env", ["-i", $"PATH={In("bin")}", .. variables, In("bin/bash"), In($"lib/{script}"), .. arguments]);
        Assert.DoesNotContain("command not found", output, StringComparison.Ordinal);
        return (
            exitCode, File.Exists(In("calls")) ? [.. (await File.ReadAllLinesAsync(In("calls"))).Select(There)] : []);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private (string Host, string Folder)[] Paths =>
    [
        (_boot.Paths.Configuration, In("etc")), (_boot.Paths.Library, In("lib")), (_boot.Paths.State, In("state")),
        (_boot.Paths.Run, In("run")), (_boot.Paths.Logs, In("log")), ("/etc/google-cloud-ops-agent", In("agent")),
        ("/etc/apt", In("apt")), ("/sys/kernel/mm/transparent_hugepage", In("huge")),
    ];

    private string Here(string text) =>
        Paths.Aggregate(text, (result, path) => result.Replace(path.Host, path.Folder, StringComparison.Ordinal));

    private string There(string text) =>
        Paths.Aggregate(text, (result, path) => result.Replace(path.Folder, path.Host, StringComparison.Ordinal));
}
