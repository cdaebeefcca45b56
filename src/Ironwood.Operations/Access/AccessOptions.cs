using TokenClientFactory = Google.Apis.Http.IHttpClientFactory;

namespace Ironwood.Operations.Access;

/// <summary>How Google Cloud is reached, and with which credentials.</summary>
public sealed record AccessOptions
{
    /// <summary>Half a minute. Google knows a call's deadline and starts no work after it.</summary>
    public static readonly TimeSpan UsualDeadline = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Address that receives every call instead of Google: the loopback platform, an emulator, a private endpoint.
    /// Plain <c>http</c> is accepted for this machine only; then credentials are used only if a file is named.
    /// Default: Google.
    /// </summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Project that quota is charged to. Default: the one in the credentials, if any.</summary>
    public string? QuotaProject { get; init; }

    /// <summary>
    /// JSON file with a service account's key, a workload identity's configuration, or a user's credentials.
    /// Default: the application default credentials of this machine.
    /// </summary>
    public string? CredentialsFile { get; init; }

    /// <summary>Sends the requests for tokens. Default: Google's library. Tests issue tokens on this machine.</summary>
    internal TokenClientFactory? TokenClients { get; init; }

    /// <summary>Longest time for a call, retries included. Default: <see cref="UsualDeadline"/>.</summary>
    public TimeSpan Deadline { get; init; } = UsualDeadline;
}
