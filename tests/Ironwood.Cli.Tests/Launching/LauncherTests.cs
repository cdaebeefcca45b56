using Ironwood.Cli.Launching;

namespace Ironwood.Cli.Tests.Launching;

/// <summary>The launcher as a process, in a folder of its own, with a <c>dotnet</c> that only writes down what it is
/// asked.</summary>
public class LauncherTests
{
    private const string Dll = "ready/ironwood.dll";

    [LauncherFact]
    public async Task Packages_that_a_registry_has_are_taken_from_it_and_that_is_remembered()
    {
        using var launcher = new Launcher();

        var run = await launcher.RunAsync(["preview"]);

        Assert.Equal((0, "ran preview\n"), (run.ExitCode, run.Out));
        Assert.Equal(
            "Looking for the Pulumi packages in this machine's registries ...\nBuilding (packages: registry) ...\n",
            run.Error);
        Assert.Equal(["restore registry", "build registry", $"run registry/{Dll}"], launcher.Asked);
        Assert.Equal("registry\n", launcher.Remembered);
    }

    [LauncherFact]
    public async Task Without_a_registry_the_stand_ins_are_used_and_named()
    {
        using var launcher = new Launcher();

        var run = await launcher.RunAsync(["preview"], ("FAKE_RESTORES", "offline"));

        Assert.Equal((0, "ran preview\n"), (run.ExitCode, run.Out));
        Assert.Contains(
            "\nNot found: Pulumi.Gcp. Using the stand-ins in offline/ (IronwoodPackages=registry overrides).\n",
            run.Error,
            StringComparison.Ordinal);
        Assert.Equal(["restore registry", "restore offline", "build offline", $"run offline/{Dll}"], launcher.Asked);
        Assert.Equal("offline\n", launcher.Remembered);
    }

    [LauncherTheory]
    [InlineData(
        "/a.csproj : error NU1902: Warning As Error: Package 'A' 1.9.0 has a known vulnerability, https://b [/a.sln]",
        "error NU1902: Warning As Error: Package 'A' 1.9.0 has a known vulnerability, https://b\n")]
    [InlineData(
        "/a.csproj : error NU1301: No answer from https://registry.example/index.json. [/some/a.sln]\n"
        + "/b.csproj : error NU1301: No answer from https://registry.example/index.json. [/some/a.sln]",
        "error NU1301: No answer from https://registry.example/index.json.\n")]
    [InlineData("MSBUILD : error MSB1009: No such project.\nSwitch: x", "error MSB1009: No such project.\n")]
    [InlineData("No usable version of libssl was found", "No usable version of libssl was found\n")]
    public async Task Packages_that_are_there_but_cannot_be_restored_are_not_called_missing(string log, string shown)
    {
        using var launcher = new Launcher();

        var run = await launcher.RunAsync(["preview"], ("FAKE_RESTORES", "offline"), ("FAKE_ERROR", log));

        Assert.Equal((0, "ran preview\n"), (run.ExitCode, run.Out));
        Assert.Equal(
            $"Looking for the Pulumi packages in this machine's registries ...\n{shown}"
            + "Using the stand-ins in offline/, because of these errors. "
            + "Once they are fixed, run with IronwoodPackages=registry.\n"
            + "Building (packages: offline) ...\n",
            run.Error);

        var named = await launcher.RunAsync(
            ["preview"], ("FAKE_RESTORES", "offline"), ("FAKE_ERROR", log), ("IronwoodPackages", "registry"));

        LauncherRefusal.Assert("IW0003", named);
        Assert.StartsWith(
            $"{shown}IW0003 ironwood: packages cannot be restored; the errors above say why\n",
            named.Error,
            StringComparison.Ordinal);
    }

    [LauncherFact]
    public async Task Where_only_the_compiler_to_machine_code_is_missing_all_goes_on_without_it()
    {
        using var launcher = new Launcher();

        var run = await launcher.RunAsync(["preview"], ("FAKE_CROSSGEN", "missing"));

        Assert.Equal((0, "ran preview\n"), (run.ExitCode, run.Out));
        Assert.Equal(["restore registry", "restore registry", "build registry", $"run registry/{Dll}"], launcher.Asked);
    }

