namespace Ironwood.Planning.Tests.Settings;

public sealed class AlertValidationTests
{
    [Theory]
    [InlineData("oncall@example.com")]
    [InlineData("first.last+tag@sub.example.co")]
    public void An_address_is_accepted(string email) =>
        Assert.Empty(Read($"ironwood:alerts.emails=['{email}']").Problems);

    [Theory]
    [InlineData("")]
    [InlineData("oncall")]
    [InlineData("@example.com")]
    [InlineData("oncall@example")]
    [InlineData("on call@example.com")]
    [InlineData("oncall.@example.com")]
    [InlineData("oncall@-example.com")]
    [InlineData("a@b@example.com")]
    public void What_is_no_address_is_refused_by_its_place(string email)
    {
        var problem = Assert.Single(Read($"ironwood:alerts.emails=['a@example.com', '{email}']").Problems);
        Assert.Equal(
            (Diagnostics.MalformedEmail, "ironwood:alerts.emails[1]", email),
            (problem.Code, problem.Path, problem.Value));
    }

    [Fact]
    public void An_address_longer_than_mail_allows_is_refused() =>
        Assert.Equal(
            Diagnostics.MalformedEmail,
            Assert.Single(Read($"ironwood:alerts.emails=[{new string('a', 243)}@example.com]").Problems).Code);

    [Fact]
    public void An_address_named_twice_is_refused_however_it_is_written() =>
        Assert.Equal(
            "is named twice",
            Assert.Single(Read("ironwood:alerts.emails=[a@example.com, A@example.com]").Problems).Message);

    [Theory]
    [InlineData("ironwood:alerts.latencyMs=0", "1 to 3600000")]
    [InlineData("ironwood:alerts.errorRatio=0", "0.0001 to 0.99")]
    [InlineData("ironwood:alerts.errorRatio=5", "0.0001 to 0.99")]
    [InlineData("ironwood:alerts.cacheMemoryRatio=80", "0.1 to 0.99")]
    [InlineData("ironwood:serviceLevels.availabilityGoal=0.9999", "0.905 to 0.999")]
    [InlineData("ironwood:serviceLevels.availabilityGoal=0.9", "0.905 to 0.999")]
    [InlineData("ironwood:serviceLevels.latencyGoal=1", "0.905 to 0.999")]
    [InlineData("ironwood:serviceLevels.latencyMs=0", "1 to 3600000")]
    [InlineData("ironwood:serviceLevels.rollingDays=0", "1 to 30")]
    [InlineData("ironwood:serviceLevels.rollingDays=31", "1 to 30")]
    public void A_number_outside_its_range_is_refused_with_the_range(string setting, string allowed)
    {
        var problem = Assert.Single(Read(setting).Problems);
        Assert.Equal((Diagnostics.OutOfRange, allowed), (problem.Code, problem.Allowed));
    }

    [Theory]
    [InlineData("ironwood:serviceLevels.availabilityGoal=0.999")]
    [InlineData("ironwood:serviceLevels.rollingDays=30")]
    [InlineData("ironwood:serviceLevels.rollingDays=1")]
    public void The_ends_of_a_range_are_accepted(string setting) => Assert.Empty(Read(setting).Problems);

    private static SettingsResult Read(params string[] overrides) => Plans.Read("dev", overrides);
}
