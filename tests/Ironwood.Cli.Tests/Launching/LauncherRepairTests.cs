using Ironwood.Cli.Launching;

namespace Ironwood.Cli.Tests.Launching;

/// <summary>What the launcher does with a build that is old, damaged or not complete.</summary>
public class LauncherRepairTests
{
    private const string Dll = "ready/ironwood.dll";

    [LauncherFact]
    public async Task A_program_that_is_older_than_a_source_is_built_again_and_then_no_more()
    {
        using var launcher = new Launcher();
        foreach (var source in new[] {
            Path.Combine(Freshness.OfProgram.Folders[0], "below", "Some.cs"),
            Freshness.OfProgram.Files[^1],
        })
        {
            launcher.Build("registry");
            File.Delete(Path.Combine(launcher.Root, "asked"));
            File.SetLastWriteTimeUtc(launcher.Artifact("registry/built"), DateTime.UtcNow.AddHours(-2));
            launcher.Touch(source, DateTime.UtcNow.AddHours(-1));

            var run = await launcher.RunAsync(["preview"]);

            Assert.Equal((source, 0, "ran preview\n"), (source, run.ExitCode, run.Out));
            Assert.Equal(["restore registry", "build registry", $"run registry/{Dll}"], launcher.Asked);
        }
        File.Delete(Path.Combine(launcher.Root, "asked"));

        await launcher.RunAsync(["preview"]);

        Assert.Equal([$"run registry/{Dll}"], launcher.Asked);
    }

    [LauncherFact]
    public async Task A_source_of_the_future_is_not_built_at_every_start()
    {
        using var launcher = new Launcher();
        launcher.Build("registry");
        launcher.Touch("src/Some.cs", DateTime.UtcNow.AddDays(1));

        await launcher.RunAsync(["preview"]);

        Assert.Equal([$"run registry/{Dll}"], launcher.Asked);
    }

    [LauncherTheory]
    [InlineData("cut off")]
    [InlineData("gone")]
    [InlineData("overwritten")]
    // The file's time is that of the build: its content never reached the disk.
    [InlineData("empty after a power failure")]
    public async Task A_build_that_is_damaged_is_made_again(string damage)
    {
        using var launcher = new Launcher();
        await launcher.RunAsync(["preview"]);
        var file = launcher.Artifact("registry/ready/other.dll");
        var time = File.GetLastWriteTimeUtc(file);
        if (damage == "gone")
        {
            File.Delete(file);
        }
        else
        {
            File.WriteAllText(file, damage == "overwritten" ? "CODE\n" : "");
        }
        if (damage == "empty after a power failure")
        {
            File.SetLastWriteTimeUtc(file, time);
        }

        var run = await launcher.RunAsync(["preview"]);

        Assert.Equal((0, "ran preview\n"), (run.ExitCode, run.Out));
        Assert.StartsWith(
            "Files in artifacts/registry/ready are missing or damaged: writing all of them again.\n",
            run.Error,
            StringComparison.Ordinal);
        Assert.Equal("code\n", File.ReadAllText(file));
        Assert.Equal("", (await launcher.RunAsync(["preview"])).Error);
    }

    [LauncherTheory]
    // The build was never finished, or what says so is damaged.
    [InlineData("built", false)]
    [InlineData("sizes", false)]
    [InlineData("built", true)]
    [InlineData("sizes", true)]
    public async Task A_build_without_its_record_is_made_again_and_then_no_more(string record, bool isFolder)
    {
        using var launcher = new Launcher();
        launcher.Build("registry");
        var file = launcher.Artifact($"registry/{record}");
        File.Delete(file);
        if (isFolder)
        {
            Directory.CreateDirectory(file);
        }

        await launcher.RunAsync(["preview"]);
        await launcher.RunAsync(["preview"]);

        Assert.Equal(
            ["restore registry", "build registry", $"run registry/{Dll}", $"run registry/{Dll}"], launcher.Asked);
    }

    [LauncherFact]
    public async Task A_build_of_the_future_is_made_again_because_no_source_would_be_newer()
    {
        using var launcher = new Launcher();
        launcher.Build("registry");
        File.SetLastWriteTimeUtc(launcher.Artifact("registry/built"), DateTime.UtcNow.AddDays(1));

        await launcher.RunAsync(["preview"]);
        await launcher.RunAsync(["preview"]);

        Assert.Equal(
            ["restore registry", "build registry", $"run registry/{Dll}", $"run registry/{Dll}"], launcher.Asked);
    }

    [LauncherTheory]
    // The build fails on it.
    [InlineData("unreadable")]
    // The build takes it for current, and what it builds does not start.
    [InlineData("damaged")]
    public async Task A_build_over_damaged_files_of_an_earlier_one_starts_over(string damage)
    {
        using var launcher = new Launcher();
        Directory.CreateDirectory(launcher.Artifact("registry/obj"));
        await File.WriteAllTextAsync(launcher.Artifact($"registry/obj/{damage}"), "");

        var run = await launcher.RunAsync(["preview"]);

        Assert.Equal((0, "ran preview\n"), (run.ExitCode, run.Out));
        Assert.Contains(
            "\nFiles in artifacts/registry are damaged: building all of it again.\n",
            run.Error,
            StringComparison.Ordinal);
        Assert.Equal("", (await launcher.RunAsync(["preview"])).Error);
    }

    [LauncherFact]
    public async Task A_program_that_does_not_start_after_two_builds_is_refused()
    {
        using var launcher = new Launcher();

        var run = await launcher.RunAsync(["preview"], ("FAKE_BUILD", "broken"));

        LauncherRefusal.Assert("IW0005", run);
        Assert.Contains("BadImageFormatException", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, launcher.Asked.Count(asked => asked == "build registry"));
        Assert.DoesNotContain($"run registry/{Dll}", launcher.Asked);
    }
}
