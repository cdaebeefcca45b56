using System.Security.Cryptography;
using System.Text;

namespace Ironwood.Infra.Governance;

/// <summary>A short name for a text that no resource name may hold, such as an address.</summary>
internal static class NameDigest
{
    /// <summary>Hexadecimal digits that tell the texts of one list apart.</summary>
    private const int Digits = 8;

    /// <summary>The text's name: the same in whatever order and case the texts are listed.</summary>
    public static string Of(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToLowerInvariant())))[..Digits];
}
