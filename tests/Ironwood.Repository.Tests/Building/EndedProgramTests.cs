using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Ironwood.Repository.Tests.Building;

/// <summary>A supervisor ends a program that waits for another one: neither is left behind.</summary>
public sealed class EndedProgramTests : IDisposable
{
    // Writes down its number and works for as long as it is left alone.
    private const string Endless = """
        System.IO.File.WriteAllText("draft", System.Environment.ProcessId.ToString());
        System.IO.File.Move("draft", "child");
        System.Threading.Thread.Sleep(-1);
        """;

    private const string EndlessBuild = """
        <Project DefaultTargets="Build">
          <Target Name="Restore" />
          <Target Name="Build">
            <Exec Command="echo $$ &gt;../../draft; mv ../../draft ../../child; exec sleep 300" />
          </Target>
        </Project>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ProgramFact("bash")]
    public async Task The_repositorys_tools_end_with_the_command_line()
    {
        BuildEndless("Ironwood.Repository", "Ironwood.Repository.built");

        await EndsWithAsync(Path.Combine("Ironwood.Cli", "{0}", "ironwood.dll"));
    }

    [ProgramFact("bash")]
    public async Task The_tests_end_with_the_repositorys_tools()
    {
        BuildEndless("Ironwood.AllTests", "tests-built");

        await EndsWithAsync(Path.Combine("Ironwood.Repository", "{0}", "Ironwood.Repository.dll"));
    }

    [ProgramFact("bash")]
    public async Task A_build_ends_with_the_command_line()
    {
        File.WriteAllText(_folder["src", "Ironwood.Repository", "Ironwood.Repository.csproj"], EndlessBuild);
        Directory.CreateDirectory(_folder["artifacts", BuildInfo.Packages]);

        await EndsWithAsync(Path.Combine("Ironwood.Cli", "{0}", "ironwood.dll"));
    }

    private async Task EndsWithAsync(string program)
    {
        using var process = Start(program);
        var child = await ChildAsync(process);
        try
        {
            await BashAsync($"kill -TERM {process.Id}");
            await process.WaitForExitAsync();

            // 130, or 143 where a busy machine takes longer than the command line waits for its verb.
            Assert.Contains(process.ExitCode, (int[])[130, 143]);
            // An orphan's end takes a moment to be noticed.
            for (var left = 100; left > 0 && Process.GetProcesses().Any(running => running.Id == child); left--)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
            Assert.DoesNotContain(Process.GetProcesses(), running => running.Id == child);
        }
        finally
        {
            await BashAsync($"kill -KILL {child} 2>/dev/null");
        }
    }

    /// <summary>A program of this repository as if it was built just now.</summary>
    private void BuildEndless(string project, string stamp)
    {
        var assembly = _folder["artifacts", BuildInfo.Packages, "bin", project, "release", $"{project}.dll"];
        var compilation = CSharpCompilation.Create(
            project,
            [CSharpSyntaxTree.ParseText(Endless)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
                .Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        Assert.True(compilation.Emit(assembly).Success);
        File.WriteAllText(Path.ChangeExtension(assembly, ".runtimeconfig.json"), """
            { "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" } } }
            """);
        File.WriteAllText(_folder["artifacts", BuildInfo.Packages, stamp], "");
    }

    private Process Start(string program)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var assembly = Path.Combine(
            here.Parent!.Parent!.FullName, string.Format(CultureInfo.InvariantCulture, program, here.Name));
        var start = new ProcessStartInfo("dotnet", [assembly, "test"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["IRONWOOD_ROOT"] = _folder.Path;
        // No compiler of another build is asked to take part.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return Process.Start(start)!;
    }

    private async Task<int> ChildAsync(Process parent)
    {
        var file = _folder["child"];
        while (!File.Exists(file))
        {
            Assert.False(parent.HasExited, parent.HasExited ? await parent.StandardError.ReadToEndAsync() : "");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
        return int.Parse(await File.ReadAllTextAsync(file), CultureInfo.InvariantCulture);
    }

    private static async Task BashAsync(FormattableString command)
    {
        using var bash = Process.Start("bash", ["-c", FormattableString.Invariant(command)]);
        await bash.WaitForExitAsync();
    }
}
