namespace Ironwood.Planning.Tests.Settings;

public sealed class CiValidationTests
{
    [Theory]
    [InlineData("a/b")]
    [InlineData("Example-Org/inference.platform_2")]
    [InlineData("octo_corp/.github")]
    public void A_repository_is_read_as_it_is_written(string repository)
    {
        var read = Read($"{{repository: {repository}, repositoryId: '42', branch: release/1.0, environment: prod-eu}}");

        Assert.Empty(read.Problems);
        Assert.Empty(read.Warnings);
        Assert.Equal(
            new CiSettings
            {
                Repository = repository,
                RepositoryId = "42",
                Branch = "release/1.0",
                Environment = "prod-eu",
            }, read.Settings!.Ci);
    }

    [Fact]
    public void A_number_may_be_written_as_one() =>
        Assert.Equal("42", Read("{repository: a/b, repositoryId: 42}").Settings!.Ci.RepositoryId);

    // A quote would end the text that it is compared with, and let in whom it likes.
    [Theory]
    [InlineData("repository", "x' || 'a' == 'a", Diagnostics.MalformedRepository)]
    [InlineData("repository", "name", Diagnostics.MalformedRepository)]
    [InlineData("repository", "a/b/c", Diagnostics.MalformedRepository)]
    [InlineData("repository", "a/..", Diagnostics.MalformedRepository)]
    [InlineData("repository", "a/b.git", Diagnostics.MalformedRepository)]
    [InlineData("repository", "a--b/c", Diagnostics.MalformedRepository)]
    [InlineData("repository", "-a/b", Diagnostics.MalformedRepository)]
    [InlineData("repository", "", Diagnostics.MalformedRepository)]
    [InlineData("repositoryId", "a/b", Diagnostics.MalformedRepositoryId)]
    [InlineData("repositoryId", "0", Diagnostics.MalformedRepositoryId)]
    [InlineData("branch", "x' || 'a", Diagnostics.MalformedBranch)]
    [InlineData("branch", "a..b", Diagnostics.MalformedBranch)]
    [InlineData("branch", "a.lock", Diagnostics.MalformedBranch)]
    [InlineData("branch", "a/", Diagnostics.MalformedBranch)]
    [InlineData("branch", "", Diagnostics.MalformedBranch)]
    [InlineData("environment", "x'", Diagnostics.MalformedEnvironment)]
    [InlineData("environment", "prod:eu", Diagnostics.MalformedEnvironment)]
    [InlineData("environment", "", Diagnostics.MalformedEnvironment)]
    public void Values_that_could_let_in_other_callers_are_refused(string key, string value, string code)
    {
        var settings = new Dictionary<string, string>
        {
            ["repository"] = "a/b",
            ["repositoryId"] = "42",
            [key] = value,
        };
        var read = Read($"{{{string.Join(", ", settings.Select(setting => $"{setting.Key}: \"{setting.Value}\""))}}}");

        var problem = Assert.Single(read.Problems);
        Assert.Equal((code, $"ironwood:ci.{key}", value), (problem.Code, problem.Path, problem.Value));
        Assert.NotNull(problem.Allowed);
        Assert.NotNull(problem.Fix);
    }

    [Theory]
    [InlineData("https://github.com/example/platform")]
    [InlineData("https://github.com/example/platform.git")]
    [InlineData("git@github.com:example/platform.git")]
    public void An_address_is_answered_with_the_repository_in_it(string address) =>
        Assert.Equal(
            "write example/platform",
            Assert.Single(Read($"{{repository: '{address}', repositoryId: '42'}}").Problems).Fix);

    [Fact]
    public void Everything_that_is_wrong_is_reported_at_once() => Assert.Equal(
        [
            Diagnostics.MalformedRepository, Diagnostics.MalformedRepositoryId, Diagnostics.MalformedBranch,
            Diagnostics.MalformedEnvironment,
        ],
        Read("{repository: a, repositoryId: b, branch: 'a b', environment: 'a b'}").Problems.Select(
            problem => problem.Code));

    [Fact]
    public void Without_a_repository_the_rest_means_nothing()
    {
        var problems = Read("{repositoryId: '42', branch: other, environment: prod}").Problems;

        Assert.All(problems, problem => Assert.Equal(Diagnostics.CiWithoutRepository, problem.Code));
        Assert.Equal(
            ["ironwood:ci.branch", "ironwood:ci.environment", "ironwood:ci.repositoryId"],
            problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_alone_is_accepted_with_a_warning()
    {
        var read = Read("{repository: a/b}");

        Assert.Empty(read.Problems);
        var warning = Assert.Single(read.Warnings);
        Assert.Equal(
            (Diagnostics.RepositoryByNameOnly, "ironwood:ci.repository", "a/b"),
            (warning.Code, warning.Path, warning.Value));
    }

    private static SettingsResult Read(string ci) => Plans.Read("dev", $"ironwood:ci={ci}");
}
