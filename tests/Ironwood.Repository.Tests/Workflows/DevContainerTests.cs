namespace Ironwood.Repository.Tests.Workflows;

/// <summary>The development container has what the repository is built and tested with.</summary>
public sealed partial class DevContainerTests
{
    private const string NodeFeature = "ghcr.io/devcontainers/features/node:";
    private const string DotnetFeature = "ghcr.io/devcontainers/features/dotnet:";

    private static readonly JsonElement Container = JsonDocument.Parse(
        SourceTree.Read(".devcontainer/devcontainer.json"),
        new() { CommentHandling = JsonCommentHandling.Skip }).RootElement;

    [Fact]
    public void What_tests_and_lint_run_is_installed_in_it()
    {
        var table = PackageTable().Match(SourceTree.Read(".ci/run")).Value;
        var wanted = Package().Matches(table).Select(match => match.Groups["package"].Value).ToArray();
        Assert.Contains("shellcheck", wanted);

        var installed = Container.GetProperty("onCreateCommand").GetString()!.Split(' ');
        // Node comes as a feature, and npm with it.
        Assert.Contains(Features(), feature => feature.Name.StartsWith(NodeFeature, StringComparison.Ordinal));
        Assert.All(wanted.Except(["nodejs", "npm"]), package => Assert.Contains(package, installed));
    }

    [Fact]
    public void It_has_the_SDK_that_the_repository_asks_for()
    {
        var asked = JsonDocument.Parse(SourceTree.Read("global.json")).RootElement.GetProperty("sdk");
        var feature = Assert.Single(
            Features(), feature => feature.Name.StartsWith(DotnetFeature, StringComparison.Ordinal));
        Assert.StartsWith(
            $"{feature.Value.GetProperty("version").GetString()}.", asked.GetProperty("version").GetString(),
            StringComparison.Ordinal);
    }

    // Ubuntu's package of Chromium is a snap, which no container can run.
    [Fact]
    public void It_is_a_Debian() => Assert.Matches(
        "^mcr.microsoft.com/devcontainers/base:2-(bookworm|trixie)$", Container.GetProperty("image").GetString());

    private static JsonElement.ObjectEnumerator Features() => Container.GetProperty("features").EnumerateObject();

    [GeneratedRegex(@"declare -A package=\((?<rows>[^)]*)\)")]
    private static partial Regex PackageTable();

    [GeneratedRegex(@"\[\w[\w-]*\]=(?<package>[\w-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Package();
}
