using System.Security.Cryptography;

namespace Ironwood.Infra.Governance;

/// <summary>A short name for a text that cannot be part of a resource name, such as an e-mail address.</summary>
internal static class NameDigest
{
    /// <summary>The number of hexadecimal digits, enough to distinguish the texts of one list.</summary>
    private const int Digits = 8;

    /// <summary>The text's name; it depends neither on the order of the texts nor on their case.</summary>
    public static string Of(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToLowerInvariant())))[..Digits];
}
