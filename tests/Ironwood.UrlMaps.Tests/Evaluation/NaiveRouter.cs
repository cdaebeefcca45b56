namespace Ironwood.UrlMaps.Tests.Evaluation;

/// <summary>
/// The semantics of a URL map written down a second time, from the documents and decision 9, as plainly as possible:
/// everything is tried, what matches is sorted. Shares no code with the evaluator.
/// </summary>
internal static class NaiveRouter
{
    public static (int HostRule, int Matcher, int Rule, int Condition) Find(UrlMap map, RouteRequest request)
    {
        var hosts =
            from rule in map.HostRules.Select((rule, index) => (rule, index))
            from pattern in rule.rule.Hosts
            let rank = HostRank(pattern, request)
            where rank is not null
            orderby rank descending
            select rule;
        var found = hosts.Cast<(HostRule Rule, int Index)?>().FirstOrDefault();
        if (found is not { } host)
        {
            return (-1, -1, -1, -1);
        }
        var matcher = Enumerable.Range(0, map.PathMatchers.Count)
            .Single(i => map.PathMatchers[i].Name == host.Rule.PathMatcher);
        var (ruleIndex, condition) = map.PathMatchers[matcher].PathRules.Count > 0
            ? PathRule(map.PathMatchers[matcher], request.Path)
            : RouteRule(map.PathMatchers[matcher], request);
        return (host.Index, matcher, ruleIndex, condition);
    }

