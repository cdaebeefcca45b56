namespace Ironwood.Operations.Access;

/// <summary>How Google Cloud is reached, and as whom.</summary>
public sealed record AccessOptions
{
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

    /// <summary>What a call may take, its retries included. Default: 30 seconds.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);
}
