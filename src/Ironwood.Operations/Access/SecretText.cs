namespace Ironwood.Operations.Access;

/// <summary>
/// Removes possible secrets from text that others wrote: an error of a token server may repeat a token.
/// </summary>
internal static partial class SecretText
{
    private const string Hidden = "[secret]";

    /// <summary>A message is shorter. The limit also bounds the time that the patterns take.</summary>
    private const int Longest = 2_000;

    /// <summary>The text on one line, without tokens, keys and passwords, and cut at a length for a message.</summary>
    public static string Hide(string text)
    {
        var kept = text.Length > Longest ? text[..Longest] : text;
        var shown = Assignments().Replace(Tokens().Replace(kept, Hidden), $"${{name}}{Hidden}");
        return Spaces().Replace(shown, " ").Trim() + (text.Length > Longest ? " …" : "");
    }

    // Access and refresh tokens of Google, signed tokens (JWT), keys in PEM, and what follows "Bearer".
    [GeneratedRegex(
        """
        ya29\.[\w.-]+
        |\b1//[\w-]+
        |\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?
        |-----BEGIN\ [^-]+-----.*?(?:-----END\ [^-]+-----|$)
        |(?<=Bearer\ )\S+
        |\bGOCSPX-[\w-]+
        """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Tokens();

    [GeneratedRegex(
        """
        (?<name>(?:access_token|refresh_token|id_token|client_secret|private_key|password|assertion)["']?\s*[=:]\s*)
        ["']?[^\s"'&,}]+["']?
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Assignments();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
