using System.Security.Cryptography;

namespace Ironwood.Infra.Traffic;

/// <summary>Makes resource names from domains.</summary>
internal static class DomainName
{
    // Leaves space for a role before and after it in a logical name of 55 characters.
    private const int Longest = 40;

    private const int DigestBytes = 4;

    /// <summary>
    /// A resource name for a domain; two domains never get the same name. A dot becomes one dash and a dash becomes two
    /// dashes. A name that is too long is cut and ends with a digest of the domain.
    /// </summary>
    public static string ToResourceName(string domain)
    {
        var name = domain.Replace("-", "--", StringComparison.Ordinal).Replace('.', '-');
        if (name.Length <= Longest)
        {
            return name;
        }
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(domain))[..DigestBytes]);
        return $"{name[..(Longest - digest.Length - 1)]}-{digest}";
    }
}
