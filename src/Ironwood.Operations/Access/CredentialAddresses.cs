namespace Ironwood.Operations.Access;

/// <summary>
/// Judges the addresses in a credentials file before Google's library uses them. The library does not check them: a
/// file from another source could name a host that collects tokens.
/// </summary>
/// <remarks>https://docs.cloud.google.com/docs/authentication/external/externally-sourced-credentials</remarks>
internal static class CredentialAddresses
{
    // Old service account keys name this host.
    private const string OldTokenHost = "accounts.google.com";

    // Metadata servers of Azure and AWS: they hold the token that is exchanged, and serve plain http only.
    private static readonly string[] MetadataServers = ["169.254.169.254", "[fd00:ec2::254]"];

    /// <summary>Why the file must not be used, as a part of a sentence; null if it may be used.</summary>
    /// <param name="credentials">The file's object.</param>
    public static string? Objection(JsonElement credentials) => credentials.EnumerateObject()
        .Select(property => (Name: property.Name.ToLowerInvariant(), property.Value))
        .Select(property => property.Name switch
        {
            "token_url" or "token_info_url" or "token_uri" or "service_account_impersonation_url" =>
                IsText(property.Value) && !IsGoogle(property.Value.GetString()!)
                    ? $"{property.Name} is not an https address of googleapis.com"
                    : null,
            "universe_domain" => IsText(property.Value) && property.Value.GetString() != GoogleHosts.Domain
                ? $"{property.Name} is not {GoogleHosts.Domain}"
                : null,
            "source_credentials" when property.Value.ValueKind == JsonValueKind.Object => Objection(property.Value),
            "credential_source" when property.Value.ValueKind == JsonValueKind.Object => OfSource(property.Value),
            _ => null,
        })
        .FirstOrDefault(objection => objection is not null);

    // Where the token of another identity provider comes from. It is sent to Google only, see above.
    private static string? OfSource(JsonElement source) => source.EnumerateObject()
        .Select(property => property.Name.ToLowerInvariant() switch
        {
            "executable" => "credential_source runs a program",
            var name when name.EndsWith("url", StringComparison.Ordinal)
                && IsText(property.Value) && !IsSource(property.Value.GetString()!) =>
                $"credential_source.{name} is neither an https address nor a metadata server",
            _ => null,
        })
        .FirstOrDefault(objection => objection is not null);

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    private static bool IsGoogle(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { Scheme: "https", IsDefaultPort: true, UserInfo: "" }
        && (GoogleHosts.Contains(uri) || uri.Host == OldTokenHost);

    // AWS writes "https://sts.{region}.amazonaws.com?…".
    private static bool IsSource(string address) =>
        Uri.TryCreate(address.Replace("{region}", "region", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps
            || (uri.Scheme == Uri.UriSchemeHttp && (uri.IsLoopback || MetadataServers.Contains(uri.Host))));
}
