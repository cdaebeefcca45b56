using Ironwood.Cli.Launching;

namespace Ironwood.Cli.Tests.Launching;

/// <summary>Two builds of one checkout at the same time.</summary>
public class LauncherLockTests
{
    private static readonly Terminal Nowhere = Terminal.Plain(TextWriter.Null, TextWriter.Null);

    [LauncherFact]
    public async Task Of_two_first_runs_one_builds_and_the_other_waits()
    {
        using var launcher = new Launcher();
        using var first = launcher.Start(["preview"], ("FAKE_BUILD", "waits"));
        Assert.StartsWith("Looking for ", await first.StandardError.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal("Building (packages: registry) ...", await first.StandardError.ReadLineAsync());
        using var second = launcher.Start(["check"], ("FAKE_BUILD", "waits"));

        Assert.Equal("Waiting for another build of this checkout ...", await second.StandardError.ReadLineAsync());
        await File.WriteAllTextAsync(Path.Combine(launcher.Root, "go"), "");

        Assert.Equal("ran preview\n", await first.StandardOutput.ReadToEndAsync());
        Assert.Equal("ran check\n", await second.StandardOutput.ReadToEndAsync());
        Assert.Equal("", await second.StandardError.ReadToEndAsync());
        Assert.Single(launcher.Asked, "build registry");
    }

    [LauncherFact]
    public async Task The_launcher_waits_for_what_the_program_builds_too()
    {
        using var launcher = new Launcher();
        var turn = await BuildLock.TakeAsync(Nowhere, launcher.Root, default);
        using var waiting = launcher.Start(["preview"]);
        Assert.Equal("Waiting for another build of this checkout ...", await waiting.StandardError.ReadLineAsync());

        await turn.DisposeAsync();

        Assert.Equal("ran preview\n", await waiting.StandardOutput.ReadToEndAsync());
    }

    [LauncherFact]
    public async Task The_program_waits_for_what_the_launcher_builds()
    {
        using var launcher = new Launcher();
        using var building = launcher.Start(["preview"], ("FAKE_BUILD", "waits"));
        Assert.StartsWith("Looking for ", await building.StandardError.ReadLineAsync(), StringComparison.Ordinal);
        using var error = new StringWriter();

        var turn = BuildLock.TakeAsync(Terminal.Plain(TextWriter.Null, error), launcher.Root, default);

        Assert.False(turn.IsCompleted);
        Assert.Equal($"Waiting for another build of this checkout ...{Environment.NewLine}", error.ToString());
        await File.WriteAllTextAsync(Path.Combine(launcher.Root, "go"), "");
        await (await turn).DisposeAsync();
        Assert.Equal(["restore registry", "build registry"], launcher.Asked.Take(2));
    }

    [LauncherFact]
    public async Task Where_nothing_can_lock_a_build_goes_on()
    {
        using var launcher = new Launcher(without: "flock");

        Assert.Equal("ran preview\n", (await launcher.RunAsync(["preview"])).Out);
    }
}
