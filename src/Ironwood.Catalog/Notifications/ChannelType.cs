namespace Ironwood.Catalog.Notifications;

/// <summary>A type of Cloud Monitoring's notification channels that can be created without a person's
/// verification.</summary>
/// <param name="Id">Monitoring's word, for example <c>slack</c>.</param>
/// <param name="Labels">The labels that it needs.</param>
/// <param name="Source">Where it is described.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Secret">
/// Where its credential goes: a property of <c>sensitiveLabels</c>, or <c>url</c> for a parameter in the URL's query;
/// null without a credential.
/// </param>
/// <param name="SecretIs">What the credential is, in words; null without one.</param>
/// <param name="SecretForm">Regular expression of a whole credential that also has the form of a secret's id; null
/// where the two cannot be confused, or where a credential has no form.</param>
/// <param name="Note">What a reader should know; null if nothing.</param>
public sealed record ChannelType(
    string Id,
    IReadOnlyList<string> Labels,
    string Source,
    DateOnly AsOf,
    string? Secret = null,
    string? SecretIs = null,
    string? SecretForm = null,
    string? Note = null) : ISourced
{
    /// <summary>Parameter of a URL's query that holds the token.</summary>
    public const string TokenParameter = "auth_token";

    private static readonly Lazy<IReadOnlyList<ChannelType>> Rows = new(static () =>
        EmbeddedRows.Read("Notifications/channel-types.json", RowFormat.Default.ChannelTypeArray));

    /// <summary>All types.</summary>
    public static IReadOnlyList<ChannelType> All => Rows.Value;

    /// <summary>The type that publishes to a topic of Pub/Sub.</summary>
    public static ChannelType PubSub => Find("pubsub")!;

    /// <summary>The type of an id, or null.</summary>
    public static ChannelType? Find(string id) => All.FirstOrDefault(type => type.Id == id);

    /// <summary>Whether a text looks like the credential itself.</summary>
    public bool IsCredential(string text) => SecretForm is not null
        && Regex.IsMatch(text, $@"\A(?:{SecretForm})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The account that publishes to topics.</summary>
    /// <param name="projectNumber">Number of the channel's project.</param>
    public static string PublisherOf(string projectNumber) =>
        $"serviceAccount:service-{projectNumber}@gcp-sa-monitoring-notification.iam.gserviceaccount.com";
}
