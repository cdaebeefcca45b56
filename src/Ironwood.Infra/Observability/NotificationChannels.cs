using Ironwood.Infra.Governance;
using Pulumi.Gcp.Monitoring;

namespace Ironwood.Infra.Observability;

/// <summary>The alert channels: one channel per e-mail address.</summary>
public sealed class NotificationChannels : ComponentResource
{
    /// <param name="name">Logical name.</param>
    /// <param name="args">Project and addresses.</param>
    /// <param name="options">Resource options.</param>
    public NotificationChannels(string name, NotificationChannelsArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:observability:NotificationChannels", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Channels = [.. args.Emails.Select(email => new NotificationChannel(
            $"{name}-{NameDigest.Of(email)}",
            new NotificationChannelArgs
            {
                Project = args.Project,
                Type = "email",
                DisplayName = email,
                Labels = { { "email_address", email } },
            },
            new CustomResourceOptions { Parent = this }))];
        RegisterOutputs();
    }

    /// <summary>The channels, in the order of the addresses.</summary>
    public ImmutableArray<NotificationChannel> Channels { get; }

    /// <summary>Their full names, for alerts and budgets.</summary>
    internal InputList<string> Names => [.. Channels.Select(channel => channel.Name)];
}

/// <summary>Arguments of <see cref="NotificationChannels"/>.</summary>
public sealed class NotificationChannelsArgs : ProjectArgs
{
    /// <summary>The addresses; each becomes a channel.</summary>
    public required IReadOnlyList<string> Emails { get; init; }
}
