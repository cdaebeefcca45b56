namespace Ironwood.Planning.Tests.Settings;

public sealed class WaiverValidationTests
{
    [Theory]
    [InlineData("2027-03-31")]
    [InlineData("2027-03-31T00:00:00Z")]
    [InlineData("2027-03-31 00:00:00 +0000 UTC")]
    public void A_whole_waiver_is_accepted_and_read(string expires)
    {
        var read = Read($"rule: security/plain-http, resource: rule, owner: me, reason: soon, expires: '{expires}'");

        Assert.Empty(read.Problems);
        var waiver = Assert.Single(read.Settings!.Waivers);
        Assert.Equal(
            ("a", "security/plain-http", "rule", "me", "soon"),
            (waiver.Key, waiver.Value.Rule, waiver.Value.Resource, waiver.Value.Owner, waiver.Value.Reason));
        Assert.Equal(new DateOnly(2027, 3, 31), waiver.Value.Expires);
    }

    [Theory]
    [InlineData("31.3.2027")]
    [InlineData("2027-02-30")]
    [InlineData("2027-3-31")]
    [InlineData("never")]
    [InlineData("")]
    public void What_is_no_day_is_refused(string expires)
    {
        var problem = Assert.Single(Read($"rule: a/b, owner: me, reason: soon, expires: '{expires}'").Problems);

        Assert.Equal(
            (Diagnostics.MalformedExpiry, "ironwood:waivers.a.expires", expires),
            (problem.Code, problem.Path, problem.Value));
    }

    [Theory]
    [InlineData("rule")]
    [InlineData("owner")]
    [InlineData("reason")]
    public void What_says_nothing_is_refused(string key)
    {
        var problem = Assert.Single(
            Read(
                "rule: a/b, owner: me, reason: soon, expires: '2027-03-31'", $"ironwood:waivers.a.{key}=' '").Problems);

        Assert.Equal((Diagnostics.EmptyWaiver, $"ironwood:waivers.a.{key}"), (problem.Code, problem.Path));
    }

    [Theory]
    [InlineData("rule")]
    [InlineData("owner")]
    [InlineData("reason")]
    [InlineData("expires")]
    public void A_missing_setting_is_reported_once(string key)
    {
        var parts = new[] { "rule: a/b", "owner: me", "reason: soon", "expires: '2027-03-31'" };

        var problem = Assert.Single(
            Read(string.Join(", ", parts.Where(part => !part.StartsWith(key, StringComparison.Ordinal)))).Problems);

        Assert.Equal((Diagnostics.MissingValue, $"ironwood:waivers.a.{key}"), (problem.Code, problem.Path));
    }

    private static SettingsResult Read(string waiver, params string[] more) =>
        Plans.Read("dev", [$"ironwood:waivers.a={{{waiver}}}", .. more]);
}
