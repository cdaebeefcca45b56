using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Tests.Settings;

public sealed class LabelValidationTests
{
    [Theory]
    [InlineData("{team: search}")]
    [InlineData("{team: '', cost-centre_2: a-b_3}")]
    [InlineData("{équipe: été}")]
    public void Labels_of_Googles_form_are_accepted(string labels) => Assert.Empty(Read(labels).Problems);

    [Theory]
    [InlineData("{Team: search}", "Team")]
    [InlineData("{2team: search}", "2team")]
    [InlineData("{'my team': search}", "my team")]
    [InlineData("{_team: search}", "_team")]
    [InlineData("{'': search}", "")]
    [InlineData("{team: Search}", "Search")]
    [InlineData("{team: a b}", "a b")]
    [InlineData("{team: 'search@example.com'}", "search@example.com")]
    public void A_key_or_value_of_another_form_is_refused(string labels, string value)
    {
        var problem = Assert.Single(Read(labels).Problems);
        Assert.Equal((Diagnostics.MalformedLabel, value), (problem.Code, problem.Value));
    }

    [Fact]
    public void A_key_with_dots_has_one_problem_at_its_place()
    {
        var problem = Assert.Single(Read("{app.kubernetes.io: x}").Problems);
        Assert.Equal(
            (Diagnostics.MalformedLabel, "ironwood:labels[\"app.kubernetes.io\"]"), (problem.Code, problem.Path));
    }

    [Theory]
    [InlineData(63, 0)]
    [InlineData(64, 1)]
    public void Keys_and_values_have_at_most_63_characters(int length, int problems)
    {
        var text = new string('a', length);
        Assert.Equal(problems, Read($"{{{text}: x}}").Problems.Count);
        Assert.Equal(problems, Read($"{{x: {text}}}").Problems.Count);
    }

    [Fact]
    public void Letters_beyond_ascii_count_by_their_bytes()
    {
        Assert.Empty(Read($"{{team: {new string('é', 63)}}}").Problems);
        Assert.Contains("128 bytes", Assert.Single(Read($"{{team: {new string('語', 43)}}}").Problems).Allowed);
    }

    [Theory]
    [InlineData("environment", "write the value under ironwood:environment")]
    [InlineData("owner", "write the value under ironwood:owner")]
    [InlineData("cost-center", "write the value under ironwood:costCenter")]
    [InlineData("component", "choose another key")]
    [InlineData("managed-by", "choose another key")]
    [InlineData("tier", "choose another key")]
    [InlineData("goog-pulumi-provisioned", "choose another key")]
    [InlineData("google", "choose another key")]
    public void The_labels_of_the_platform_and_of_Google_are_refused(string key, string fix)
    {
        var problem = Assert.Single(Read($"{{{key}: x}}").Problems);
        Assert.Equal(
            (Diagnostics.ReservedLabel, $"ironwood:labels.{key}", fix), (problem.Code, problem.Path, problem.Fix));
    }

    [Fact]
    public void There_are_as_many_labels_as_fit_beside_the_platforms_own()
    {
        Assert.Equal(57, PlatformLabels.MostOfSettings);
        Assert.Empty(Read(Many(57)).Problems);
        var problem = Assert.Single(Read(Many(58)).Problems);
        Assert.Equal(
            (Diagnostics.TooManyLabels, "58", "at most 57"), (problem.Code, problem.Value, problem.Allowed));
    }

    [Theory]
    [InlineData("[a, b]")]
    [InlineData("team")]
    [InlineData("{team: {a: b}}")]
    [InlineData("{team: }")]
    public void What_is_no_map_of_texts_is_refused_by_its_type(string labels) =>
        Assert.Equal(Diagnostics.WrongType, Assert.Single(Read(labels).Problems).Code);

    private static string Many(int count) =>
        $"{{{string.Join(", ", Enumerable.Range(1, count).Select(index => $"l{index}: x"))}}}";

    private static SettingsResult Read(string labels) => Plans.Read("dev", $"ironwood:labels={labels}");
}
