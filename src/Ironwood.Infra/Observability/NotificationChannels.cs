using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Pulumi;
using Pulumi.Gcp.Monitoring;

namespace Ironwood.Infra.Observability;

/// <summary>Who is told: one channel an e-mail address.</summary>
public sealed class NotificationChannels : ComponentResource
{
    /// <summary>Hexadecimal digits that tell addresses apart in names.</summary>
    private const int DigestDigits = 8;

    /// <param name="name">Logical name.</param>
    /// <param name="args">Project and addresses.</param>
    /// <param name="options">Resource options.</param>
    public NotificationChannels(string name, NotificationChannelsArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:observability:NotificationChannels", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Channels = [.. args.Emails.Select(email => new NotificationChannel(
            $"{name}-{Digest(email)}",
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

    /// <summary>Their full names, as alerts and budgets take them.</summary>
    internal InputList<string> Names => [.. Channels.Select(channel => channel.Name)];

    // A name must neither change when the list's order does nor hold what an address may hold.
    private static string Digest(string email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.ToLowerInvariant())))[..DigestDigits];
}

/// <summary>Arguments of <see cref="NotificationChannels"/>.</summary>
public sealed class NotificationChannelsArgs : ResourceArgs
{
    /// <summary>Project id.</summary>
    [Input("project", required: true)]
    public Input<string> Project { get; set; } = null!;

    /// <summary>The addresses; each becomes a channel.</summary>
    public required IReadOnlyList<string> Emails { get; init; }
}
