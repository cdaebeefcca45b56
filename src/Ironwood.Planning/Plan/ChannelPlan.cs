using Ironwood.Catalog.Notifications;

namespace Ironwood.Planning.Plan;

/// <summary>A notification channel beyond e-mail.</summary>
/// <param name="Name">Its key in the settings.</param>
/// <param name="Type">Its type.</param>
/// <param name="Labels">Its labels by Monitoring's names; of a URL without the token.</param>
/// <param name="Secret">Full name of the secret with its credential; null without one.</param>
public sealed record ChannelPlan(
    string Name, ChannelType Type, IReadOnlyDictionary<string, string> Labels, string? Secret)
{
    /// <summary>Whether it publishes to a topic that the project holds, so that the stack can grant it.</summary>
    /// <param name="project">The project.</param>
    public bool PublishesIn(string project) =>
        Type == ChannelType.PubSub && Labels.Values.Any(topic => topic.Split('/') is [_, var of, ..] && of == project);

    /// <summary>The settings of a channel by Monitoring's names of their labels.</summary>
    internal static IReadOnlyList<(string Label, string Setting, string? Value)> LabelsOf(ChannelSettings channel) =>
    [
        ("channel_name", "channelName", channel.ChannelName),
        ("url", "url", channel.Url),
        ("username", "username", channel.Username),
        ("topic", "topic", channel.Topic),
    ];

    /// <summary>The channels of settings; a channel without a known type is left out, because it is refused.</summary>
    internal static ImmutableArray<ChannelPlan> Of(
        IReadOnlyDictionary<string, ChannelSettings> channels, string project) =>
    [
        .. from entry in channels.OrderBy(channel => channel.Key, StringComparer.Ordinal)
           let type = ChannelType.Find(entry.Value.Type)
           where type is not null
           select new ChannelPlan(
               entry.Key,
               type,
               LabelsOf(entry.Value)
                   .Where(label => label.Value is not null && type.Labels.Contains(label.Label))
                   .ToImmutableSortedDictionary(label => label.Label, Written, StringComparer.Ordinal),
               entry.Value.Secret is { } secret ? SecretName.InFull(secret, project) : null),
    ];

    // Monitoring writes Slack's channels with their sign.
    private static string Written((string Label, string Setting, string? Value) label) =>
        label is { Label: "channel_name", Value: ['#', ..] or null } || label.Label != "channel_name"
            ? label.Value!
            : $"#{label.Value}";
}
