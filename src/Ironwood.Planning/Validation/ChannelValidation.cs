using Ironwood.Catalog.Identity;
using Ironwood.Catalog.Notifications;
using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Validation;

/// <summary>The rules of the alert channels beyond e-mail. A text that may be a credential is never shown.</summary>
internal static partial class ChannelValidation
{
    private const string Hidden = ServerVariables.Hidden;

    public static IEnumerable<Problem> Validate(AlertSettings alerts, SettingKeys keys)
    {
        var path = keys["alerts.channels"];
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        return
        [
            .. alerts.Channels.SelectMany(channel =>
                Channel(ConfigPath.Append(path, channel.Key), channel.Key, channel.Value, keys)),
            .. alerts.Channels.OrderBy(channel => channel.Key, StringComparer.Ordinal)
                .Where(channel => !known.TryAdd(Target(channel.Value), channel.Key))
                .Select(channel => new Problem(
                    Diagnostics.MalformedChannel, ConfigPath.Append(path, channel.Key),
                    $"is the same channel as {known[Target(channel.Value)]}", Fix: "remove one of the two")),
            .. Existing(alerts.ExistingChannels, keys["alerts.existingChannels"]),
            .. Count(alerts, keys["alerts"]),
        ];
    }

    private static IEnumerable<Problem> Channel(string path, string name, ChannelSettings channel, SettingKeys keys)
    {
        if (!NameRules.ResourceName.Allows(name))
        {
            yield return new(
                Diagnostics.MalformedChannel, path, "is not a channel's name", name, NameRules.ResourceName.Description,
                "rename it; the name becomes part of a resource's name");
        }
        // A required setting that is missing has a problem of its own.
        if (channel.Type.Length == 0)
        {
            yield break;
        }
        if (ChannelType.Find(channel.Type) is not { } type)
        {
            yield return new(
                Diagnostics.UnknownChannelType, $"{path}.type", "is not a type of channel that the stack creates",
                CredentialForm.In(channel.Type) is null ? channel.Type : Hidden,
                string.Join(", ", ChannelType.All.Select(known => known.Id)), FixOf(channel.Type, keys));
            yield break;
        }
        foreach (var (label, setting, value) in ChannelPlan.LabelsOf(channel))
        {
            var at = $"{path}.{setting}";
            var isNeeded = type.Labels.Contains(label);
            if (isNeeded == value is null)
            {
                yield return Misplaced(at, type, isNeeded, $"write '{setting}: VALUE'");
            }
            else if (value is not null)
            {
                foreach (var problem in Label(label, at, value))
                {
                    yield return problem;
                }
            }
        }
        if ((type.Secret is null) != (channel.Secret is null))
        {
            yield return Misplaced(
                $"{path}.secret", type, type.Secret is not null,
                $"store the {type.SecretIs} in Secret Manager, and write the id of that secret here");
        }
        else if (channel.Secret is { } secret)
        {
            foreach (var problem in Secret($"{path}.secret", type, secret))
            {
                yield return problem;
            }
        }
    }

    private static Problem Misplaced(string path, ChannelType type, bool isNeeded, string fix) => isNeeded
        ? new(Diagnostics.ChannelSettingDoesNotFit, path, $"is required for a channel of type {type.Id}", Fix: fix)
        : new(
            Diagnostics.ChannelSettingDoesNotFit, path, $"has no meaning for a channel of type {type.Id}",
            Fix: "remove it");

    private static IEnumerable<Problem> Secret(string path, ChannelType type, string secret) =>
        type.IsCredential(secret)
            ?
            [
                new(
                    Diagnostics.SecretInPlain, path, $"looks like the {type.SecretIs} itself", Hidden, SecretName.Forms,
                    "revoke it, store a new one in Secret Manager, and write the id of that secret here"),
            ]
            : ServerVariables.SecretId(path, secret);

