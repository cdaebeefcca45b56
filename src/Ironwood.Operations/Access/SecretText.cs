using System.Text.RegularExpressions;

namespace Ironwood.Operations.Access;

/// <summary>
/// Takes what could be a secret out of text that others wrote: an error of a token server may repeat one.
/// </summary>
internal static partial class SecretText
{
    private const string Hidden = "[secret]";

    /// <summary>The text without tokens, keys and passwords, on one line.</summary>
    public static string Hide(string text) =>
        Spaces().Replace(Assignments().Replace(Tokens().Replace(text, Hidden), $"$1{Hidden}"), " ").Trim();

    // Access and refresh tokens of Google, signed tokens (JWT), keys in PEM, and what follows "Bearer".
    [GeneratedRegex(
        """ya29\.[\w.-]+|\b1//[\w-]+|\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?|-----BEGIN [^-]+-----.*?(-----END [^-]+-----|$)|(?<=Bearer )\S+|\bGOCSPX-[\w-]+""",
        RegexOptions.Singleline)]
    private static partial Regex Tokens();

    [GeneratedRegex("""((?:access_token|refresh_token|id_token|client_secret|private_key|password|assertion)["']?\s*[=:]\s*)["']?[^\s"'&,}]+["']?""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Assignments();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
