using System.Globalization;
using Ironwood.UrlMaps.Evaluation;

namespace Ironwood.UrlMaps.Validation;

/// <summary>What Google refuses in one rule: its destination, its action, its conditions.</summary>
internal static class RuleValidation
{
    private const int MaxWeight = 1000;
    private const int MaxTemplate = 255;
    private const int MaxOperators = 5;

    /// <summary>Exactly one of service, weighted services and redirect, and no action beside a redirect.</summary>
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
                given.Length == 0 ? "leads nowhere" : $"leads to several things at once: {string.Join(", ", given)}",
                Allowed: allowed, Fix: given.Length == 0 ? "name a destination" : "leave one of them");
        }
        else if (action is { Redirect: not null, HasRouteAction: true })
        {
            yield return new(UrlMapFaultKind.Destination, here, $"has a {routeAction} beside a {urlRedirect}",
                Fix: $"remove the {routeAction}: nothing is forwarded");
        }
    }

    /// <summary>Weights, redirect and rewrite.</summary>
    /// <param name="action">The action.</param>
    /// <param name="routeAction">Place of the route action.</param>
    /// <param name="urlRedirect">Place of the redirect.</param>
    /// <param name="matches">The match rules of a route rule; empty where there are none.</param>
    public static IEnumerable<UrlMapFault> Action(
        RouteAction action, string routeAction, string urlRedirect, IReadOnlyList<MatchRule> matches) =>
    [
        .. Weights(action.Weighted, $"{routeAction}.weightedBackendServices"),
        .. action.Redirect is { } redirect ? Redirect(redirect, urlRedirect) : [],
        .. action.Rewrite is { } rewrite ? Rewrite(rewrite, $"{routeAction}.urlRewrite", matches) : [],
    ];

    /// <summary>A route rule: its conditions, destination and action.</summary>
    public static IEnumerable<UrlMapFault> Rule(RouteRule rule, string at) =>
    [
        .. rule.Matches.SelectMany((match, index) => Match(match, $"{at}.matchRules[{Text(index)}]")),
        .. Destination(rule.Action, at, "service", "routeAction", "urlRedirect"),
        .. Action(rule.Action, $"{at}.routeAction", $"{at}.urlRedirect", rule.Matches),
    ];

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
            yield return new(UrlMapFaultKind.Weight, at, "has no weight above zero, so that no request goes anywhere",
                Fix: "give one of them a weight");
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
            yield return new(
                UrlMapFaultKind.Redirect,
                at,
                "changes nothing, so that the client would come back for ever",
                Fix: "redirect to another host, path or scheme");
        }
        if (redirect.ResponseCode is { } code && !UrlRedirect.ResponseCodes.ContainsKey(code))
        {
            yield return new(
                UrlMapFaultKind.Redirect,
                $"{at}.redirectResponseCode",
                "is not a response code of a redirect",
                code, string.Join(", ", UrlRedirect.ResponseCodes.Keys));
        }
        foreach (var fault in Length(redirect.Host, $"{at}.hostRedirect", 255, UrlMapFaultKind.Redirect)
            .Concat(Length(redirect.Path, $"{at}.pathRedirect", 1024, UrlMapFaultKind.Redirect))
            .Concat(Length(redirect.Prefix, $"{at}.prefixRedirect", 1024, UrlMapFaultKind.Redirect)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<UrlMapFault> Rewrite(UrlRewrite rewrite, string at, IReadOnlyList<MatchRule> matches)
    {
        foreach (var fault in Length(rewrite.Host, $"{at}.hostRewrite", 255, UrlMapFaultKind.Rewrite)
            .Concat(Length(rewrite.PathPrefix, $"{at}.pathPrefixRewrite", 1024, UrlMapFaultKind.Rewrite))
            .Concat(Length(rewrite.PathTemplate, $"{at}.pathTemplateRewrite", MaxTemplate, UrlMapFaultKind.Rewrite)))
        {
            yield return fault;
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
        if (matches.Count == 0 || matches.Any(match => match.PathTemplateMatch is null))
        {
            yield return new(UrlMapFaultKind.Rewrite, place, "needs a pathTemplateMatch in every match rule", template,
                Fix: "use pathPrefixRewrite, or match templates only");
            yield break;
        }
        var used = PathTemplate.VariablesOfRewrite(template, out var why);
        if (why.Length > 0)
        {
            yield return new(UrlMapFaultKind.Rewrite, place, why, template, "/text/{variable}");
        }
        var known = matches.Select(match => PathTemplate.Parse(match.PathTemplateMatch!, out _)?.Variables).ToArray();
        foreach (var name in used.Where(name => known.Any(variables => variables?.Contains(name) == false)))
        {
            yield return new(
                UrlMapFaultKind.Rewrite,
                place,
                $"uses a variable that a match rule does not have: {name}",
                template,
                Fix: "name it in every pathTemplateMatch of the rule");
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
            yield return new(UrlMapFaultKind.Match, at,
                $"has several conditions on the path: {string.Join(", ", given.Select(path => path.Name))}",
                Allowed: "one of prefixMatch, fullPathMatch, pathTemplateMatch, regexMatch",
                Fix: "make match rules of them");
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
                _ => !value!.StartsWith('/') ? "does not begin with '/'"
                    : value.AsSpan().IndexOfAny("?#") >= 0 ? "holds '?' or '#', which end a path"
                    : value.Length > 1024 ? "is longer than 1,024 characters" : "",
            };
            if (why.Length > 0)
            {
                yield return new(UrlMapFaultKind.Match, place, why, value);
            }
        }
        if (match.IgnoreCase && (match.RegexMatch ?? match.PathTemplateMatch) is not null)
        {
            yield return new(
                UrlMapFaultKind.Match,
                $"{at}.ignoreCase",
                "means nothing without prefixMatch or fullPathMatch",
                "true",
                Fix: "remove it");
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
                "is empty: its end, which is not part of it, does not exceed its start",
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
                kind, place, "has a length that is refused", Text(text.Length), $"1 to {Text(most)} characters");
        }
    }

    private static string WhyNotTemplate(string text)
    {
        var template = PathTemplate.Parse(text, out var why);
        return why.Length > 0 ? why
            : text.Length > MaxTemplate ? "is longer than 255 characters"
            : template!.Operators > MaxOperators ? "has more than 5 operators"
            : template.Variables.Count > MaxOperators ? "has more than 5 variables" : "";
    }

    private static string WhyNotRegex(string pattern)
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
            return "looks back or ahead, which RE2 does not";
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