    private static IEnumerable<Problem> Label(string label, string path, string value)
    {
        if (CredentialForm.In(value) is { } form)
        {
            yield return InPlain(path, $"holds a {form.Name}");
        }
        else if (label == "url")
        {
            foreach (var problem in Address(path, value))
            {
                yield return problem;
            }
        }
        else if (label == "channel_name" && !SlackChannel().IsMatch(value))
        {
            yield return new(
                Diagnostics.MalformedChannel, path, "is not a Slack channel's name", value,
                "at most 80 characters in lower case without spaces, with or without #", "write for example \"#oncall\"");
        }
        else if (label == "topic" && !Topic().IsMatch(value))
        {
            yield return new(
                Diagnostics.MalformedChannel, path, "is not a topic's name in full", value, "projects/P/topics/T",
                "copy the name from 'gcloud pubsub topics list'");
        }
        else if (label == "username" && (value.Length == 0 || value.AsSpan().ContainsAny(":\r\n")))
        {
            yield return new(
                Diagnostics.MalformedChannel, path, "is not a user name of basic authentication", Hidden,
                "at least one character, no colon and no line break", "correct the name");
        }
    }

    private static IEnumerable<Problem> Address(string path, string value)
    {
        var isAddress = Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
            && uri.Host.Length > 0 && !value.AsSpan().ContainsAny(" \t\r\n");
        if (!isAddress)
        {
            yield return new(
                Diagnostics.MalformedChannel, path, "is not an https address", Hidden, "https://HOST/PATH",
                "write the address of the receiver");
        }
        else if (uri!.UserInfo.Length > 0 || value.AsSpan().ContainsAny("?#"))
        {
            yield return InPlain(path, uri.UserInfo.Length > 0 ? "holds a user name or a password" : "holds a query");
        }
    }

    private static Problem InPlain(string path, string what) => new(
        Diagnostics.SecretInPlain, path, $"{what}, and everyone who may read the file can read it", Hidden,
        Fix: "revoke it if it is a credential, store a new one in Secret Manager, and name that secret as 'secret'");

    private static IEnumerable<Problem> Existing(IReadOnlyList<string> names, string path)
    {
        for (var index = 0; index < names.Count; index++)
        {
            var isName = ExistingName().IsMatch(names[index]);
            if (!isName || names.Take(index).Contains(names[index]))
            {
                yield return new(
                    Diagnostics.MalformedChannel, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"),
                    isName ? "is named twice" : "is not a notification channel's name",
                    CredentialForm.In(names[index]) is null ? names[index] : Hidden,
                    "projects/P/notificationChannels/N, each once",
                    isName ? "remove it" : "copy the name from 'gcloud beta monitoring channels list'");
            }
        }
    }

    // Too many addresses alone have a problem of their own.
    private static IEnumerable<Problem> Count(AlertSettings alerts, string path)
    {
        var count = alerts.Emails.Count + alerts.Channels.Count + alerts.ExistingChannels.Count;
        if (count > Limits.ChannelsPerAlertPolicy.Count && alerts.Emails.Count <= Limits.ChannelsPerAlertPolicy.Count)
        {
            yield return new(
                Diagnostics.TooManyChannels, path, "has more channels than an alert notifies",
                count.ToString(CultureInfo.InvariantCulture),
                $"at most {Limits.ChannelsPerAlertPolicy.Count} addresses and channels together",
                "remove channels, or let a topic of Pub/Sub distribute the alerts");
        }
    }

    private static string FixOf(string type, SettingKeys keys) => type switch
    {
        "email" => $"write the address under {keys["alerts.emails"]}",
        "webhook" => "write webhook_basicauth or webhook_tokenauth",
        "sms" or "google_chat" or "mobile" =>
            "create it in the console, where a person confirms it, and write its name under "
            + keys["alerts.existingChannels"],
        _ => Spelling.Nearest(type, ChannelType.All.Select(known => known.Id)) is { } near
            ? $"did you mean '{near}'?"
            : $"choose one of them, or create the channel elsewhere and name it under {keys["alerts.existingChannels"]}",
    };

    private static string Target(ChannelSettings channel) => string.Join(
        '\n', ChannelPlan.LabelsOf(channel).Select(label => label.Value).Prepend(channel.Type).Append(channel.Secret));

    [GeneratedRegex(@"\A#?[^\s#A-Z]{1,80}\z")]
    private static partial Regex SlackChannel();

    [GeneratedRegex(@"\Aprojects/[a-z0-9]([a-z0-9:.-]*[a-z0-9])?/topics/(?!goog)[A-Za-z][-A-Za-z0-9_.~+%]{2,254}\z")]
    private static partial Regex Topic();

    [GeneratedRegex(@"\Aprojects/[a-z0-9]([a-z0-9:.-]*[a-z0-9])?/notificationChannels/[0-9]+\z")]
    private static partial Regex ExistingName();
}
