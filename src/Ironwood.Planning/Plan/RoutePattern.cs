using System.Buffers;

namespace Ironwood.Planning.Plan;

/// <summary>
/// One route of a tier. The path <c>/simple/*</c> is a prefix and covers <c>/simple</c> too, because a URL map's
/// <c>/simple/*</c> does not; a path without <c>/*</c> matches exactly.
/// </summary>
/// <param name="Path">The path as it was written; <c>/*</c> for every path.</param>
/// <param name="Paths">The paths of the URL map's rule that it stands for.</param>
public sealed record RoutePattern(string Path, IReadOnlyList<string> Paths)
{
    /// <summary>Paths below this prefix lead to Vertex AI.</summary>
    public const string VertexPrefix = "/vertex/";

    /// <summary>The path of a route for every path.</summary>
    public const string Everything = "/*";

    private static readonly SearchValues<char> Refused = SearchValues.Create("?#{} \t");

    /// <summary>The host that it is for; null for every host.</summary>
    public string? Host { get; init; }

    /// <summary>Headers that a request must have, all of them, by name.</summary>
    public IReadOnlyList<HeaderCondition> Headers { get; init; } = [];

    /// <summary>Whether its path alone decides.</summary>
    public bool IsPathAlone => Host is null && Headers.Count == 0;

    /// <summary>Whether it takes every request for its host.</summary>
    public bool TakesWholeHost => Path == Everything && Headers.Count == 0;

    /// <summary>Whether it matches one path only.</summary>
    public bool IsExact => !IsPrefix;

    /// <summary>The route in a few words, for example <c>large.example.com/v1/* with x-model: large</c>.</summary>
    public string Text =>
        $"{Host}{Path}{(Headers.Count == 0 ? "" : $" with {string.Join(" and ", Headers)}")}";

    /// <summary>Reads a route that is a path, or says why a URL map would refuse it.</summary>
    public static RoutePattern? Parse(string text, out string why) =>
        Parse(text, isForEverything: false, out why);

    /// <summary>Reads the path of a route, or says why a URL map would refuse it.</summary>
    /// <param name="text">The path.</param>
    /// <param name="isForEverything">Whether it may be <see cref="Everything"/>: something else selects
    /// requests.</param>
    /// <param name="why">Why it is refused, as a clause; empty if it is accepted.</param>
    internal static RoutePattern? Parse(string text, bool isForEverything, out string why)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isPrefix = text.EndsWith(Everything, StringComparison.Ordinal);
        var path = isPrefix ? text[..^2] : text;
        var isEverything = isPrefix && path.Length == 0;
        why = !text.StartsWith('/') ? "does not start with '/'"
            : isEverything && !isForEverything ? "matches everything, which is what 'default: true' is for"
            : path.Contains('*', StringComparison.Ordinal) ? "has a '*' elsewhere than after the last '/'"
            : path.Contains("//", StringComparison.Ordinal) ? "has an empty segment"
            : path.AsSpan().ContainsAny(Refused) ? "holds a character that a URL map's path cannot"
            : path.Any(char.IsControl) || !path.All(char.IsAscii) ? "is not plain ASCII; percent-encode it"
            : "";
        return why.Length > 0 ? null : new(text, isPrefix && !isEverything ? [path, text] : [text]);
    }

    /// <summary>
    /// A request that this route takes, and none of the routes that go before it; null if there is no such request.
    /// </summary>
    /// <param name="before">Routes that go before it. It may be among them.</param>
    public RouteExample? Example(IReadOnlyCollection<RoutePattern> before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var others = before.Where(other => other != this).ToArray();
        // A route covers one path, or all paths below one, and a header's value or what begins with it: a numbered
        // candidate is free after a few more steps than there are routes.
        return Enumerable.Range(1, others.Length + 27)
            .Select(number => new RouteExample(
                IsPrefix ? Numbered($"{Path[..^1]}anything", number) : Path,
                [.. Headers.Select(header => KeyValuePair.Create(header.Name, ExampleOf(header, number)))]))
            .FirstOrDefault(example => !others.Any(other => other.Matches(example)));
    }

    /// <summary>A path that none of these routes matches, whatever the headers.</summary>
    public static string Unrouted(IReadOnlyCollection<RoutePattern> all)
    {
        string[] candidates = ["/v1/predict", "/unrouted"];
        return candidates
            .Concat(Enumerable.Range(2, all.Count + 1).Select(number => Numbered(candidates[^1], number)))
            .First(path => !all.Any(route => route.MatchesPath(path)));
    }

    /// <summary>Whether it takes every request that another route takes, apart from their hosts.</summary>
    internal bool Covers(RoutePattern other) =>
        (Path == other.Path || (IsPrefix && (other.Paths[0] == Path[..^2]
            || other.Path.StartsWith(Path[..^1], StringComparison.Ordinal))))
        && Headers.All(header => other.Headers.Any(header.FollowsFrom));

    /// <summary>Whether no request can match this route and another one because of their headers.</summary>
    internal bool IsExcludedByHeaders(RoutePattern other) =>
        Headers.Any(header => other.Headers.Any(header.Excludes));

    private bool IsPrefix => Path.EndsWith(Everything, StringComparison.Ordinal);

    private static string Numbered(string text, int number) =>
        number == 1 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}-{number}");

    // Any letter may follow a prefix, so that a longer prefix of another route does not take all of them.
    private static string ExampleOf(HeaderCondition header, int number) =>
        number == 1 || header.Test is HeaderTest.Exact or HeaderTest.Regex
            ? header.Example
            : string.Create(
                CultureInfo.InvariantCulture, $"{header.Value}{(char)('a' + (number % 26))}{number}");

    private bool Matches(RouteExample request) => MatchesPath(request.Path)
        && Headers.All(header => request.Headers.Any(
            sent => sent.Key == header.Name && header.Accepts(sent.Value)));

    private bool MatchesPath(string path) => Paths.Contains(path, StringComparer.Ordinal)
        || (IsPrefix && path.StartsWith(Path[..^1], StringComparison.Ordinal));
}

/// <summary>A request that a route takes.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Headers">Its headers.</param>
public sealed record RouteExample(string Path, IReadOnlyList<KeyValuePair<string, string>> Headers);
