namespace Ironwood.Foundations.Tests.Testing;

/// <summary>Tests stand on <see cref="FixtureStacks"/>: no change of an operator's stack file turns one red.</summary>
public sealed partial class OperatorFilesTests
{
    // One judges the stack files in the root, the other Pulumi.yaml, which declares the program's settings.
    private static readonly string[] Judges = ["OperatorStackTests.cs", "ProjectFileTests.cs"];

    [Fact]
    public void Only_the_tests_that_judge_the_files_of_the_operator_read_them()
    {
        var tests = SourceTree.Path("tests");
        var sources = Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(tests, "*.csproj", SearchOption.AllDirectories));

        Assert.Equal(
            Judges,
            sources.Where(file => Reading().IsMatch(File.ReadAllText(file)))
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal));
    }

    // Other ways to the root than SourceTree would be ways around this test.
    [Fact]
    public void Tests_find_the_repository_in_one_way() => Assert.Equal(
        ["SourceTree.cs"],
        Directory.EnumerateFiles(SourceTree.Path("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Finding().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileName));

    // The folder is handed to what reads stacks, a file of it is named, or a project copies it.
    [GeneratedRegex(
        @"(StackFileReader|StackSource|CommandLine)\.\w+\([^;]*SourceTree\.Root"
        + @"|SourceTree\.(Read|Path)\(\$?""Pulumi|""(\.\./)+Pulumi",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Reading();

    [GeneratedRegex(@"Exists\([^;]*""(Ironwood\.Infra\.sln|Pulumi\.yaml)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Finding();
}
