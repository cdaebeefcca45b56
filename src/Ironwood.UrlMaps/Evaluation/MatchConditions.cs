namespace Ironwood.UrlMaps.Evaluation;

/// <summary>A prepared match rule: the prefix of the path, and the other conditions.</summary>
internal sealed class MatchConditions
{
    private readonly MatchRule _rule;
    private readonly Regex? _path;
    private readonly (HeaderMatch Match, Regex? Regex)[] _headers;
    private readonly (QueryMatch Match, Regex? Regex)[] _query;

    public MatchConditions(MatchRule rule)
    {
        _rule = rule;
        Template = rule.PathTemplateMatch is { } template ? PathTemplate.Parse(template, out _) : null;
        _path = rule.RegexMatch is { } regex ? Whole(regex) : null;
        _headers = [.. rule.Headers.Select(match => (match, match.Regex is { } text ? Whole(text) : null))];
        _query = [.. rule.Query.Select(match => (match, match.Regex is { } text ? Whole(text) : null))];
    }

    /// <summary>The template that the path must match; null without one.</summary>
    public PathTemplate? Template { get; }

    public string LiteralPrefix => _rule.FullPathMatch ?? _rule.PrefixMatch ?? Template?.LiteralPrefix ?? "";

    /// <summary>Whether <see cref="LiteralPrefix"/> ignores case.</summary>
    public bool IgnoreCase => _rule.IgnoreCase && (_rule.FullPathMatch ?? _rule.PrefixMatch) is not null;

    /// <summary>
    /// The length of the part of a path that a prefix rewrite replaces: the prefix, or the whole path if the condition
    /// is about the whole path.
    /// </summary>
    public int MatchedLength(string path) =>
        _rule.PrefixMatch is { } prefix ? Math.Max(prefix.Length, 1)
        : _rule.FullPathMatch is null && Template is null && _path is null ? 1
        : path.Length;

    /// <summary>Whether no path of a request can begin with, or be, a text.</summary>
    public static bool IsNoPath(string? text) =>
        text is { Length: > 0 } && (!text.StartsWith('/') || text.AsSpan().IndexOfAny("?#") >= 0);

    /// <summary>
    /// A regular expression for a whole text. Like RE2, it runs in linear time and does not support lookbehind or
    /// lookahead.
    /// </summary>
    /// <exception cref="ArgumentException">It is malformed.</exception>
    /// <exception cref="NotSupportedException">It uses lookbehind or lookahead.</exception>
    public static Regex Whole(string pattern) =>
        new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Whether a request matches; its path must begin with <see cref="LiteralPrefix"/>.</summary>
    public bool HoldBeyondPrefix(RouteRequest request) =>
        (_rule.FullPathMatch is not { } full || full.Length == request.Path.Length)
        && (Template?.IsMatch(request.Path) ?? true)
        && (_path?.IsMatch(request.Path) ?? true)
        && HeadersHold(request)
        && QueryHolds(request);

    private bool HeadersHold(RouteRequest request)
    {
        foreach (var (match, regex) in _headers)
        {
            var value = Header(request, match.Name);
            var holds = value is not null && (
                match.IsPresent
                || (match.Exact is { } exact && value == exact)
                || (match.Prefix is { } prefix && value.StartsWith(prefix, StringComparison.Ordinal))
                || (match.Suffix is { } suffix && value.EndsWith(suffix, StringComparison.Ordinal))
                || (regex?.IsMatch(value) ?? false)
                || (match is { RangeStart: { } start, RangeEnd: { } end }
                    && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    && number >= start && number < end));
            if (holds == match.IsInverted)
            {
                return false;
            }
        }
        return true;
    }

    private bool QueryHolds(RouteRequest request)
    {
        foreach (var (match, regex) in _query)
        {
            if (!TryGetParameter(request.Query, match.Name, out var value)
                || !(match.IsPresent
                    || (match.Exact is { } exact && value.SequenceEqual(exact))
                    || (regex?.IsMatch(value) ?? false)))
            {
                return false;
            }
        }
        return true;
    }

    // A header that occurs several times counts as one value with commas.
    private static string? Header(RouteRequest request, string name)
    {
        if (name.StartsWith(':'))
        {
            return name.ToLowerInvariant() switch
            {
                ":method" => request.Method,
                ":authority" => request.Authority,
                ":path" => request.Query is null ? request.Path : $"{request.Path}?{request.Query}",
                ":scheme" => request.Scheme,
                _ => null,
            };
        }
        if (name.Equals("PORT", StringComparison.OrdinalIgnoreCase))
        {
            return request.ConnectedPort.ToString(CultureInfo.InvariantCulture);
        }
        if (name.Equals("Host", StringComparison.OrdinalIgnoreCase))
        {
            return request.Authority;
        }
        string? value = null;
        foreach (var header in request.Headers)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                value = value is null ? header.Value : $"{value},{header.Value}";
            }
        }
        return value;
    }

    // The first parameter with that name, as written in the URL.
    private static bool TryGetParameter(ReadOnlySpan<char> query, string name, out ReadOnlySpan<char> value)
    {
        while (!query.IsEmpty)
        {
            var end = query.IndexOf('&') is >= 0 and var ampersand ? ampersand : query.Length;
            var pair = query[..end];
            var equals = pair.IndexOf('=') is >= 0 and var sign ? sign : pair.Length;
            if (pair[..equals].SequenceEqual(name))
            {
                value = equals < pair.Length ? pair[(equals + 1)..] : [];
                return true;
            }
            query = end < query.Length ? query[(end + 1)..] : [];
        }
        value = [];
        return false;
    }
}
