namespace Ironwood.UrlMaps.Evaluation;

/// <summary>The rule of a map that a request matches. Indices are positions in the map's lists.</summary>
/// <param name="HostRule">Index of the host rule; -1 if no host rule names the host.</param>
/// <param name="Matcher">Index of the path matcher; -1 if no host rule names the host.</param>
/// <param name="Rule">Index of the path rule or route rule; -1 for the default.</param>
/// <param name="Condition">Index of the path in a path rule, or of the match rule in a route rule; -1 without
/// one.</param>
public readonly record struct RouteMatch(int HostRule, int Matcher, int Rule, int Condition);

/// <summary>
/// A valid URL map, prepared for many requests: hosts in a hash table, paths in tries. For hosts, an exact name wins,
/// then the longest pattern. For path rules, the longest path wins, and an exact path wins over a prefix. For route
/// rules, the lowest priority number wins. Where Google's documentation is not clear,
/// docs/decisions/0009-url-map-semantics.md decides.
/// </summary>
public sealed class CompiledUrlMap
{
    private readonly Dictionary<string, int> _exactHosts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _suffixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _suffixLookup;
    private readonly int _anyHost = -1;
    private readonly bool _hasPorts;
    private readonly int[] _matcherOfHostRule;
    private readonly CompiledMatcher[] _matchers;

    /// <param name="map">A valid map.</param>
    public CompiledUrlMap(UrlMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        Map = map;
        for (var rule = 0; rule < map.HostRules.Count; rule++)
        {
            foreach (var host in map.HostRules[rule].Hosts.Select(host => host.ToLowerInvariant()))
            {
                _hasPorts |= host.Contains(':', StringComparison.Ordinal);
                if (host == "*")
                {
                    _anyHost = rule;
                }
                else if (host.StartsWith('*'))
                {
                    _suffixes.TryAdd(host[1..], rule);
                }
                else
                {
                    _exactHosts.TryAdd(host, rule);
                }
            }
        }
        _suffixLookup = _suffixes.GetAlternateLookup<ReadOnlySpan<char>>();
        var names = map.PathMatchers.Select((matcher, index) => (matcher.Name, index))
            .ToLookup(matcher => matcher.Name, matcher => matcher.index, StringComparer.Ordinal);
        _matcherOfHostRule = [.. map.HostRules.Select(rule => names[rule.PathMatcher].DefaultIfEmpty(-1).First())];
        _matchers = [.. map.PathMatchers.Select(matcher => new CompiledMatcher(matcher))];
    }

    /// <summary>The map.</summary>
    public UrlMap Map { get; }

    /// <summary>Finds the rule for a request. It allocates memory only if a header occurs twice.</summary>
    public RouteMatch Find(RouteRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var hostRule = HostRule(request);
        var matcher = hostRule < 0 ? -1 : _matcherOfHostRule[hostRule];
        if (matcher < 0)
        {
            return new(hostRule, -1, -1, -1);
        }
        var (rule, condition) = _matchers[matcher].Find(request);
        return new(hostRule, matcher, rule, condition);
    }

    private int HostRule(RouteRequest request)
    {
        // A pattern with a port matches that port only; a pattern without a port matches any port.
        var rule = _hasPorts ? HostRule(request.Port is null
            ? $"{request.Host}:{(request.Scheme == "https" ? "443" : "80")}" : request.Authority) : -1;
        rule = rule >= 0 ? rule : HostRule(request.Host);
        return rule >= 0 ? rule : _anyHost;
    }

    private int HostRule(string host)
    {
        if (_exactHosts.TryGetValue(host, out var exact))
        {
            return exact;
        }
        if (_suffixes.Count > 0)
        {
            // The star matches at least one character.
            for (var at = 1; at < host.Length; at++)
            {
                if (host[at] is '.' or '-' && _suffixLookup.TryGetValue(host.AsSpan(at), out var rule))
                {
                    return rule;
                }
            }
        }
        return -1;
    }

