namespace Ironwood.Operations.Access;

/// <summary>The hosts of Google's services: the only ones that may see a token.</summary>
internal static class GoogleHosts
{
    /// <summary>Domain of all services.</summary>
    public const string Domain = "googleapis.com";

    /// <summary>Whether an address is on such a host, over https.</summary>
    public static bool Contains(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps
        && (address.Host == Domain || address.Host.EndsWith("." + Domain, StringComparison.Ordinal));
}
