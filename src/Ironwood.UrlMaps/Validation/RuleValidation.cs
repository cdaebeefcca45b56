using Ironwood.UrlMaps.Evaluation;

namespace Ironwood.UrlMaps.Validation;

/// <summary>Checks for errors in one rule that Google refuses: destination, action, conditions.</summary>
internal static class RuleValidation
{
    private const int MaxWeight = 1000;
    private const int MaxTemplate = 1024;
    private const int MaxOperators = 5;
    private const int MaxPath = 1024;
    private const int MaxHost = 255;
    private const int MaxLabels = 64;

    /// <summary>
    /// Checks that there is exactly one of service, weighted services and redirect, and no action together with a
    /// redirect.
    /// </summary>
    public static IEnumerable<UrlMapFault> Destination(
        RouteAction action, string at, string service, string routeAction, string urlRedirect)
    {
        var here = at.Length == 0 ? "(map)" : at;
        string[] given =
        [
            .. action.Service is null ? Array.Empty<string>() : [service],
            .. action.Weighted.Count == 0 ? Array.Empty<string>() : [$"{routeAction}.weightedBackendServices"],
            .. action.Redirect is null ? Array.Empty<string>() : [urlRedirect],
        ];
        var allowed = $"one of {service}, {routeAction}.weightedBackendServices, {urlRedirect}";
        if (given.Length != 1)
        {
            yield return new(UrlMapFaultKind.Destination, here,
                given.Length == 0 ? "has no destination" : $"has several destinations: {string.Join(", ", given)}",
                Allowed: allowed, Fix: given.Length == 0 ? "name a destination" : "keep one of them");
        }
        else if (action is { Redirect: not null, HasRouteAction: true })
        {
            yield return new(UrlMapFaultKind.Destination, here, $"has both a {routeAction} and a {urlRedirect}",
                Fix: $"remove the {routeAction}, because a redirect forwards nothing");
        }
    }

    /// <summary>Weights, redirect, rewrite and policies.</summary>
    /// <param name="action">The action.</param>
    /// <param name="routeAction">Path of the route action.</param>
    /// <param name="urlRedirect">Path of the redirect.</param>
    /// <param name="matches">The match rules of a route rule; empty without match rules.</param>
    public static IEnumerable<UrlMapFault> Action(
        RouteAction action, string routeAction, string urlRedirect, IReadOnlyList<MatchRule> matches) =>
    [
        .. Weights(action.Weighted, $"{routeAction}.weightedBackendServices"),
        .. action.Redirect is { } redirect ? Redirect(redirect, urlRedirect) : [],
        .. action.Rewrite is { } rewrite ? Rewrite(rewrite, $"{routeAction}.urlRewrite", matches) : [],
        .. PolicyValidation.Action(action, routeAction),
    ];

    /// <summary>Checks a route rule: its conditions, destination and action.</summary>
    public static IEnumerable<UrlMapFault> Rule(RouteRule rule, string at) =>
    [
        .. rule.Matches.SelectMany((match, index) => Match(match, $"{at}.matchRules[{Text(index)}]")),
        .. Destination(rule.Action, at, "service", "routeAction", "urlRedirect"),
        .. Action(rule.Action, $"{at}.routeAction", $"{at}.urlRedirect", rule.Matches),
        .. Errors(rule.Action, at),
        .. rule.Description is { Length: > 0 } text
            ? Length(text, $"{at}.description", MaxPath, UrlMapFaultKind.Shape) : [],
    ];

    /// <summary>The policy of a rule for the errors of its backends.</summary>
    public static IEnumerable<UrlMapFault> Errors(RouteAction action, string at) =>
        action.Errors is { } policy
            ? PolicyValidation.Errors(policy, $"{at}.customErrorResponsePolicy", needsService: false) : [];

