using Ironwood.Catalog.Notifications;
using Ironwood.Infra.Governance;
using Pulumi.Gcp.Monitoring;
using Pulumi.Gcp.Monitoring.Inputs;
using Pulumi.Gcp.Organizations;
using Pulumi.Gcp.PubSub;

namespace Ironwood.Infra.Observability;

/// <summary>
/// The alert channels: one channel per e-mail address, one per further channel of the settings, and channels that exist
/// already.
/// </summary>
public sealed class NotificationChannels : ComponentResource
{
    private const string UrlLabel = "url";
    private const string ResourceManager = "cloudresourcemanager.googleapis.com";

    private readonly NotificationChannelsArgs _args;

    /// <param name="name">Logical name.</param>
    /// <param name="args">Project, addresses and channels.</param>
    /// <param name="options">Resource options.</param>
    public NotificationChannels(string name, NotificationChannelsArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:observability:NotificationChannels", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _args = args;
        Emails = [.. args.Emails.Select(email => new NotificationChannel(
            $"{name}-{NameDigest.Of(email)}",
            new NotificationChannelArgs
            {
                Project = args.Project,
                Type = "email",
                DisplayName = email,
                Labels = { { "email_address", email } },
            },
            new CustomResourceOptions { Parent = this }))];
        Others = [.. args.Plans.Select(plan => Create($"{name}-{plan.Type.Id.Replace('_', '-')}-{plan.Name}", plan))];
        RegisterOutputs();
    }

    /// <summary>The e-mail channels, in the order of the addresses.</summary>
    public ImmutableArray<NotificationChannel> Emails { get; }

    /// <summary>The other channels, in the order of their names.</summary>
    public ImmutableArray<NotificationChannel> Others { get; }

    /// <summary>The full names of all channels, for alerts.</summary>
    internal InputList<string> Names =>
    [
        .. Emails.Concat(Others).Select(channel => (Input<string>)channel.Name),
        .. _args.Existing.Select(name => (Input<string>)name),
    ];

    /// <summary>The full names of the e-mail channels, for budgets, which take no others.</summary>
    internal InputList<string> EmailNames => [.. Emails.Select(channel => channel.Name)];

    private NotificationChannel Create(string name, ChannelPlan plan)
    {
        var args = new NotificationChannelArgs
        {
            Project = _args.Project,
            Type = plan.Type.Id,
            DisplayName = plan.Name,
        };
        foreach (var (label, value) in plan.Labels)
        {
            args.Labels.Add(label, value);
        }
        if (plan.Secret is { } secret)
        {
            SetCredential(args, plan, SecretValue.Read(secret, _args.Project, this));
        }
        var options = new CustomResourceOptions { Parent = this };
        if (plan.Type.Secret == UrlLabel)
        {
            // The provider shows labels as they are.
            options.AdditionalSecretOutputs.Add("labels");
        }
        var channel = new NotificationChannel(name, args, options);
        if (_args.TopicProject is { } project && plan.PublishesIn(project))
        {
            LetPublish($"{name}-publisher", plan, channel);
        }
        return channel;
    }

    private static void SetCredential(NotificationChannelArgs args, ChannelPlan plan, Output<string> value)
    {
        switch (plan.Type.Secret)
        {
            case "authToken":
                args.SensitiveLabels = new NotificationChannelSensitiveLabelsArgs { AuthToken = value };
                break;
            case "password":
                args.SensitiveLabels = new NotificationChannelSensitiveLabelsArgs { Password = value };
                break;
            case "serviceKey":
                args.SensitiveLabels = new NotificationChannelSensitiveLabelsArgs { ServiceKey = value };
                break;
            case UrlLabel:
                // Monitoring has no sensitive label for this token. As part of a secret output the URL is secret too.
                args.Labels = new InputMap<string>
                {
                    {
                        UrlLabel,
                        value.Apply(token =>
                            $"{plan.Labels[UrlLabel]}?{ChannelType.TokenParameter}={Uri.EscapeDataString(token)}")
                    },
                };
                break;
            default:
                throw new ArgumentException($"A channel of type {plan.Type.Id} takes no credential.", nameof(plan));
        }
    }

    // The account exists from the first channel of this type on.
    private void LetPublish(string name, ChannelPlan plan, NotificationChannel channel)
    {
        var project = GetProject.Invoke(
            new GetProjectInvokeArgs { ProjectId = _args.Project },
            new InvokeOutputOptions { Parent = this, DependsOn = { _args.Services!.ById[ResourceManager] } });
        _ = new TopicIAMMember(
            name,
            new TopicIAMMemberArgs
            {
                Project = _args.Project,
                Topic = plan.Labels["topic"],
                Role = "roles/pubsub.publisher",
                Member = project.Apply(found => ChannelType.PublisherOf(found.Number)),
            },
            new CustomResourceOptions { Parent = this, DependsOn = { channel } });
    }
}

/// <summary>Arguments of <see cref="NotificationChannels"/>.</summary>
public sealed class NotificationChannelsArgs : ProjectArgs
{
    /// <summary>The addresses; each becomes a channel.</summary>
    public required IReadOnlyList<string> Emails { get; init; }

    /// <summary>The channels beyond e-mail. Default: none.</summary>
    public IReadOnlyList<ChannelPlan> Plans { get; init; } = [];

    /// <summary>Full names of channels that exist already. Default: none.</summary>
    public IReadOnlyList<string> Existing { get; init; } = [];

    /// <summary>The project whose topics the stack may grant. Default: none.</summary>
    public string? TopicProject { get; init; }

    /// <summary>The project's services; required with a topic of <see cref="TopicProject"/>.</summary>
    public ProjectServices? Services { get; init; }
}
