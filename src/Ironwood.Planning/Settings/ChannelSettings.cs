namespace Ironwood.Planning.Settings;

/// <summary>A channel that gets alerts, beyond e-mail.</summary>
public sealed record ChannelSettings
{
    /// <summary>Cloud Monitoring's type of the channel: <c>slack</c>, <c>pagerduty</c>, <c>webhook_basicauth</c>,
    /// <c>webhook_tokenauth</c> or <c>pubsub</c>. Required.</summary>
    public required string Type { get; init; }

    /// <summary>Slack channel, for example <c>"#oncall"</c> in quotes; with <c>slack</c> only, and required
    /// there.</summary>
    public string? ChannelName { get; init; }

    /// <summary>Where alerts are posted: an https address without a query; with webhooks only, and required
    /// there.</summary>
    public string? Url { get; init; }

    /// <summary>User name of basic authentication; with <c>webhook_basicauth</c> only, and required there.</summary>
    public string? Username { get; init; }

    /// <summary>Pub/Sub topic in full, <c>projects/P/topics/T</c>; with <c>pubsub</c> only, and required there. The
    /// stack lets Monitoring publish to a topic of <c>gcp:project</c>.</summary>
    public string? Topic { get; init; }

    /// <summary>Secret of Secret Manager with the channel's credential: Slack's OAuth token, PagerDuty's integration
    /// key, the webhook's password or token. The id of a secret in <c>gcp:project</c>, or <c>projects/P/secrets/ID</c>;
    /// never the value. The deployment reads it, and keeps the value encrypted in the stack's state. Required except
    /// with <c>pubsub</c>.</summary>
    [NamesSecret]
    public string? Secret { get; init; }
}