    [LauncherFact]
    public async Task What_cannot_be_restored_is_refused_with_its_name()
    {
        using var launcher = new Launcher();

        var run = await launcher.RunAsync(["preview"], ("FAKE_RESTORES", ""));

        LauncherRefusal.Assert("IW0003", run);
        Assert.Contains("missing: Pulumi.Gcp\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("\n  fix:     connect to a NuGet registry", run.Error, StringComparison.Ordinal);
        Assert.Null(launcher.Remembered);
        Assert.Equal(["restore registry", "restore offline"], launcher.Asked);
    }

    [LauncherFact]
    public async Task A_build_that_fails_is_refused_with_its_errors()
    {
        using var launcher = new Launcher();

        var run = await launcher.RunAsync(["preview"], ("FAKE_BUILD", "fails"));

        LauncherRefusal.Assert("IW0005", run);
        Assert.Contains(
            "\nProgram.cs(1,1): error CS1002: ; expected\nIW0005 ironwood: the build failed\n", run.Error,
            StringComparison.Ordinal);
        // Errors in the sources: the files of earlier builds are not to blame.
        Assert.Equal(["restore registry", "build registry"], launcher.Asked);
        Assert.Null(launcher.Remembered);
        // The next run must not take the half-built program for a current one.
        Assert.False(File.Exists(launcher.Artifact("registry/built")));
    }

    [LauncherFact]
    public async Task An_unknown_source_of_packages_is_refused()
    {
        using var launcher = new Launcher();

        var run = await launcher.RunAsync(["preview"], ("IronwoodPackages", "nuget"));

        LauncherRefusal.Assert("IW0001", run);
        Assert.Contains(
            "IronwoodPackages is 'nuget'; allowed: registry, offline\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(launcher.Asked);
    }

    [LauncherFact]
    public async Task Without_the_SDK_there_is_a_hint_where_to_get_it()
    {
        using var launcher = new Launcher(without: "dotnet");

        var run = await launcher.RunAsync(["preview"]);

        LauncherRefusal.Assert("IW0004", run);
        Assert.Contains("https://dotnet.microsoft.com/download", run.Error, StringComparison.Ordinal);
    }

    [LauncherFact]
    public async Task Without_the_SDK_a_program_that_was_built_before_is_refused_too()
    {
        using var launcher = new Launcher(without: "dotnet");
        launcher.Build("registry");

        LauncherRefusal.Assert("IW0004", await launcher.RunAsync(["preview"]));
    }

    [LauncherFact]
    public async Task A_program_that_is_built_is_only_run()
    {
        using var launcher = new Launcher();
        launcher.Build("offline");

        var run = await launcher.RunAsync(["preview", "--stack", "prod"]);

        Assert.Equal((0, "ran preview --stack prod\n", ""), (run.ExitCode, run.Out, run.Error));
        Assert.Equal([$"run offline/{Dll}"], launcher.Asked);
    }

    [LauncherFact]
    public async Task A_named_source_of_packages_overrides_what_is_remembered()
    {
        using var launcher = new Launcher();
        launcher.Build("offline");

        await launcher.RunAsync(["preview"], ("IronwoodPackages", "registry"));

        Assert.Equal(["restore registry", "build registry", $"run registry/{Dll}"], launcher.Asked);
        Assert.Equal("registry\n", launcher.Remembered);
    }

    [LauncherTheory]
    [InlineData("registry", "offline")]
    [InlineData("offline", "registry")]
    public async Task Packages_that_are_gone_are_looked_for_again(string before, string now)
    {
        using var launcher = new Launcher();
        File.WriteAllText(launcher.Artifact("packages"), $"{before}\n");

        var run = await launcher.RunAsync(["preview"], ("FAKE_RESTORES", now));

        Assert.Equal((0, "ran preview\n"), (run.ExitCode, run.Out));
        Assert.Contains(
            $"The packages that were used before ({before}) cannot be restored any more.\n", run.Error,
            StringComparison.Ordinal);
        Assert.Equal($"{now}\n", launcher.Remembered);
        Assert.Equal($"run {now}/{Dll}", launcher.Asked[^1]);
    }

    [LauncherFact]
    public async Task Packages_that_are_gone_altogether_are_refused()
    {
        using var launcher = new Launcher();
        File.WriteAllText(launcher.Artifact("packages"), "offline\n");

        LauncherRefusal.Assert("IW0003", await launcher.RunAsync(["preview"], ("FAKE_RESTORES", "none")));
        Assert.Equal(["restore offline", "restore registry", "restore offline"], launcher.Asked);
    }

    [LauncherFact]
    public async Task Packages_that_are_asked_for_by_name_are_not_second_guessed()
    {
        using var launcher = new Launcher();
        File.WriteAllText(launcher.Artifact("packages"), "offline\n");

        LauncherRefusal.Assert(
            "IW0003",
            await launcher.RunAsync(["preview"], ("IronwoodPackages", "registry"), ("FAKE_RESTORES", "offline")));
        Assert.Equal(["restore registry"], launcher.Asked);
    }

    [LauncherTheory]
    [InlineData("")]
    [InlineData("nonsense\n")]
    public async Task A_memory_that_says_nothing_is_forgotten(string memory)
    {
        using var launcher = new Launcher();
        File.WriteAllText(launcher.Artifact("packages"), memory);

        var run = await launcher.RunAsync(["preview"]);

        Assert.Equal((0, "ran preview\n"), (run.ExitCode, run.Out));
        Assert.Equal("registry\n", launcher.Remembered);
    }

    [LauncherFact]
    public void The_launcher_and_the_program_look_at_the_same_sources()
    {
        using var launcher = new Launcher();

        var sources = File.ReadLines(launcher.Script)
            .Single(line => line.StartsWith("sources=(", StringComparison.Ordinal));

        Assert.Equal(
            $"sources=({string.Join(' ', [.. Freshness.OfProgram.Folders, .. Freshness.OfProgram.Files])})", sources);
    }

    [LauncherFact]
    public async Task A_checkout_that_cannot_be_written_is_refused_with_its_path()
    {
        using var launcher = new Launcher();
        // Root may write where the mode forbids it, but not below a file.
        await File.WriteAllTextAsync(Path.Combine(launcher.Root, "artifacts"), "");

        var run = await launcher.RunAsync(["preview"]);

        LauncherRefusal.Assert("IW0006", run);
        Assert.StartsWith(
            $"IW0006 ironwood: {launcher.Root}/artifacts cannot be written\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(launcher.Asked);
    }

    [LauncherFact]
    public async Task The_program_takes_the_place_of_the_launcher_so_that_signals_reach_it()
    {
        using var launcher = new Launcher();
        launcher.Build("registry");

        await launcher.RunAsync(["watch"]);

        Assert.Equal($"{launcher.Process}\n", File.ReadAllText(launcher.Artifact("process")));
    }

    [LauncherFact]
    public async Task Arguments_go_through_as_they_are()
    {
        using var launcher = new Launcher();
        launcher.Build("registry");

        var run = await launcher.RunAsync(
            ["preview", "--config", "ironwood:owner=two words", "", "*", "$HOME", "a\\b"]);

        Assert.Equal("ran preview --config ironwood:owner=two words  * $HOME a\\b\n", run.Out);
        Assert.Equal("7\n", File.ReadAllText(launcher.Artifact("arguments")));
    }

    [LauncherTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_exit_code_is_that_of_the_program(int code)
    {
        using var launcher = new Launcher();
        launcher.Build("registry");

        var run = await launcher.RunAsync(
            ["preview"], ("FAKE_EXIT", code.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(code, run.ExitCode);
    }

    [LauncherFact]
    public async Task It_may_be_started_from_anywhere_and_through_a_link()
    {
        using var launcher = new Launcher();
        launcher.Build("registry");
        using var elsewhere = new TemporaryFolder();
        File.CreateSymbolicLink(elsewhere["link to it"], launcher.Script);

        var run = await launcher.RunAsync(["version"], script: elsewhere["link to it"]);

        Assert.Equal((0, "ran version\n"), (run.ExitCode, run.Out));
        Assert.Equal($"{launcher.Root}\n", File.ReadAllText(launcher.Artifact("root")));
    }
}
