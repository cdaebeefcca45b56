using Ironwood.Catalog;

namespace Ironwood.Infra.Tests.Observability;

public sealed class NotificationChannelsTests
{
    [Fact]
    public async Task Every_address_has_a_channel_whose_name_depends_on_nothing_else()
    {
        var one = await Stacks.Capture("dev", "ironwood:alerts.emails=[a@example.com, b@example.com]");
        var other = await Stacks.Capture("dev", "ironwood:alerts.emails=[c@example.com, B@example.com, a@example.com]");
        var channel = one.OfType(Types.NotificationChannel)
            .Single(node => node.Input("labels.email_address") == "a@example.com");
        Assert.Equal(["email", "a@example.com"], InferenceAlertsTests.Inputs(channel, "type", "displayName"));
        Assert.Equal(3, other.OfType(Types.NotificationChannel).Count());
        Assert.All(one.OfType(Types.NotificationChannel), node => other.Find(Types.NotificationChannel, node.Name));
    }

    [Fact]
    public async Task Its_configuration_holds_the_address_and_no_label_of_the_platform()
    {
        var channel = (await Stacks.Prod).OfType(Types.NotificationChannel).Single();
        Assert.Equal(["email_address"], channel.Inputs["labels"]!.AsObject().Select(label => label.Key));
    }

    [Theory]
    [InlineData("slack", "channelName: \"#oncall\"", "channel_name=#oncall", "sensitiveLabels.authToken")]
    [InlineData("slack", "channelName: oncall", "channel_name=#oncall", "sensitiveLabels.authToken")]
    [InlineData("pagerduty", "", "", "sensitiveLabels.serviceKey")]
    [InlineData(
        "webhook_basicauth", "url: 'https://h.example.com/a', username: me", "url=https://h.example.com/a,username=me",
        "sensitiveLabels.password")]
    [InlineData("webhook_tokenauth", "url: 'https://h.example.com/a'", "[secret]", "labels")]
    public async Task A_channel_has_its_types_labels_and_its_credential_as_a_secret(
        string type, string settings, string labels, string secret)
    {
        var graph = await Stacks.Capture(
            "dev", $"ironwood:alerts.channels={{ops: {{type: {type}, secret: ops-key, {settings}}}}}");
        var channel = graph.Find(Types.NotificationChannel, $"inference-channel-{type.Replace('_', '-')}-ops");

        Assert.Equal((type, "ops"), (channel.Input("type"), channel.Input("displayName")));
        Assert.Equal(labels, channel.Inputs["labels"] switch
        {
            JsonObject map => string.Join(',', map.Select(label => $"{label.Key}={label.Value}")),
            var other => other?.ToString() ?? "",
        });
        Assert.Equal([$"inputs.{secret}"], channel.Secrets);
        Assert.Equal("[secret]", channel.Input(secret));
        Assert.Equal(secret == "labels" ? ["labels"] : [], channel.Options.SecretOutputs);
        Assert.Equal("notification-channels", channel.Input("userLabels.component"));
        using var written = new MemoryStream();
        GraphJson.Write(graph, written);
        Assert.DoesNotContain("value-of-ops-key", Encoding.UTF8.GetString(written.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_alert_notifies_every_channel_and_a_budget_those_of_e_mail()
    {
        var graph = await Stacks.Capture(
            "prod",
            "ironwood:alerts={emails: [a@example.com], existingChannels: [projects/p/notificationChannels/7], channels: "
            + "{chat: {type: slack, channelName: ops, secret: s}, pager: {type: pagerduty, secret: k}}}");
        string[] channels = ["inference-channel-pagerduty-pager", "inference-channel-slack-chat"];
        var email = Assert.Single(
            graph.OfType(Types.NotificationChannel).Select(node => node.Name).Except(channels));
        Assert.All(graph.OfType(Types.AlertPolicy), policy => Assert.Equal(
            channels.Append(email).Select(Name).Append("projects/p/notificationChannels/7").Order(StringComparer.Ordinal),
            policy.List("notificationChannels").Order(StringComparer.Ordinal)));
        Assert.Equal(
            [Name(email)],
            Assert.Single(graph.OfType(Types.Budget)).List("allUpdatesRule.monitoringNotificationChannels"));

        static string Name(string channel) =>
            new Reference(new ResourceId(Types.NotificationChannel, channel), "name").ToString();
    }

    [Fact]
    public async Task Monitoring_may_publish_to_a_topic_of_the_project_and_others_are_their_owners_matter()
    {
        var graph = await Stacks.Capture(
            "dev",
            "ironwood:alerts.channels={bus: {type: pubsub, topic: projects/ironwood-dev/topics/alerts},"
            + " far: {type: pubsub, topic: projects/other/topics/alerts}}");
        var grant = Assert.Single(
            graph.Nodes, node => node.Name.StartsWith("inference-channel-", StringComparison.Ordinal)
                && node.Type == Types.TopicGrant);
        var channel = graph.Find(Types.NotificationChannel, "inference-channel-pubsub-bus");

        Assert.Equal("inference-channel-pubsub-bus-publisher", grant.Name);
        Assert.Equal(
            [
                "projects/ironwood-dev/topics/alerts", "roles/pubsub.publisher",
                "serviceAccount:service-number-of-ironwood-dev@gcp-sa-monitoring-notification.iam.gserviceaccount.com",
            ],
            InferenceAlertsTests.Inputs(grant, "topic", "role", "member"));
        Assert.Contains(channel.Urn, graph.DependenciesOf(grant).Select(node => node.Urn));
        Assert.Equal("projects/ironwood-dev/topics/alerts", channel.Input("labels.topic"));
        Assert.Empty(channel.Secrets);
    }

    [Fact]
    public async Task Credentials_of_channels_need_secret_manager_and_previews_read_them()
    {
        const string Change =
            "ironwood:alerts.channels={own: {type: pagerduty, secret: k}, far: {type: pagerduty, secret: projects/other/secrets/k}}";
        string[] without = ["ironwood:cache.enabled=false", "ironwood:ci={repository: a/b, repositoryId: '1'}"];
        var plain = await Stacks.Capture("dev", without);
        var graph = await Stacks.Capture("dev", [.. without, Change]);

        Assert.DoesNotContain(PlatformPart.Secrets, Stacks.Plan("dev", without).Parts);
        Assert.Contains(PlatformPart.Secrets, Stacks.Plan("dev", [.. without, Change]).Parts);
        Assert.Equal(
            "k", Assert.Single(graph.OfType(Types.SecretGrant).ExceptBy(
                plain.OfType(Types.SecretGrant).Select(node => node.Name), node => node.Name)).Input("secretId"));
    }

    [Fact]
    public async Task Without_addresses_there_is_no_channel_and_every_alert_all_the_same()
    {
        var graph = await Stacks.Dev;
        Assert.Empty(graph.OfType(Types.NotificationChannel));
        Assert.Equal(8, graph.OfType(Types.AlertPolicy).Count());
    }
}
