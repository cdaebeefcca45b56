using System.Buffers;

namespace Ironwood.Planning.Plan;

/// <summary>
/// One route of a tier. <c>/simple/*</c> is a prefix and covers <c>/simple</c> too, because a URL map's
/// <c>/simple/*</c> does not; a path without <c>/*</c> matches exactly.
/// </summary>
/// <param name="Text">The route as it was written.</param>
/// <param name="Paths">The paths of the URL map's rule that it stands for.</param>
public sealed record RoutePattern(string Text, IReadOnlyList<string> Paths)
{
    /// <summary>Paths below this prefix lead to Vertex AI.</summary>
    public const string VertexPrefix = "/vertex/";

    private static readonly SearchValues<char> Refused = SearchValues.Create("?#{} \t");

    /// <summary>Reads a route, or says why a URL map would refuse it.</summary>
    public static RoutePattern? Parse(string text, out string why)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isPrefix = text.EndsWith("/*", StringComparison.Ordinal);
        var path = isPrefix ? text[..^2] : text;
        why = !text.StartsWith('/') ? "does not start with '/'"
            : isPrefix && path.Length == 0 ? "matches everything, which is what 'default: true' is for"
            : path.Contains('*', StringComparison.Ordinal) ? "has a '*' elsewhere than after the last '/'"
            : path.Contains("//", StringComparison.Ordinal) ? "has an empty segment"
            : path.AsSpan().ContainsAny(Refused) ? "holds a character that a URL map's path cannot"
            : path.Any(char.IsControl) || !path.All(char.IsAscii) ? "is not plain ASCII; percent-encode it"
            : "";
        return why.Length > 0 ? null : new(text, isPrefix ? [path, text] : [text]);
    }

    /// <summary>A path that this route matches, and none of the routes that would win over it.</summary>
    /// <param name="all">The routes of the URL map; this one may be among them.</param>
    public string Example(IReadOnlyCollection<RoutePattern> all) => IsPrefix
        ? FirstFree([$"{Text[..^1]}anything"], all.Where(other => other.Text.Length > Text.Length))
        : Text;

    /// <summary>A path that none of these routes matches.</summary>
    public static string Unrouted(IReadOnlyCollection<RoutePattern> all) =>
        FirstFree(["/v1/predict", "/unrouted"], all);

    // A route covers one path, or all paths below one: numbering the last candidate finds a free one at the latest
    // after as many steps as there are routes.
    private static string FirstFree(IReadOnlyList<string> candidates, IEnumerable<RoutePattern> taken)
    {
        var routes = taken.ToArray();
        return candidates.Concat(Enumerable.Range(2, routes.Length + 1).Select(number => $"{candidates[^1]}-{number}"))
            .First(path => !routes.Any(route => route.Matches(path)));
    }

    /// <summary>Whether it matches one path only.</summary>
    internal bool IsExact => !IsPrefix;

    private bool IsPrefix => Text.EndsWith("/*", StringComparison.Ordinal);

    private bool Matches(string path) => Paths.Contains(path, StringComparer.Ordinal)
        || (IsPrefix && path.StartsWith(Text[..^1], StringComparison.Ordinal));
}
