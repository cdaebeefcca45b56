using TokenClientFactory = Google.Apis.Http.IHttpClientFactory;

namespace Ironwood.Operations.Access;

/// <summary>How Google Cloud is reached, and as whom.</summary>
public sealed record AccessOptions
{
    /// <summary>Half a minute. Google knows a call's deadline and begins nothing after it.</summary>
    public static readonly TimeSpan UsualDeadline = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Where every service is asked instead of at Google: the loopback platform, an emulator, a private endpoint. Clear
    /// text (<c>http</c>) is accepted for this machine only, and then credentials are used only where a file is named.
    /// Default: Google.
    /// </summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Project that quota is counted against; default: what the credentials say, or else nothing.</summary>
    public string? QuotaProject { get; init; }

    /// <summary>
    /// Credentials as JSON: a service account's key, a workload identity's configuration, or a user's. Default: the
    /// application default credentials of this machine.
    /// </summary>
    public string? CredentialsFile { get; init; }

    /// <summary>
    /// Sends the requests for tokens; null for Google's library's own way. Tests issue tokens on this machine.
    /// </summary>
    internal TokenClientFactory? TokenClients { get; init; }

    /// <summary>What a call may take, its retries included. Default: <see cref="UsualDeadline"/>.</summary>
    public TimeSpan Deadline { get; init; } = UsualDeadline;
}
