namespace Ironwood.Report.Drawing;

/// <summary>Type tokens as words: <c>gcp:compute/targetHttpProxy:TargetHttpProxy</c> → <c>Target HTTP
/// proxy</c>.</summary>
internal static partial class TypeWords
{
    private static readonly HashSet<string> Initials = new(
        [
            "ai",
            "api",
            "cdn",
            "dns",
            "http",
            "https",
            "iam",
            "id",
            "lb",
            "nat",
            "slo",
            "ssl",
            "tls",
            "tpu",
            "uri",
            "url",
            "vm",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The part after the last colon, in words.</summary>
    public static string Of(string type)
    {
        var words = Word().Matches(Name(type)).Select(match => match.Value).ToArray();
        var text = new StringBuilder();
        foreach (var word in words)
        {
            text.Append(text.Length > 0 ? " " : "").Append(
                Initials.Contains(word) ? word.ToUpperInvariant()
                : text.Length == 0 ? word
                : word.ToLowerInvariant());
        }
        return text.ToString();
    }

    /// <summary>The part after the last colon.</summary>
    public static string Name(string type) => type[(type.LastIndexOf(':') + 1)..];

    /// <summary>The package: the part before the first colon.</summary>
    public static string Package(string type) => type.Split(':')[0];

    /// <summary>
    /// The area of a component, <c>traffic</c> in <c>ironwood:traffic:FrontDoor</c>; null for other types.
    /// </summary>
    public static string? AreaOf(string type) => type.Split(':') is [_, { Length: > 0 } area, _] ? area : null;

    /// <summary>The words for use in a sentence, in the plural for several.</summary>
    public static string Counted(string words, int count)
    {
        var first = words.Split(' ')[0];
        var inside = Initials.Contains(first) || words.Length == 0
            ? words
            : char.ToLowerInvariant(words[0]) + words[1..];
        return count == 1 ? inside : $"{count} {Plural(inside)}";
    }

    private static string Plural(string words) => words switch
    {
        [.., 's'] => words,
        [.. var stem, 'y'] => stem + "ies",
        _ => words + "s",
    };

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|.")]
    private static partial Regex Word();
}
