using Ironwood.Cli.Launching;

namespace Ironwood.Cli.Tests.Launching;

public class FreshnessTests
{
    private static readonly DateTime Before = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Built = Before.AddHours(1);
    private static readonly DateTime After = Before.AddHours(2);

    [Fact]
    public void A_build_after_its_sources_is_fresh()
    {
        using var folder = BuiltTree();

        Assert.False(IsStale(folder));
    }

    [Theory]
    [InlineData("src/Ironwood.Cli/Program.cs")]
    [InlineData("offline/Pulumi/Stack.cs")]
    [InlineData("Directory.Packages.props")]
    public void A_changed_source_makes_it_stale(string file)
    {
        using var folder = BuiltTree();
        File.SetLastWriteTimeUtc(folder[file], After);

        Assert.True(IsStale(folder));
    }

    [Theory]
    [InlineData("src/Ironwood.Cli/Program.cs")]
    [InlineData("Directory.Packages.props")]
    public void A_time_in_the_future_tells_nothing(string file)
    {
        using var folder = BuiltTree();
        File.SetLastWriteTimeUtc(folder[file], new(2400, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.False(IsStale(folder));
    }

    [Fact]
    public void A_build_of_the_future_is_stale_because_no_source_would_be_newer()
    {
        using var folder = BuiltTree();
        File.SetLastWriteTimeUtc(folder["artifacts/built"], new(2400, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.True(IsStale(folder));
    }

    [Fact]
    public void A_new_source_makes_it_stale_though_its_own_time_is_old()
    {
        using var folder = BuiltTree();
        File.WriteAllText(folder["src/Ironwood.Cli/New.cs"], "");
        File.SetLastWriteTimeUtc(folder["src/Ironwood.Cli/New.cs"], Before);
        // What the file system does with the folder at this moment, at a time of the test's own.
        Directory.SetLastWriteTimeUtc(folder["src/Ironwood.Cli"], After);

        Assert.True(IsStale(folder));
    }

    [Fact]
    public void A_deleted_source_makes_it_stale()
    {
        using var folder = BuiltTree();
        File.Delete(folder["src/Ironwood.Cli/Program.cs"]);

        // The file system itself sets the folder's time, which is long after the build.
        Assert.True(IsStale(folder));
    }

    [Fact]
    public void Without_a_stamp_it_is_stale()
    {
        using var folder = BuiltTree();
        File.Delete(folder["artifacts/built"]);

        Assert.True(IsStale(folder));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("tests/Ironwood.Cli.Tests/Some.cs")]
    [InlineData("Pulumi.dev.yaml")]
    public void What_the_program_is_not_built_from_does_not_count(string file)
    {
        using var folder = BuiltTree();
        File.WriteAllText(folder[file], "");
        File.SetLastWriteTimeUtc(folder[file], After);

        Assert.False(IsStale(folder));
    }

    [Fact]
    public void A_tree_without_stand_ins_is_judged_by_what_is_there()
    {
        using var folder = BuiltTree();
        Directory.Delete(folder["offline"], recursive: true);

        Assert.False(IsStale(folder));
    }

    private static bool IsStale(TemporaryFolder folder) =>
        Freshness.OfProgram.IsStale(folder.Path, folder["artifacts/built"]);

    private static TemporaryFolder BuiltTree()
    {
        var folder = new TemporaryFolder();
        foreach (var file in new[]
        {
            "src/Ironwood.Cli/Program.cs", "src/Ironwood.Graph/Graph.cs", "offline/Pulumi/Stack.cs",
            "Directory.Build.props",
            "Directory.Packages.props", "artifacts/built",
        })
        {
            File.WriteAllText(folder[file], "");
        }
        foreach (var entry in new DirectoryInfo(folder.Path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            entry.LastWriteTimeUtc = Before;
        }
        File.SetLastWriteTimeUtc(folder["artifacts/built"], Built);
        return folder;
    }
}
