using System.Diagnostics;
using Ironwood.Cli.Tests.Deployed;

namespace Ironwood.Cli.Tests.Launching;

/// <summary>The program as a process that is interrupted.</summary>
public class InterruptTests
{
    [LauncherFact]
    public async Task A_deployment_that_is_ended_says_how_to_take_it_up_and_changes_nothing_more()
    {
        await using var runs = await PlatformRuns.StartAsync();
        using var program = Start(["model", "deploy", "--tier", "small", "--model", "demo-medium", .. runs.Where]);
        var output = program.StandardOutput.ReadToEndAsync();

        var begun = await program.StandardError.ReadLineAsync();
        await EndAsync(program);
        var rest = await program.StandardError.ReadToEndAsync();

        Assert.Equal((130, ""), (program.ExitCode, await output));
        Assert.StartsWith("Deploying: ", begun, StringComparison.Ordinal);
        var operation = begun!["Deploying: ".Length..];
        Assert.StartsWith(
            $"IW8216 {operation}: is still running at Google; nothing more was sent\n  fix:     continue it: "
            + "./ironwood model deploy ",
            rest, StringComparison.Ordinal);
        Assert.EndsWith($" --tier small --resume {operation}\n", rest, StringComparison.Ordinal);
        Assert.Single(runs.Endpoints.Get(runs.Endpoint).DeployedModels);

        var resumed = await runs.RunAsync("model", "deploy", "--tier", "small", "--resume", operation);

        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(2, runs.Endpoints.Get(runs.Endpoint).DeployedModels.Count);
    }

    // Beside the tests it lies among the assemblies of a web server, and lacks those that the server has in its
    // framework.
    private static readonly DirectoryInfo Here = new(AppContext.BaseDirectory);
    private static readonly string Program = Path.Combine(
        Here.Parent!.Parent!.FullName, "Ironwood.Cli", Here.Name, "ironwood.dll");

    private static Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        return Process.Start(start)!;
    }

    // TERM takes the way of Ctrl-C, which a process that was started in the background may have been told to ignore.
    private static async Task EndAsync(Process program)
    {
        using var kill = Process.Start(
            "bash", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {program.Id}")]);
        await kill.WaitForExitAsync();
        await program.WaitForExitAsync();
    }
}