    /// <summary>The path that a request is forwarded with.</summary>
    public static string Rewritten(UrlMap map, RouteRequest request)
    {
        var (_, matcher, rule, condition) = Find(map, request);
        var path = request.Path;
        if (matcher < 0 || rule < 0)
        {
            var action = matcher < 0 ? map.Default : map.PathMatchers[matcher].Default;
            return action.Rewrite?.PathPrefix is { } all ? all + path[1..] : path;
        }
        if (map.PathMatchers[matcher].PathRules.Count > 0)
        {
            var pathRule = map.PathMatchers[matcher].PathRules[rule];
            var pattern = pathRule.Paths[condition];
            return pathRule.Action.Rewrite?.PathPrefix is not { } prefix ? path
                : pattern.EndsWith('*') ? prefix + path[(pattern.Length - 1)..] : prefix;
        }
        var routeRule = map.PathMatchers[matcher].RouteRules[rule];
        var match = routeRule.Matches.Count == 0 ? new MatchRule() : routeRule.Matches[condition];
        var rewrite = routeRule.Action.Rewrite;
        if (rewrite?.PathTemplate is { } template)
        {
            var values = new Dictionary<string, string>();
            Assert.True(Fits(Parts(match.PathTemplateMatch!), 0, path, 0, values));
            return values.Aggregate(
                template, (text, value) => text.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));
        }
        return rewrite?.PathPrefix is not { } start ? path
            : (match.FullPathMatch ?? match.PathTemplateMatch ?? match.RegexMatch) is not null ? start
            : start + path[Math.Max(1, (match.PrefixMatch ?? "").Length)..];
    }

    // The more of the host a pattern says, the better; a whole host beats a pattern, and a port no port.
    private static (int, int, int)? HostRank(string pattern, RouteRequest request)
    {
        var (name, port) = pattern.Split(':') is [var before, var after] ? (before, after) : (pattern, null);
        var actual = (request.Port ?? (request.Scheme == "https" ? 443 : 80)).ToString(CultureInfo.InvariantCulture);
        if (port is not null && port != actual)
        {
            return null;
        }
        return name == "*" ? (-1, 0, 0)
            : !name.StartsWith('*') ? (name == request.Host ? (port is null ? 0 : 1, 1, name.Length) : null)
            : request.Host.Length >= name.Length && request.Host.EndsWith(name[1..], StringComparison.Ordinal)
                ? (port is null ? 0 : 1, 0, name.Length) : null;
    }

    private static (int, int) PathRule(PathMatcher matcher, string path)
    {
        var matching =
            from rule in matcher.PathRules.Select((rule, index) => (rule, index))
            from candidate in rule.rule.Paths.Select((text, index) => (text, index))
            let isPrefix = candidate.text.EndsWith("/*", StringComparison.Ordinal)
            let literal = isPrefix ? candidate.text[..^1] : candidate.text
            where isPrefix ? path.StartsWith(literal, StringComparison.Ordinal) : path == literal
            orderby isPrefix, literal.Length descending
            select (rule.index, candidate.index);
        return matching.DefaultIfEmpty((-1, -1)).First();
    }

    private static (int, int) RouteRule(PathMatcher matcher, RouteRequest request)
    {
        foreach (var (rule, index) in matcher.RouteRules.Select((rule, index) => (rule, index))
            .OrderBy(rule => rule.rule.Priority))
        {
            var matches = rule.Matches.Count == 0 ? [new MatchRule()] : rule.Matches;
            for (var condition = 0; condition < matches.Count; condition++)
            {
                if (Holds(matches[condition], request))
                {
                    return (index, condition);
                }
            }
        }
        return (-1, -1);
    }

    private static bool Holds(MatchRule match, RouteRequest request)
    {
        string Fold(string text) => match.IgnoreCase
            ? string.Concat(text.Select(letter => letter is >= 'A' and <= 'Z' ? (char)(letter + 32) : letter)) : text;
        var path = Fold(request.Path);
        return (match.PrefixMatch is null || path.StartsWith(Fold(match.PrefixMatch), StringComparison.Ordinal))
            && (match.FullPathMatch is null || path == Fold(match.FullPathMatch))
            && (match.PathTemplateMatch is null || Fits(Parts(match.PathTemplateMatch), 0, request.Path, 0, []))
            && (match.RegexMatch is null
                || Regex.Match(request.Path, $"^(?:{match.RegexMatch})$").Value == request.Path)
            && match.Headers.All(header => HeaderHolds(header, request) != header.IsInverted)
            && match.Query.All(query => QueryHolds(query, request));
    }

    private static bool HeaderHolds(HeaderMatch match, RouteRequest request)
    {
        var values = match.Name switch
        {
            ":method" => [request.Method],
            _ => request.Headers.Where(
                header => string.Equals(header.Key, match.Name, StringComparison.OrdinalIgnoreCase))
                .Select(header => header.Value).ToArray(),
        };
        if (values.Length == 0)
        {
            return false;
        }
        var value = string.Join(',', values);
        return match switch
        {
            { IsPresent: true } => true,
            { Exact: { } exact } => value == exact,
            { Prefix: { } prefix } => value.StartsWith(prefix, StringComparison.Ordinal),
            { Suffix: { } suffix } => value.EndsWith(suffix, StringComparison.Ordinal),
            { RangeStart: { } start, RangeEnd: { } end } =>
                Regex.IsMatch(value, "^[-+]?[0-9]+$")
                    && decimal.Parse(value, CultureInfo.InvariantCulture) is var number
                    && number >= start && number < end,
            _ => false,
        };
    }

    private static bool QueryHolds(QueryMatch match, RouteRequest request)
    {
        var first = (request.Query ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2)).FirstOrDefault(pair => pair[0] == match.Name);
        return first is not null && (match.IsPresent || (first.Length > 1 ? first[1] : "") == match.Exact);
    }

    // "/a/{x=**}" → "/a/", ("x", "**"); a part without a name keeps nothing.
    private static List<(string? Name, string Text)> Parts(string template) =>
    [
        .. Regex.Matches(
            template, @"\{(?<name>\w+)(=(?<op>\*+))?\}|(?<op>\*+)|(?<text>[^{}*]+)", RegexOptions.ExplicitCapture)
                .Select(part =>
            part.Groups["text"].Success ? (null, part.Groups["text"].Value)
            : (
                part.Groups["name"].Success ? part.Groups["name"].Value : "",
                part.Groups["op"].Success ? part.Groups["op"].Value : "*")),
    ];

    private static bool Fits(
        List<(string? Name, string Text)> parts, int part, string path, int at, Dictionary<string, string> values)
    {
        if (part == parts.Count)
        {
            return at == path.Length;
        }
        var (name, text) = parts[part];
        if (name is null)
        {
            return string.CompareOrdinal(path, at, text, 0, text.Length) == 0
                && Fits(parts, part + 1, path, at + text.Length, values);
        }
        for (var end = path.Length; end >= (text == "**" ? at : at + 1); end--)
        {
            if ((text == "**" || !path[at..end].Contains('/', StringComparison.Ordinal))
                && Fits(parts, part + 1, path, end, values))
            {
                values[name] = path[at..end];
                return true;
            }
        }
        return false;
    }
}