    private sealed class CompiledMatcher
    {
        private readonly PrefixTrie<PathEntry>? _paths;
        private readonly PrefixTrie<RouteEntry[]>? _routes;
        private readonly PrefixTrie<RouteEntry[]>? _caseless;

        public CompiledMatcher(PathMatcher matcher)
        {
            if (matcher.PathRules.Count > 0)
            {
                _paths = new(Paths(matcher.PathRules));
            }
            var entries = matcher.RouteRules
                .Select((rule, index) => (Rule: rule, Index: index))
                .OrderBy(rule => rule.Rule.Priority).ThenBy(rule => rule.Index)
                .SelectMany((rule, order) => (rule.Rule.Matches.Count > 0 ? rule.Rule.Matches : [new()])
                    .Select((match, index) => new RouteEntry(order, rule.Index, index, new(match))))
                .ToLookup(entry => entry.Conditions.IgnoreCase);
            _routes = Trie(entries[false], ignoreCase: false);
            _caseless = Trie(entries[true], ignoreCase: true);
        }

        public (int Rule, int Condition) Find(RouteRequest request)
        {
            if (_paths is not null)
            {
                return FindPath(request.Path);
            }
            RouteEntry? best = null;
            Find(_routes, request, ref best);
            Find(_caseless, request, ref best);
            return best is null ? (-1, -1) : (best.Rule, best.Condition);
        }

        private (int Rule, int Condition) FindPath(string path)
        {
            (int, int) longest = (-1, -1);
            var walk = _paths!.Along(path);
            while (walk.MoveNext())
            {
                var entry = walk.Current;
                if (entry.Exact is { } exact && walk.Length == path.Length)
                {
                    return exact;
                }
                longest = entry.Prefix ?? longest;
            }
            return longest;
        }

        private static void Find(PrefixTrie<RouteEntry[]>? trie, RouteRequest request, ref RouteEntry? best)
        {
            if (trie is null)
            {
                return;
            }
            var walk = trie.Along(request.Path);
            while (walk.MoveNext())
            {
                foreach (var entry in walk.Current)
                {
                    if (best is not null && !entry.IsBefore(best))
                    {
                        break;
                    }
                    if (entry.Conditions.HoldBeyondPrefix(request))
                    {
                        best = entry;
                        break;
                    }
                }
            }
        }

        private static Dictionary<string, PathEntry> Paths(IReadOnlyList<PathRule> rules)
        {
            var entries = new Dictionary<string, PathEntry>(StringComparer.Ordinal);
            for (var rule = 0; rule < rules.Count; rule++)
            {
                for (var index = 0; index < rules[rule].Paths.Count; index++)
                {
                    var path = rules[rule].Paths[index];
                    var isPrefix = path.EndsWith("/*", StringComparison.Ordinal);
                    var key = isPrefix ? path[..^1] : path;
                    var entry = entries.GetValueOrDefault(key) ?? new(null, null);
                    entries[key] = isPrefix ? entry with { Prefix = entry.Prefix ?? (rule, index) }
                        : entry with { Exact = entry.Exact ?? (rule, index) };
                }
            }
            return entries;
        }

        private static PrefixTrie<RouteEntry[]>? Trie(IEnumerable<RouteEntry> entries, bool ignoreCase)
        {
            var byPrefix = entries
                .GroupBy(
                    entry => ignoreCase
                        ? entry.Conditions.LiteralPrefix.ToLowerInvariant()
                        : entry.Conditions.LiteralPrefix)
                .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
            return byPrefix.Count == 0 ? null : new(byPrefix, ignoreCase);
        }
    }

    private sealed record PathEntry((int Rule, int Path)? Exact, (int Rule, int Path)? Prefix);

    private sealed record RouteEntry(int Order, int Rule, int Condition, MatchConditions Conditions)
    {
        public bool IsBefore(RouteEntry other) =>
            Order < other.Order || (Order == other.Order && Condition < other.Condition);
    }
}
