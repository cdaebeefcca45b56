using Ironwood.Repository.Building;

namespace Ironwood.Repository.Tests.Building;

public sealed class SolutionBuildTests
{
    private static readonly DateTime Built = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("tests/Ironwood.Cli.Tests/Some.cs", true)]
    [InlineData("bench/Ironwood.Bench/Some.cs", true)]
    [InlineData("examples/consumer/Some.cs", true)]
    [InlineData("Ironwood.Infra.sln", true)]
    [InlineData("src/Ironwood.Cli/Program.cs", true)]
    [InlineData("Directory.Build.props", true)]
    [InlineData("docs/faq.md", false)]
    public void The_tests_are_built_from_more_than_the_program(string file, bool isSource)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["artifacts/built"], "");
        File.WriteAllText(folder[file], "");
        foreach (var entry in new DirectoryInfo(folder.Path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            entry.LastWriteTimeUtc = Built;
        }
        Assert.False(SolutionBuild.Sources.IsStale(folder.Path, folder["artifacts/built"]));

        File.SetLastWriteTimeUtc(folder[file], Built.AddHours(1));

        Assert.Equal(isSource, SolutionBuild.Sources.IsStale(folder.Path, folder["artifacts/built"]));
    }
}
