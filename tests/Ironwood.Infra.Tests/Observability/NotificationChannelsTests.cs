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

    [Fact]
    public async Task Without_addresses_there_is_no_channel_and_every_alert_all_the_same()
    {
        var graph = await Stacks.Dev;
        Assert.Empty(graph.OfType(Types.NotificationChannel));
        Assert.Equal(8, graph.OfType(Types.AlertPolicy).Count());
    }
}
