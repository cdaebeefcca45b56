using System.Text.Json.Nodes;
using Ironwood.UrlMaps.Validation;

namespace Ironwood.UrlMaps.Reading;

/// <summary>A URL map, or all that stands in the way of one.</summary>
/// <param name="Map">The map; null while a fault stands.</param>
/// <param name="Faults">Every fault.</param>
public sealed record UrlMapResult(UrlMap? Map, IReadOnlyList<UrlMapFault> Faults);

/// <summary>
/// Reads URL maps. The graph's inputs and the API's JSON differ in nothing but plurals: where the API says
/// <c>requestHeadersToAdd</c>, Pulumi says <c>requestHeadersToAdds</c>. Properties that do not decide where a request
/// goes are passed over.
/// </summary>
/// <param name="limits">How much a map may hold.</param>
/// <param name="service">Reads what a map names as a service; null for URLs of the API.</param>
public sealed class UrlMapReader(UrlMapLimits limits, Func<string, ServiceLink>? service = null)
{
    private static readonly string[] Marks =
        ["defaultService", "defaultUrlRedirect", "defaultRouteAction", "hostRules", "pathMatchers"];

    private readonly UrlMapLimits _limits = limits;
    private readonly Func<string, ServiceLink> _service = service ?? ServiceLink.OfUrl;

    /// <summary>Whether a document is a URL map at all: it says so, or has a property that nothing else has.</summary>
    public static bool IsUrlMap(JsonObject document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document["kind"] is JsonValue kind && kind.TryGetValue(out string? text)
            ? text == "compute#urlMap"
            : Marks.Any(document.ContainsKey);
    }

    /// <summary>Reads and validates a map.</summary>
    /// <param name="document">The API's JSON or the inputs of a graph's node.</param>
    /// <param name="name">What to call it where the document does not say.</param>
    public UrlMapResult Read(JsonObject document, string name = "")
    {
        ArgumentNullException.ThrowIfNull(document);
        var faults = new List<UrlMapFault>();
        var map = ReadMap(new(document, "", faults, _service), name);
        // What has no shape has no meaning either: the rest would only repeat it.
        if (faults.Count == 0)
        {
            faults.AddRange(UrlMapValidation.Validate(map, _limits));
        }
        return new(faults.Count == 0 ? map : null, faults);
    }

    /// <summary>Reads a map as far as possible, valid or not, for checks that go on after the first fault.</summary>
    /// <param name="document">The API's JSON or the inputs of a graph's node.</param>
    /// <param name="name">What to call it where the document does not say.</param>
    public UrlMap ReadLeniently(JsonObject document, string name = "")
    {
        ArgumentNullException.ThrowIfNull(document);
        return ReadMap(new(document, "", [], _service), name);
    }

    private static UrlMap ReadMap(DocumentPlace map, string name) => new()
    {
        Name = name.Length > 0 ? name : map.Text("name") ?? "",
        Default = Action(map, "defaultService", "defaultRouteAction", "defaultUrlRedirect"),
        HostRules = map.Objects("hostRules",
            rule => new HostRule(rule.Texts("hosts"), rule.Required("pathMatcher"))),
        PathMatchers = map.Objects("pathMatchers", Matcher),
        Tests = map.Objects("tests", Test),
        Headers = Headers(map),
    };

    private static PathMatcher Matcher(DocumentPlace matcher) => new(
        matcher.Required("name"),
        Action(matcher, "defaultService", "defaultRouteAction", "defaultUrlRedirect"),
        matcher.Objects("pathRules",
            rule => new PathRule(rule.Texts("paths"), Action(rule, "service", "routeAction", "urlRedirect"))),
        matcher.Objects("routeRules", rule => new RouteRule(
            rule.Number("priority"),
            rule.Objects("matchRules", Match),
            Action(rule, "service", "routeAction", "urlRedirect") with { Headers = Headers(rule) })),
        Headers(matcher));

    private static MatchRule Match(DocumentPlace match) => new()
    {
        PrefixMatch = match.Text("prefixMatch"),
        FullPathMatch = match.Text("fullPathMatch"),
        PathTemplateMatch = match.Text("pathTemplateMatch"),
        RegexMatch = match.Text("regexMatch"),
        IgnoreCase = match.Flag("ignoreCase"),
        Headers = match.Objects("headerMatches", header =>
        {
            var range = header.Object("rangeMatch");
            return new HeaderMatch(header.Required("headerName"))
            {
                Exact = header.Text("exactMatch"),
                Prefix = header.Text("prefixMatch"),
                Suffix = header.Text("suffixMatch"),
                Regex = header.Text("regexMatch"),
                IsPresent = header.Flag("presentMatch"),
                RangeStart = range?.RequiredNumber("rangeStart"),
                RangeEnd = range?.RequiredNumber("rangeEnd"),
                IsInverted = header.Flag("invertMatch"),
            };
        }),
        Query = match.Objects("queryParameterMatches", parameter => new QueryMatch(parameter.Required("name"))
        {
            Exact = parameter.Text("exactMatch"),
            Regex = parameter.Text("regexMatch"),
            IsPresent = parameter.Flag("presentMatch"),
        }),
    };

    private static RouteAction Action(DocumentPlace owner, string service, string routeAction, string urlRedirect)
    {
        var action = owner.Object(routeAction);
        var rewrite = action?.Object("urlRewrite");
        var redirect = owner.Object(urlRedirect);
        return new()
        {
            Service = owner.Service(service),
            HasRouteAction = action is not null,
            Weighted = action?.Objects("weightedBackendServices", weighted => new WeightedService(
                weighted.Service("backendService"), weighted.Number("weight") ?? 0, Headers(weighted))) ?? [],
            Rewrite = rewrite is null ? null : new(
                rewrite.Text("hostRewrite"), rewrite.Text("pathPrefixRewrite"), rewrite.Text("pathTemplateRewrite")),
            Redirect = redirect is null ? null : new()
            {
                Host = redirect.Text("hostRedirect"),
                Path = redirect.Text("pathRedirect"),
                Prefix = redirect.Text("prefixRedirect"),
                IsToHttps = redirect.Flag("httpsRedirect"),
                StripsQuery = redirect.Flag("stripQuery"),
                ResponseCode = redirect.Text("redirectResponseCode"),
            },
        };
    }

    private static UrlMapTest Test(DocumentPlace test) => new(test.Required("host"), test.Required("path"))
    {
        Description = test.Text("description"),
        Service = test.Service("service"),
        ExpectedOutputUrl = test.Text("expectedOutputUrl"),
        ExpectedRedirectResponseCode = test.Number("expectedRedirectResponseCode"),
        Headers = test.Objects("headers",
            header => KeyValuePair.Create(header.Required("name"), header.Text("value") ?? "")),
    };

    private static HeaderChanges Headers(DocumentPlace owner)
    {
        if (owner.Object("headerAction") is not { } action)
        {
            return HeaderChanges.None;
        }
        return new(Adds("requestHeadersToAdd"), Removes("requestHeadersToRemove"),
            Adds("responseHeadersToAdd"), Removes("responseHeadersToRemove"));

        string[] Adds(string property) => action.Objects(Spelling(property),
            header => $"{header.Required("headerName")}: {header.Text("headerValue")}");
        string[] Removes(string property) => action.Texts(Spelling(property));
        string Spelling(string property) => action.Has($"{property}s") ? $"{property}s" : property;
    }
}
