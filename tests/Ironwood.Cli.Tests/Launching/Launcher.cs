using System.Diagnostics;

namespace Ironwood.Cli.Tests.Launching;

/// <summary>A copy of <c>./ironwood</c> beside a <c>dotnet</c> of the test's own; nothing else of this machine is on
/// its path.</summary>
internal sealed class Launcher : IDisposable
{
    private const string FakeDotnet = """
        #!/usr/bin/env bash
        artifacts=$IRONWOOD_ROOT/artifacts
        packages=$(sed -n 's/^-p:IronwoodPackages=//p' < <(printf '%s\n' "$@"))
        case $([[ $2 == --version ]] && echo "$1 $2" || echo "$1") in
          restore)
            echo "restore $packages" >>"$IRONWOOD_ROOT/asked"
            if [[ ${FAKE_CROSSGEN-} == missing && $* == *IronwoodPrecompile=true* ]]; then
              echo "error NU1101: Unable to find package Microsoft.NETCore.App.Crossgen2.linux-x64."
              exit 1
            fi
            [[ " ${FAKE_RESTORES-registry offline} " == *" $packages "* ]] && exit 0
            echo "${FAKE_ERROR-/a.csproj : error NU1101: Unable to find package Pulumi.Gcp. No packages exist [/a.sln]}"
            exit 1 ;;
          build)
            echo "build $packages" >>"$IRONWOOD_ROOT/asked"
            if [[ ${FAKE_BUILD-} == fails ]]; then
              echo "Program.cs(1,1): error CS1002: ; expected"
              echo "Program.cs(1,1): error CS1002: ; expected"
              exit 1
            fi
            if [[ -f $artifacts/$packages/obj/unreadable ]]; then
              echo "/a.targets(1,1): error MSB4024: The imported project file could not be loaded."
              exit 1
            fi
            until [[ ${FAKE_BUILD-} != waits || -f $IRONWOOD_ROOT/go ]]; do sleep 0.02; done
            mkdir -p "$artifacts/$packages/ready"
            [[ -f $artifacts/$packages/ready/other.dll ]] || echo code >"$artifacts/$packages/ready/other.dll"
            [[ -f $artifacts/$packages/obj/damaged || ${FAKE_BUILD-} == broken ]] &&
              echo damaged >"$artifacts/$packages/ready/other.dll"
            touch "$artifacts/$packages/ready/ironwood.dll" ;;
          */ironwood.dll\ --version)
            [[ $(<"$artifacts/registry/ready/other.dll") == damaged ]] || exit 0
            echo "Unhandled exception. System.BadImageFormatException"
            exit 134 ;;
          *)
            echo "run ${1#"$artifacts"/}" >>"$IRONWOOD_ROOT/asked"
            shift
            echo "$#" >"$artifacts/arguments"
            echo "$$" >"$artifacts/process"
            echo "$IRONWOOD_ROOT" >"$artifacts/root"
            echo "ran $*"
            exit "${FAKE_EXIT-0}" ;;
        esac

        """;

    private static readonly string[] Tools =
    [
        "bash", "dirname", "env", "find", "flock", "grep", "head", "mkdir", "mv", "paste", "readlink", "rm", "sed",
        "sleep", "sort", "tail", "touch", "wc",
    ];

    private readonly TemporaryFolder _folder = new();

    /// <param name="without">A program that this machine lacks.</param>
    public Launcher(string? without = null)
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "launcher", "ironwood"), Script);
        foreach (var tool in Tools.Where(tool => tool != without))
        {
            File.CreateSymbolicLink(_folder["path", tool], PathOf(tool));
        }
        if (without != "dotnet")
        {
            File.WriteAllText(_folder["path", "dotnet"], FakeDotnet);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(
                    _folder["path", "dotnet"],
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }

    /// <summary>The repository's root, with a blank in its path as a home folder may have one.</summary>
    public string Root => Path.GetDirectoryName(Script)!;

    public string Script => _folder["the repository", "ironwood"];

    /// <summary>What <c>dotnet</c> was asked, in order.</summary>
    public string[] Asked =>
        File.Exists(Path.Combine(Root, "asked")) ? File.ReadAllLines(Path.Combine(Root, "asked")) : [];

    /// <summary>The process that was started last.</summary>
    public int Process { get; private set; }

    public string? Remembered => File.Exists(Artifact("packages")) ? File.ReadAllText(Artifact("packages")) : null;

    public string Artifact(string name) => _folder["the repository", "artifacts", name];

    /// <summary>As after a build with these packages.</summary>
    public void Build(string packages)
    {
        File.WriteAllText(Artifact($"{packages}/ready/ironwood.dll"), "");
        File.WriteAllText(Artifact($"{packages}/built"), "");
        using (var count = System.Diagnostics.Process.Start(
            new ProcessStartInfo("bash", ["-c", "wc -c -- * > ../sizes"])
            {
                WorkingDirectory = Artifact($"{packages}/ready"),
            })!)
        {
            count.WaitForExit();
        }
        File.WriteAllText(Artifact("packages"), $"{packages}\n");
    }

    /// <summary>A file of the repository with the time of its last change, and its folders with the same.</summary>
    public void Touch(string path, DateTime time)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
        File.SetLastWriteTimeUtc(file, time);
        for (var folder = Path.GetDirectoryName(file)!; folder != Root; folder = Path.GetDirectoryName(folder)!)
        {
            Directory.SetLastWriteTimeUtc(folder, time);
        }
    }

    public Task<CommandRun> RunAsync(string[] args, params (string Name, string Value)[] environment) =>
        RunAsync(args, Script, environment);

    public async Task<CommandRun> RunAsync(
        string[] args, string script, params (string Name, string Value)[] environment)
    {
        using var process = Start(args, script, environment);
        Process = process.Id;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>The same, and does not wait for its end.</summary>
    public Process Start(string[] args, params (string Name, string Value)[] environment) =>
        Start(args, Script, environment);

    private Process Start(string[] args, string script, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(_folder["path", "bash"], [script, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Path.GetDirectoryName(_folder["path", "bash"]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return System.Diagnostics.Process.Start(start)!;
    }

    public void Dispose() => _folder.Dispose();

    private static string PathOf(string tool) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, tool))
        .First(File.Exists);
}

/// <summary>A fact about the shell launcher, which Windows does not run.</summary>
internal sealed class LauncherFactAttribute : FactAttribute
{
    public LauncherFactAttribute() => Skip = OperatingSystem.IsWindows() ? "ironwood.cmd takes its place" : null;
}

/// <inheritdoc cref="LauncherFactAttribute"/>
internal sealed class LauncherTheoryAttribute : TheoryAttribute
{
    public LauncherTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "ironwood.cmd takes its place" : null;
}
