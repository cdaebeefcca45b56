using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ironwood.Graph;

namespace Ironwood.Analysis.Routes;

/// <summary>A URL map, or all that stands in the way of one.</summary>
/// <param name="Map">The map; null while a fault stands.</param>
/// <param name="Faults">Every fault.</param>
public sealed record UrlMapResult(UrlMap? Map, IReadOnlyList<UrlMapFault> Faults);

/// <summary>
/// Reads URL maps. The graph's inputs and the API's JSON differ in nothing but plurals: where the API says
/// <c>requestHeadersToAdd</c>, Pulumi says <c>requestHeadersToAdds</c>. Properties that do not decide where a request
/// goes are passed over.
/// </summary>
public static class UrlMapReader
{
    private static readonly string[] Marks =
        ["defaultService", "defaultUrlRedirect", "defaultRouteAction", "hostRules", "pathMatchers"];

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
    public static UrlMapResult Read(JsonObject document, string name = "")
    {
        ArgumentNullException.ThrowIfNull(document);
        var faults = new List<UrlMapFault>();
        var map = ReadMap(new(document, "", faults), name);
        // What has no shape has no meaning either: the rest would only repeat it.
        if (faults.Count == 0)
        {
            faults.AddRange(UrlMapValidation.Validate(map));
        }
        return new(faults.Count == 0 ? map : null, faults);
    }

    /// <summary>Reads a map as far as it can be read, valid or not, for who looks for more than the first fault.</summary>
    public static UrlMap Lenient(ResourceNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return ReadMap(new(node.Inputs, "", []), node.Name);
    }

    private static UrlMap ReadMap(Place map, string name) => new()
    {
        Name = name.Length > 0 ? name : map.Text("name") ?? "",
        Default = Action(map, "defaultService", "defaultRouteAction", "defaultUrlRedirect"),
        HostRules = map.Objects("hostRules",
            rule => new HostRule(rule.Texts("hosts"), rule.Required("pathMatcher"))),
        PathMatchers = map.Objects("pathMatchers", Matcher),
        Tests = map.Objects("tests", Test),
        Headers = Headers(map),
    };

    private static PathMatcher Matcher(Place matcher) => new(
        matcher.Required("name"),
        Action(matcher, "defaultService", "defaultRouteAction", "defaultUrlRedirect"),
        matcher.Objects("pathRules",
            rule => new PathRule(rule.Texts("paths"), Action(rule, "service", "routeAction", "urlRedirect"))),
        matcher.Objects("routeRules", rule => new RouteRule(
            rule.Number("priority"),
            rule.Objects("matchRules", Match),
            Action(rule, "service", "routeAction", "urlRedirect") with { Headers = Headers(rule) })),
        Headers(matcher));

    private static MatchRule Match(Place match) => new()
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

    private static RouteAction Action(Place owner, string service, string routeAction, string urlRedirect)
    {
        var action = owner.Object(routeAction);
        var rewrite = action?.Object("urlRewrite");
        var redirect = owner.Object(urlRedirect);
        return new()
        {
            Service = Link(owner.Text(service)),
            HasRouteAction = action is not null,
            Weighted = action?.Objects("weightedBackendServices", weighted => new WeightedService(
                Link(weighted.Text("backendService")), weighted.Number("weight") ?? 0, Headers(weighted))) ?? [],
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

    private static UrlMapTest Test(Place test) => new(test.Required("host"), test.Required("path"))
    {
        Description = test.Text("description"),
        Service = Link(test.Text("service")),
        ExpectedOutputUrl = test.Text("expectedOutputUrl"),
        ExpectedRedirectResponseCode = test.Number("expectedRedirectResponseCode"),
        Headers = test.Objects("headers",
            header => KeyValuePair.Create(header.Required("name"), header.Text("value") ?? "")),
    };

    private static HeaderChanges Headers(Place owner)
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

    private static ServiceLink? Link(string? text) => string.IsNullOrEmpty(text) ? null : new(text);

    /// <summary>An object of the document and where it stands; what has a wrong type is noted and left out.</summary>
    private sealed record Place(JsonObject Json, string Path, List<UrlMapFault> Faults)
    {
        public bool Has(string property) => Json.ContainsKey(property);

        public string? Text(string property) => Value(property) switch
        {
            null => null,
            JsonValue value when value.TryGetValue(out string? text) => text,
            var other => Wrong<string>(property, other, "a text"),
        };

        public string Required(string property)
        {
            var text = Text(property);
            if (text?.Length > 0)
            {
                return text;
            }
            if (text is not null || Value(property) is null)
            {
                Missing(property);
            }
            return "";
        }

        public bool Flag(string property) => Value(property) switch
        {
            null => false,
            JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False =>
                value.GetValueKind() == JsonValueKind.True,
            var other => Wrong<object>(property, other, "true or false") is not null,
        };

        // The API writes 64-bit numbers as texts.
        public long? Number(string property) => Value(property) switch
        {
            null => null,
            JsonValue value when long.TryParse(
                value.GetValueKind() == JsonValueKind.Number ? value.ToJsonString() : value.ToString(),
                NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            JsonValue value when value.GetValueKind() == JsonValueKind.Number
                && value.TryGetValue(out double real) && Math.Truncate(real) == real && Math.Abs(real) < 1e15 =>
                (long)real,
            var other => Wrong<object>(property, other, "a whole number") is null ? null : 0,
        };

        public long? RequiredNumber(string property)
        {
            if (Value(property) is null)
            {
                Missing(property);
            }
            return Number(property);
        }

        public Place? Object(string property) => Value(property) switch
        {
            null => null,
            JsonObject json => this with { Json = json, Path = PropertyPath.Property(Path, property) },
            var other => Wrong<Place>(property, other, "an object"),
        };

        public string[] Texts(string property) => List<string>(property, (item, path) =>
            item is JsonValue value && value.TryGetValue(out string? text) ? text : Wrong<string>(path, "a text", item));

        public T[] Objects<T>(string property, Func<Place, T> read) =>
        [
            .. List(property, (item, path) => item is JsonObject json
                    ? this with { Json = json, Path = path }
                    : Wrong<Place>(path, "an object", item))
                .Select(read),
        ];

        private T[] List<T>(string property, Func<JsonNode?, string, T?> read) where T : class => Value(property) switch
        {
            null => [],
            JsonArray list =>
            [
                .. list.Select((item, index) =>
                    read(item, PropertyPath.Item(PropertyPath.Property(Path, property), index))).OfType<T>(),
            ],
            var other => Wrong<T[]>(property, other, "a list") ?? [],
        };

        private JsonNode? Value(string property) => Json.TryGetPropertyValue(property, out var value) ? value : null;

        private T? Wrong<T>(string property, JsonNode? value, string wanted) where T : class =>
            Wrong<T>(PropertyPath.Property(Path, property), wanted, value);

        private T? Wrong<T>(string path, string wanted, JsonNode? value) where T : class
        {
            var text = value?.ToJsonString() ?? "null";
            Faults.Add(new(UrlMapFaultKind.Shape, path, $"is not {wanted}",
                text.Length <= 80 ? text : $"{text[..77]}...", wanted));
            return null;
        }

        private void Missing(string property) => Faults.Add(new(
            UrlMapFaultKind.Shape, PropertyPath.Property(Path, property), "is missing",
            Fix: "add it, or remove what it belongs to"));
    }
}
