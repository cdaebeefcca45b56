namespace Ironwood.UrlMaps.Evaluation;

/// <summary>
/// Finds route rules that no request can reach, because an earlier rule takes all their requests or because their
/// conditions contradict each other. It reports no false findings, but it does not detect that several earlier rules
/// together take everything.
/// </summary>
public static class RouteRuleShadow
{
    /// <summary>The earlier rule of a matcher that takes everything a rule matches; -1 without one.</summary>
    public static int ShadowedBy(IReadOnlyList<RouteRule> rules, int index)
    {
        var later = Matches(rules[index]).Where(match => !Contradicts(match)).ToArray();
        if (later.Length == 0)
        {
            return -1;
        }
        for (var other = 0; other < rules.Count; other++)
        {
            if (rules[other].Priority < rules[index].Priority
                && later.All(match => Matches(rules[other]).Any(earlier => Covers(earlier, match))))
            {
                return other;
            }
        }
        return -1;
    }

    /// <summary>Whether no request can match any of a rule's match rules.</summary>
    public static bool IsImpossible(RouteRule rule) => rule.Matches.Count > 0 && rule.Matches.All(Contradicts);

    private static IReadOnlyList<MatchRule> Matches(RouteRule rule) => rule.Matches.Count > 0 ? rule.Matches : [new()];

    // One header cannot have two values, one parameter's first value is one, and a path begins with '/'.
    private static bool Contradicts(MatchRule match) =>
        MatchConditions.IsNoPath(match.FullPathMatch ?? match.PrefixMatch)
        || match.Headers.Where(header => header is { Exact: not null, IsInverted: false })
            .GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase)
            .Any(same => same.Select(header => header.Exact).Distinct(StringComparer.Ordinal).Count() > 1)
        || match.Headers.Any(header => match.Headers.Any(other =>
            header.IsInverted && header with { IsInverted = false } == other))
        || match.Query.Where(query => query.Exact is not null)
            .GroupBy(query => query.Name, StringComparer.Ordinal)
            .Any(same => same.Select(query => query.Exact).Distinct(StringComparer.Ordinal).Count() > 1);

    private static bool Covers(MatchRule earlier, MatchRule later) =>
        CoversPath(earlier, later)
        && earlier.Headers.All(later.Headers.Contains)
        && earlier.Query.All(later.Query.Contains);

    private static bool CoversPath(MatchRule earlier, MatchRule later)
    {
        var comparison = earlier.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if ((earlier.FullPathMatch ?? earlier.PathTemplateMatch ?? earlier.RegexMatch) is not null)
        {
            // A condition covers the same path or pattern, and a template covers a path that matches it.
            return earlier with { Headers = [], Query = [], IgnoreCase = false }
                    == later with { Headers = [], Query = [], IgnoreCase = false }
                        && (earlier.IgnoreCase || !later.IgnoreCase)
                || (earlier.FullPathMatch is { } full && later.FullPathMatch is { } same && earlier.IgnoreCase
                    && full.Equals(same, comparison))
                || (earlier.PathTemplateMatch is { } template && later is { FullPathMatch: { } path, IgnoreCase: false }
                    && PathTemplate.Parse(template, out _)?.IsMatch(path) == true);
        }
        var prefix = earlier.PrefixMatch ?? "";
        if (prefix.Length <= 1)
        {
            return true;
        }
        var (begins, ignoresCase) = (new MatchConditions(later).LiteralPrefix, new MatchConditions(later).IgnoreCase);
        return begins.StartsWith(prefix, comparison)
            && (earlier.IgnoreCase || !ignoresCase || !prefix.Any(char.IsAsciiLetter));
    }
}