    private static IEnumerable<UrlMapFault> Weights(IReadOnlyList<WeightedService> weighted, string at)
    {
        for (var index = 0; index < weighted.Count; index++)
        {
            var place = $"{at}[{Text(index)}]";
            if (weighted[index].Service is null)
            {
                yield return new(UrlMapFaultKind.Destination, $"{place}.backendService", "is missing",
                    Fix: "name a backend service");
            }
            if (weighted[index].Weight is < 0 or > MaxWeight)
            {
                yield return new(
                    UrlMapFaultKind.Weight,
                    $"{place}.weight",
                    "is out of range",
                    Text(weighted[index].Weight),
                    "0 to 1000");
            }
        }
        if (weighted.Count > 0 && weighted.All(service => service.Weight == 0))
        {
            yield return new(UrlMapFaultKind.Weight, at, "has no weight above 0, so no service gets requests",
                Fix: "set at least one weight above 0");
        }
    }

    private static IEnumerable<UrlMapFault> Redirect(UrlRedirect redirect, string at)
    {
        if (redirect is { Path: not null, Prefix: not null })
        {
            yield return new(UrlMapFaultKind.Redirect, at, "has a pathRedirect and a prefixRedirect",
                Allowed: "one of the two, or neither");
        }
        if (redirect is { Host: null, Path: null, Prefix: null, IsToHttps: false, StripsQuery: false })
        {
            yield return new(UrlMapFaultKind.Redirect, at, "changes nothing, so that the client comes back forever",
                Fix: "redirect to another host, path or scheme", IsWarning: true);
        }
        foreach (var (name, path) in new[] { ("pathRedirect", redirect.Path), ("prefixRedirect", redirect.Prefix) })
        {
            if (path is { Length: > 0 } && !path.StartsWith('/'))
            {
                yield return new(UrlMapFaultKind.Redirect, $"{at}.{name}", "does not begin with '/'", path,
                    Fix: $"write /{path}", IsWarning: true);
            }
        }
        if (redirect.Host is { Length: > 0 } host && !UrlMapValidation.IsHostPattern(host))
        {
            yield return new(
                UrlMapFaultKind.Redirect,
                $"{at}.hostRedirect",
                "is not a host that a client can find",
                host,
                Fix: "write a host name, with a port where one is needed",
                IsWarning: true);
        }
        if (redirect.ResponseCode is { } code && !UrlRedirect.ResponseCodes.ContainsKey(code))
        {
            yield return new(
                UrlMapFaultKind.Redirect,
                $"{at}.redirectResponseCode",
                "is not a redirect's response code",
                code,
                string.Join(", ", UrlRedirect.ResponseCodes.Keys));
        }
        foreach (var fault in Length(redirect.Host, $"{at}.hostRedirect", MaxHost, UrlMapFaultKind.Redirect)
            .Concat(Length(redirect.Path, $"{at}.pathRedirect", MaxPath, UrlMapFaultKind.Redirect))
            .Concat(Length(redirect.Prefix, $"{at}.prefixRedirect", MaxPath, UrlMapFaultKind.Redirect)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<UrlMapFault> Rewrite(UrlRewrite rewrite, string at, IReadOnlyList<MatchRule> matches)
    {
        foreach (var fault in Length(rewrite.Host, $"{at}.hostRewrite", MaxHost, UrlMapFaultKind.Rewrite)
            .Concat(Length(rewrite.PathPrefix, $"{at}.pathPrefixRewrite", MaxPath, UrlMapFaultKind.Rewrite))
            .Concat(Length(rewrite.PathTemplate, $"{at}.pathTemplateRewrite", MaxTemplate, UrlMapFaultKind.Rewrite)))
        {
            yield return fault;
        }
        if (rewrite.PathPrefix is { Length: > 0 } prefix && !prefix.StartsWith('/'))
        {
            yield return new(UrlMapFaultKind.Rewrite, $"{at}.pathPrefixRewrite", "does not begin with '/'", prefix,
                Fix: $"write /{prefix}", IsWarning: true);
        }
        if (rewrite.PathTemplate is not { Length: > 0 } template)
        {
            yield break;
        }
        var place = $"{at}.pathTemplateRewrite";
        if (rewrite.PathPrefix is not null)
        {
            yield return new(UrlMapFaultKind.Rewrite, at, "has a pathPrefixRewrite and a pathTemplateRewrite",
                Allowed: "one of the two");
        }
        var templates = matches.Select(match => match.PathTemplateMatch).OfType<string>().ToArray();
        if (templates.Length == 0)
        {
            yield return new(UrlMapFaultKind.Rewrite, place, "needs a pathTemplateMatch in a match rule", template,
                Fix: "use pathPrefixRewrite, or match a template");
            yield break;
        }
        if (templates.Length < matches.Count)
        {
            yield return new(UrlMapFaultKind.Rewrite, place,
                "rewrites nothing where a match rule without pathTemplateMatch matches", template,
                Fix: "match templates only, or make two rules of it", IsWarning: true);
        }
        var used = PathTemplate.VariablesOfRewrite(template, out var why);
        if (why.Length > 0)
        {
            yield return new(UrlMapFaultKind.Rewrite, place, why, template, "/text/{variable}");
        }
        var known = templates.Select(text => PathTemplate.Parse(text, out _)?.Variables).ToArray();
        if (known.Any(variables => variables?.Count == 0))
        {
            yield return new(UrlMapFaultKind.Rewrite, place, "needs a variable in the pathTemplateMatch", template,
                Fix: "name what the operators match, as in /{part=*}");
        }
        foreach (var name in used.Where(name => known.Any(variables => variables?.Contains(name) == false)))
        {
            yield return new(
                UrlMapFaultKind.Rewrite,
                place,
                $"uses a variable that a match rule does not have: {name}",
                template,
                Fix: "add it to every pathTemplateMatch of the rule");
        }
    }

    private static IEnumerable<UrlMapFault> Match(MatchRule match, string at)
    {
        (string Name, string? Value)[] paths =
        [
            ("prefixMatch", match.PrefixMatch), ("fullPathMatch", match.FullPathMatch),
            ("pathTemplateMatch", match.PathTemplateMatch), ("regexMatch", match.RegexMatch),
        ];
        var given = paths.Where(path => path.Value is not null).ToArray();
        if (given.Length > 1)
        {
            yield return new(
                UrlMapFaultKind.Match,
                at,
                $"has several conditions on the path: {string.Join(", ", given.Select(path => path.Name))}",
                Allowed: "one of prefixMatch, fullPathMatch, pathTemplateMatch, regexMatch",
                Fix: "put each of them into a separate match rule");
        }
        foreach (var (name, value) in given)
        {
            var place = $"{at}.{name}";
            var why = name switch
            {
                "regexMatch" => WhyNotRegex(value!),
                "pathTemplateMatch" => WhyNotTemplate(value!),
                // Google's own examples have the empty prefix for every path.
                "prefixMatch" when value!.Length == 0 => "",
                _ => value!.Length is 0 or > MaxPath ? "has not 1 to 1,024 characters"
                    : name == "prefixMatch" && !value.StartsWith('/') ? "does not begin with '/'" : "",
            };
            if (why.Length > 0)
            {
                yield return new(UrlMapFaultKind.Match, place, why, value);
            }
            else if (MatchConditions.IsNoPath(name == "regexMatch" ? null : value))
            {
                yield return new(UrlMapFaultKind.Match, place, "never matches: no path is like this", value,
                    Fix: "a path begins with '/', and '?' and '#' end it", IsWarning: true);
            }
        }
        if (match.IgnoreCase && (match.RegexMatch ?? match.PathTemplateMatch) is not null)
        {
            yield return new(
                UrlMapFaultKind.Match,
                $"{at}.ignoreCase",
                "has no effect without prefixMatch or fullPathMatch",
                "true",
                Fix: "remove it");
        }
        for (var index = 0; index < match.MetadataFilters.Count; index++)
        {
            var (filter, place) = (match.MetadataFilters[index], $"{at}.metadataFilters[{Text(index)}]");
            if (filter.Criteria is not ("" or "MATCH_ANY" or "MATCH_ALL"))
            {
                yield return new(UrlMapFaultKind.Match, $"{place}.filterMatchCriteria", "is not a criterion",
                    filter.Criteria, "MATCH_ANY, MATCH_ALL");
            }
            if (filter.Labels is 0 or > MaxLabels)
            {
                yield return new(UrlMapFaultKind.Match, $"{place}.filterLabels", "has too few or too many labels",
                    Text(filter.Labels), "1 to 64");
            }
        }
        for (var index = 0; index < match.Headers.Count; index++)
        {
            foreach (var fault in Header(match.Headers[index], $"{at}.headerMatches[{Text(index)}]"))
            {
                yield return fault;
            }
        }
        for (var index = 0; index < match.Query.Count; index++)
        {
            var (query, place) = (match.Query[index], $"{at}.queryParameterMatches[{Text(index)}]");
            foreach (var fault in Criteria(place, [query.Exact, query.Regex, query.IsPresent ? "" : null],
                "exactMatch, regexMatch, presentMatch: true").Concat(Regex(query.Regex, place)))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<UrlMapFault> Header(HeaderMatch header, string at)
    {
        var range = header.RangeStart is null && header.RangeEnd is null ? null : "";
        foreach (var fault in Criteria(at,
                [header.Exact, header.Prefix, header.Suffix, header.Regex, header.IsPresent ? "" : null, range],
                "exactMatch, prefixMatch, suffixMatch, regexMatch, presentMatch: true, rangeMatch")
            .Concat(Regex(header.Regex, at)))
        {
            yield return fault;
        }
        if (header is { RangeStart: { } start, RangeEnd: { } end } && start >= end)
        {
            yield return new(
                UrlMapFaultKind.Match,
                $"{at}.rangeMatch",
                "is empty: its end, which is excluded, is not above its start",
                $"{Text(start)} to {Text(end)}");
        }
    }

    private static IEnumerable<UrlMapFault> Criteria(string at, IEnumerable<string?> criteria, string allowed)
    {
        var count = criteria.Count(criterion => criterion is not null);
        if (count != 1)
        {
            yield return new(UrlMapFaultKind.Match, at, count == 0 ? "has no criterion" : "has several criteria",
                Allowed: $"one of {allowed}");
        }
    }

    private static IEnumerable<UrlMapFault> Regex(string? pattern, string at) =>
        pattern is not null && WhyNotRegex(pattern) is { Length: > 0 } why
            ? [new(UrlMapFaultKind.Match, $"{at}.regexMatch", why, pattern)] : [];

    private static IEnumerable<UrlMapFault> Length(string? text, string place, int most, UrlMapFaultKind kind)
    {
        if (text is not null && (text.Length == 0 || text.Length > most))
        {
            yield return new(
                kind,
                place,
                "is too short or too long",
                Text(text.Length),
                $"1 to {Text(most)} characters");
        }
    }

    private static string WhyNotTemplate(string text)
    {
        var template = PathTemplate.Parse(text, out var why);
        return why.Length > 0 ? why
            : text.Length > MaxTemplate ? "is longer than 1,024 characters"
            : template!.Operators > MaxOperators ? "has more than 5 operators"
            : template.Variables.Count > MaxOperators ? "has more than 5 variables" : "";
    }

    /// <summary>Why a text is no regular expression of RE2; empty when it is one.</summary>
    public static string WhyNotRegex(string pattern)
    {
        try
        {
            _ = MatchConditions.Whole(pattern);
            return "";
        }
        catch (ArgumentException)
        {
            return "is not a regular expression";
        }
        catch (NotSupportedException)
        {
            return "uses lookbehind or lookahead, which RE2 does not support";
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
