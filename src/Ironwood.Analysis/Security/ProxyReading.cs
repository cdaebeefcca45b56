namespace Ironwood.Analysis.Security;

/// <summary>
/// What a proxy passes on, read from its nginx configuration wherever that stands in a text: the locations that have a
/// target, and the maps by which a request line becomes a path.
/// </summary>
internal sealed partial class ProxyReading
{
    private const string RequestLine = "$request_uri";

    // Our own configuration takes microseconds.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, (string Source, (Regex? Pattern, string Value)[] Entries)> _maps;

    private ProxyReading(string text)
    {
        _maps = Map().Matches(text)
            .GroupBy(map => map.Groups["target"].Value, StringComparer.Ordinal)
            .Select(map => (map.Key, Source: map.First().Groups["source"].Value, Entries: Entries(map.First())))
            .Where(map => map.Entries is not null)
            .ToDictionary(map => map.Key, map => (map.Source, map.Entries!), StringComparer.Ordinal);
        Locations = [.. Locate(text)];
    }

    /// <summary>The locations that pass requests on.</summary>
    public IReadOnlyList<ProxyLocation> Locations { get; }

    /// <summary>Reads a text; null if nothing in it passes requests on.</summary>
    public static ProxyReading? Of(string? text) =>
        text is not null && text.Contains("proxy_pass", StringComparison.Ordinal) ? new(text) : null;

    /// <summary>The path that a location asks its server for; null when the request goes no further.</summary>
    /// <param name="location">The location.</param>
    /// <param name="request">The request line's target, as it was sent.</param>
    public string? Passed(ProxyLocation location, string request)
    {
        var path = location.Path;
        if (!path.StartsWith('$'))
        {
            return path.Length == 0 ? request : path;
        }
        var variable = Variable().Match(path).Value;
        if (!_maps.ContainsKey(variable))
        {
            return request; // $request_uri, $uri, or one that is set elsewhere
        }
        var value = Evaluate(variable, request);
        return value.Length == 0 && location.Refuses.Contains(variable) ? null
            : value.Length == 0 ? request
            : value;
    }

    private string Evaluate(string variable, string request)
    {
        if (!_maps.TryGetValue(variable, out var map))
        {
            return variable == RequestLine ? request : "";
        }
        var source = Evaluate(map.Source, request);
        var fallback = "";
        foreach (var (pattern, value) in map.Entries)
        {
            if (pattern is null)
            {
                fallback = value;
            }
            else if (pattern.Match(source) is { Success: true } match)
            {
                return Expand(value, match, request);
            }
        }
        return Expand(fallback, Match.Empty, request);
    }

    // What a pattern has captured goes before variables of the same name.
    private string Expand(string value, Match match, string request) => Variables().Replace(value, variable =>
        match.Groups.TryGetValue(variable.Value[1..], out var group) ? group.Value : Evaluate(variable.Value, request));

    // Null where a pattern is of another dialect: such a map is taken to hold nothing back.
    private static (Regex? Pattern, string Value)[]? Entries(Match map)
    {
        try
        {
            return
            [
                .. Entry().Matches(map.Groups["body"].Value).Select(entry => (
                    entry.Groups["key"].Value == "default"
                        ? null
                        : new Regex(
                            entry.Groups["pattern"].Value,
                            entry.Groups["anyCase"].Success
                                ? RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
                                : RegexOptions.CultureInvariant,
                            Limit),
                    entry.Groups["value"].Value.Trim('"'))),
            ];
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static IEnumerable<ProxyLocation> Locate(string text)
    {
        foreach (var start in Location().Matches(text).Cast<Match>())
        {
            var (depth, end) = (1, start.Index + start.Length);
            while (end < text.Length && depth > 0)
            {
                depth += text[end] switch { '{' => 1, '}' => -1, _ => 0 };
                end++;
            }
            var body = text[(start.Index + start.Length)..end];
            if (Target().Match(body) is { Success: true } target)
            {
                yield return new(
                    start.Groups["name"].Value,
                    target.Groups["path"].Value,
                    [.. Refusal().Matches(body).Select(refusal => refusal.Groups["variable"].Value)]);
            }
        }
    }

    [GeneratedRegex(@"\bmap\s+(?<source>\$\w+)\s+(?<target>\$\w+)\s*\{(?<body>[^}]*)\}")]
    private static partial Regex Map();

    [GeneratedRegex(
        """^\s*(?<key>default|"~(?<anyCase>\*)?(?<pattern>(?:[^"\\]|\\.)*)")\s+(?<value>\S+);""",
        RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^\s*location\s+(?<name>[^{]*?)\s*\{", RegexOptions.Multiline)]
    private static partial Regex Location();

    [GeneratedRegex(@"\bproxy_pass\s+\w+://[^/$;\s]+(?<path>[^;\s]*);")]
    private static partial Regex Target();

    [GeneratedRegex("""\bif\s*\((?<variable>\$\w+)\s*=\s*""\)\s*\{\s*return\s+404;\s*\}""")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"\A\$\w+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\$\w+")]
    private static partial Regex Variables();
}

/// <summary>A location of a proxy.</summary>
/// <param name="Name">What it matches, as it is written.</param>
/// <param name="Path">The path behind the target's host; empty for the request's own.</param>
/// <param name="Refuses">Variables with whose absence it answers 404.</param>
internal sealed record ProxyLocation(string Name, string Path, IReadOnlyList<string> Refuses);
