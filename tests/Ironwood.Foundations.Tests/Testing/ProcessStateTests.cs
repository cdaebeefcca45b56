namespace Ironwood.Foundations.Tests.Testing;

/// <summary>All tests share one process (decision 14): who changes what belongs to it must say so.</summary>
public sealed partial class ProcessStateTests
{
    [Fact]
    public void Tests_that_change_what_the_process_shares_are_in_a_collection_that_runs_alone()
    {
        string[] folders = [SourceTree.Path("tests"), SourceTree.Path("offline/tests")];
        var files = (
            from folder in folders
            from project in Directory.GetDirectories(folder, "*.Tests")
            from file in Directory.GetFiles(project, "*.cs", SearchOption.AllDirectories)
            select (project, file, text: File.ReadAllText(file))).ToArray();
        var alone = files.SelectMany(
            file => Alone().Matches(file.text).Select(match => (file.project, match.Groups["type"].Value))).ToHashSet();
        var changing = files.Where(file => Change().IsMatch(file.text)).ToArray();

        Assert.NotEmpty(changing);
        Assert.All(changing, file => Assert.True(
            Membership().Match(file.text) is { Success: true } member
                && alone.Contains((file.project, member.Groups["type"].Value)),
            $"{file.file} calls '{Change().Match(file.text).Value}' outside a collection that runs alone"));
    }

    [GeneratedRegex(
        @"Environment\.SetEnvironmentVariable\(|Directory\.SetCurrentDirectory\(|Environment\.CurrentDirectory ="
        + @"|Console\.Set(Out|Error|In)\(|AppContext\.SetSwitch\(|CultureInfo\.DefaultThread\w+ =",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Change();

    [GeneratedRegex(
        @"\[CollectionDefinition\([^\]]*DisableParallelization = true\)\]\s+public static class (?<type>\w+)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Alone();

    [GeneratedRegex(@"\[Collection\((?<type>\w+)\.Name\)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Membership();
}
