namespace Ironwood.Repository.Tests.Documentation;

/// <summary>Pages that are made are what they are made of; the settings' comments say what the settings do.</summary>
public sealed partial class MadePageTests
{
    private static readonly IReadOnlyList<SettingGroup> Groups = SettingReference.Read();

    private static readonly Dictionary<string, SettingRow> Rows =
        Groups.SelectMany(group => group.Rows).ToDictionary(row => row.Path, StringComparer.Ordinal);

    // If this fails and the change is meant: ./ironwood inventories, then review the diff.
    [Fact]
    public void Made_pages_are_as_they_are_made() =>
        Assert.All(RepositoryPages.Made(SourceTree.Root), page => Golden.Matches(page.Path, page.Text));

    [Theory]
    [InlineData("gcp:project", "text", "", "required", "6 to 30 lower-case letters")]
    [InlineData("ironwood:environment", "text", "", "the stack's name", "at most 63 lower-case letters")]
    [InlineData("ironwood:tiers.<name>.capacity", "text", "", "`onDemand`", "onDemand, reservation, spot, flexStart")]
    [InlineData(
        "ironwood:tiers.<name>.topology", "text", "",
        "one machine of the generation's default type, such as `2x2x1`", "chips per dimension joined by 'x'")]
    [InlineData(
        "ironwood:tiers.<name>.chips", "whole number", "chips", "slices × chips of the topology", "1 to 1000000")]
    [InlineData(
        "ironwood:tiers.<name>.scaling.signal", "text", "", "`cpu` with that generation, else `balancerUtilization`",
        "balancerUtilization, queueDepth, cpu")]
    [InlineData("ironwood:frontDoor.requestTimeoutSeconds", "whole number", "seconds", "`600`", "1 to 86400")]
    [InlineData("ironwood:frontDoor.domains", "list of text", "", "none", "a host name in full")]
    [InlineData("ironwood:cache.persistenceHours", "whole number", "hours", "`24`", "0, 1, 6, 12, 24")]
    [InlineData("ironwood:cache.memoryGb", "whole number", "GB", "`100`", "1 to 300")]
    [InlineData("ironwood:cache.highAvailability", "true or false", "", "`true`", "")]
    [InlineData(
        "ironwood:network.failoverSubnetCidrs.<region>", "text", "", "none", "an address whose host bits are zero")]
    [InlineData(
        "ironwood:budget.thresholds", "list of numbers", "shares of 1", "`0.5`, `0.8`, `1`", "above 0, at most 10")]
    [InlineData("ironwood:spend.ceilingUsdPerHour", "number", "US dollars an hour", "none", "0.01 to 10000000")]
    public void A_setting_is_told_with_type_unit_default_and_what_is_allowed(
        string path, string kind, string unit, string standard, string allowed)
    {
        var row = Rows[path];

        Assert.Equal((kind, unit, standard), (row.Kind, row.Unit, row.Default));
        Assert.StartsWith(allowed, row.Allowed, StringComparison.Ordinal);
        Assert.Equal(allowed.Length == 0, row.Allowed.Length == 0);
    }

    [Fact]
    public void Every_setting_has_a_meaning_and_a_comment_that_states_a_default_states_the_right_one() =>
        Assert.All(Rows.Values, row =>
        {
            Assert.NotEqual("", row.Meaning);
            Assert.NotEqual("", row.Default);
            if (Value().IsMatch(row.Default) && StatedDefault().Match(row.Meaning) is { Success: true } stated)
            {
                Assert.Equal(row.Default.Trim('`'), stated.Groups["value"].Value.Trim('`'));
            }
        });

    [Fact]
    public void A_record_that_is_used_twice_is_described_once() =>
        Assert.Equal("as ironwood:tiers.<name>.scaling", Rows["ironwood:tiers.<name>.failover.scaling"].Allowed);

    [Fact]
    public void Every_number_that_has_a_range_says_it_as_the_reader_enforces_it() => Assert.All(
        Rows.Values.Where(row => row.Kind is "number" or "whole number" && Range().IsMatch(row.Allowed)),
        row =>
        {
            var ends = row.Allowed.Split(" to ")
                .Select(end => double.Parse(end, CultureInfo.InvariantCulture))
                .ToArray();
            Assert.True(ends[0] < ends[1], row.Path);
        });

    [Fact]
    public void A_decision_that_does_not_begin_as_one_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["docs", "decisions", "0001-one.md"], "# 1. One\n\n2026-11-23 · accepted\n\nWhy.\n");
        Assert.EndsWith(
            "| 1 | [One](0001-one.md) | 2026-11-23 | accepted |\n", DecisionsPage.Text(folder.Path),
            StringComparison.Ordinal);

        File.WriteAllText(folder["docs", "decisions", "0002-two.md"], "# 3. Two\n\n2026-11-23 · accepted\n");

        Assert.StartsWith(
            "docs/decisions/0002-two.md does not begin",
            Assert.Throws<FormatException>(() => DecisionsPage.Text(folder.Path)).Message,
            StringComparison.Ordinal);
    }

    [GeneratedRegex(@"Default:? (?<value>`[^`]+`|[0-9.]*[0-9]|true|false)(?=[\s.,:;])", RegexOptions.ExplicitCapture)]
    private static partial Regex StatedDefault();

    [GeneratedRegex("^`[^`]*`$")]
    private static partial Regex Value();

    [GeneratedRegex(@"^[0-9.]+ to [0-9.]+$")]
    private static partial Regex Range();
}
