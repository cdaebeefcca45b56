namespace Ironwood.Planning.Tests.Settings;

public sealed class ChannelValidationTests
{
    private const string Url = "url: 'https://h.example.com/a'";

    [Theory]
    [InlineData("type: slack, channelName: '#on-call_2', secret: slack-token")]
    [InlineData("type: slack, channelName: bereitschaft, secret: projects/other/secrets/slack-token")]
    [InlineData("type: pagerduty, secret: pagerduty-key")]
    [InlineData($"type: webhook_basicauth, {Url}, username: ironwood, secret: s")]
    [InlineData($"type: webhook_tokenauth, {Url}, secret: s")]
    [InlineData("type: pubsub, topic: projects/my-project/topics/alerts")]
    public void A_channel_of_each_type_is_accepted(string channel) => Assert.Empty(Read(channel).Problems);

    [Theory]
    [InlineData("email", "write the address under ironwood:alerts.emails")]
    [InlineData("webhook", "write webhook_basicauth or webhook_tokenauth")]
    [InlineData("Slack", "did you mean 'slack'?")]
    [InlineData(
        "sms",
        "create it in the console, where a person confirms it, and write its name under "
        + "ironwood:alerts.existingChannels")]
    public void A_type_that_the_stack_does_not_create_is_refused_once(string type, string fix)
    {
        var problem = Assert.Single(Read($"type: {type}, secret: s, channelName: x").Problems);
        Assert.Equal(
            (Diagnostics.UnknownChannelType, "ironwood:alerts.channels.c.type", type, fix),
            (problem.Code, problem.Path, problem.Value, problem.Fix));
        Assert.Equal("slack, pagerduty, webhook_basicauth, webhook_tokenauth, pubsub", problem.Allowed);
    }

    [Theory]
    [InlineData("secret: s", "IW1007 type")]
    [InlineData("type: slack", "IW6013 channelName", "IW6013 secret")]
    [InlineData("type: slack, channelName: , secret: s", "IW6013 channelName")]
    [InlineData("type: pagerduty, secret: s, channelName: x", "IW6013 channelName")]
    [InlineData("type: webhook_basicauth, secret: s", "IW6013 url", "IW6013 username")]
    [InlineData($"type: webhook_tokenauth, {Url}, username: me, secret: s", "IW6013 username")]
    [InlineData($"type: webhook_tokenauth, {Url}", "IW6013 secret")]
    [InlineData("type: pubsub, secret: s", "IW6013 secret", "IW6013 topic")]
    public void A_setting_that_is_missing_or_has_no_meaning_is_named(string channel, params string[] expected) =>
        Assert.Equal(
            expected,
            Read(channel).Problems
                .Select(problem => $"{problem.Code} {problem.Path.Split('.')[^1]}")
                .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("type: slack, channelName: 'On Call', secret: s", "channelName")]
    [InlineData("type: slack, channelName: '##a', secret: s", "channelName")]
    [InlineData("type: webhook_tokenauth, url: 'http://h.example.com/a', secret: s", "url")]
    [InlineData("type: webhook_tokenauth, url: h.example.com, secret: s", "url")]
    [InlineData("type: webhook_tokenauth, url: 'https://', secret: s", "url")]
    [InlineData($"type: webhook_basicauth, {Url}, username: 'a:b', secret: s", "username")]
    [InlineData($"type: webhook_basicauth, {Url}, username: '', secret: s", "username")]
    [InlineData("type: pubsub, topic: alerts", "topic")]
    [InlineData("type: pubsub, topic: projects/p/topics/goog-alerts", "topic")]
    public void A_label_of_another_form_is_refused(string channel, string setting)
    {
        var problem = Assert.Single(Read(channel).Problems);
        Assert.Equal(
            (Diagnostics.MalformedChannel, $"ironwood:alerts.channels.c.{setting}"), (problem.Code, problem.Path));
    }

    [Theory]
    [InlineData("type: slack, channelName: a, secret: xoxb-1234567890-SECRETTEXT", "secret")]
    [InlineData("type: pagerduty, secret: SECRETTEXT012345678901234567890A", "secret")]
    [InlineData("type: webhook_tokenauth, url: 'https://h.example.com/a?auth_token=SECRETTEXT', secret: s", "url")]
    [InlineData("type: webhook_tokenauth, url: 'https://me:SECRETTEXT@h.example.com/a', secret: s", "url")]
    [InlineData(
        "type: webhook_tokenauth, url: 'https://hooks.slack.com/services/T0001/B0001/SECRETTEXTSECRETTEXT', secret: s",
        "url")]
    [InlineData($"type: webhook_basicauth, {Url}, username: xoxb-1234567890-SECRETTEXT, secret: s", "username")]
    public void A_credential_in_plain_text_is_refused_and_never_shown(string channel, string setting)
    {
        var problem = Assert.Single(Read(channel).Problems);
        Assert.Equal(
            (Diagnostics.SecretInPlain, $"ironwood:alerts.channels.c.{setting}", "[hidden]"),
            (problem.Code, problem.Path, problem.Value));
        Assert.DoesNotContain("SECRETTEXT", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret: 'hunter2 SECRETTEXT'")]
    [InlineData("secret: s, password: SECRETTEXT")]
    [InlineData("secret: s, token: SECRETTEXT")]
    [InlineData("secret: s, serviceKey: SECRETTEXT")]
    [InlineData("secret: s, authToken: SECRETTEXT")]
    [InlineData("secret: {value: SECRETTEXT}")]
    [InlineData("secret: s, topic: SECRETTEXT")]
    public void No_text_in_the_place_of_a_credential_is_ever_shown(string settings)
    {
        var problems = Read($"type: pagerduty, {settings}").Problems;
        Assert.NotEmpty(problems);
        Assert.All(problems, problem =>
            Assert.DoesNotContain("SECRETTEXT", problem.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Names_become_names_of_resources_and_two_channels_are_never_the_same()
    {
        var name = Assert.Single(Plans.Read(
            "dev", "ironwood:alerts.channels={On_Call: {type: pagerduty, secret: s}}").Problems);
        Assert.Equal((Diagnostics.MalformedChannel, "On_Call"), (name.Code, name.Value));
        var same = Assert.Single(Plans.Read(
            "dev",
            "ironwood:alerts.channels={b: {type: pagerduty, secret: s}, a: {type: pagerduty, secret: s}, "
            + "c: {type: pagerduty, secret: t}}").Problems);
        Assert.Equal(
            (Diagnostics.MalformedChannel, "ironwood:alerts.channels.b", "is the same channel as a"),
            (same.Code, same.Path, same.Message));
    }

    [Theory]
    [InlineData("projects/my-project/notificationChannels/123", 0)]
    [InlineData("projects/123/notificationChannels/123", 0)]
    [InlineData("projects/my-project/notificationChannels/abc", 1)]
    [InlineData("123", 1)]
    [InlineData("projects/my-project/notificationChannels/9, projects/my-project/notificationChannels/9", 1)]
    public void Channels_that_exist_are_named_in_full_and_once(string names, int problems)
    {
        var found = Plans.Read("dev", $"ironwood:alerts.existingChannels=[{names}]").Problems;
        Assert.Equal(problems, found.Count);
        Assert.All(found, problem => Assert.Equal(Diagnostics.MalformedChannel, problem.Code));
    }

    [Fact]
    public void An_alert_notifies_sixteen_channels_of_all_kinds_together()
    {
        SettingsResult Of(int channels) => Plans.Read(
            "dev",
            $"ironwood:alerts={{emails: [a@example.com], existingChannels: [projects/p/notificationChannels/1], channels: "
            + $"{{{string.Join(", ", Enumerable.Range(1, channels).Select(n => $"c{n}: {{type: pagerduty, secret: s{n}}}"))}}}}}");
        Assert.Empty(Of(14).Problems);
        var problem = Assert.Single(Of(15).Problems);
        Assert.Equal((Diagnostics.TooManyChannels, "ironwood:alerts", "17"), (problem.Code, problem.Path, problem.Value));
    }

    // The engine hands over that something inside alerts is secret, and the files say what.
    [Fact]
    public void An_encrypted_value_in_the_place_of_a_secrets_name_says_where_the_value_belongs()
    {
        using var folder = new StackFiles.StackFolder();
        var problem = folder.OnlyProblem(StackFiles.StackFolder.Valid(
            "  ironwood:alerts: {channels: {c: {type: pagerduty, secret: {secure: 'v1:TOPSECRET:cipher'}}}}\n"));
        Assert.Equal(
            (Diagnostics.SecretValue, "ironwood:alerts.channels.c.secret"), (problem.Code, problem.Path));
        Assert.Contains("gcloud secrets create", problem.Fix, StringComparison.Ordinal);
        Assert.DoesNotContain("TOPSECRET", problem.ToString(), StringComparison.Ordinal);
    }

    private static SettingsResult Read(string channel) =>
        Plans.Read("dev", $"ironwood:alerts.channels={{c: {{{channel}}}}}");
}
