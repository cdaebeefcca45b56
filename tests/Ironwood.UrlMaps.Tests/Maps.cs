using Ironwood.UrlMaps.Reading;

namespace Ironwood.UrlMaps.Tests;

/// <summary>Maps and requests of tests, as the API has them.</summary>
internal static partial class Maps
{
    /// <summary>A map with one matcher for every host.</summary>
    public static string Of(string matcher, string rest = "") => $$"""
        {
          "name": "lb", "defaultService": "global/backendServices/fallback",
          "hostRules": [{"hosts": ["*"], "pathMatcher": "m"}],
          "pathMatchers": [{"name": "m", {{(IsDefaultNamed().IsMatch(matcher) ? "" : "\"defaultService\": \"global/backendServices/other\",")}} {{matcher}}}]
          {{(rest.Length > 0 ? $", {rest}" : "")}}
        }
        """;

    /// <summary>Limits as Google had them in 2026.</summary>
    public static UrlMapLimits Limits { get; } = new()
    {
        HostRules = 1000,
        HostsPerHostRule = 1000,
        PathMatchers = 1000,
        RulesPerPathMatcher = 1000,
        ConditionsPerPathMatcher = 1000,
        PathTemplatesPerPathMatcher = 100,
        Tests = 100,
        Services = 2500,
    };

    public static UrlMapResult Read(string json, LoadBalancers balancers = LoadBalancers.All) =>
        new UrlMapReader(Limits).Read(JsonNode.Parse(json)!.AsObject(), balancers: balancers);

    public static CompiledUrlMap Compile(string json)
    {
        var read = Read(json);
        Assert.Equal("", string.Join("; ", read.Faults));
        return new(read.Map!);
    }

    public static RouteAnswer Ask(string json, string url, params string[] headers) =>
        Compile(json).Answer(Request(url, headers));

    public static RouteRequest Request(string url, params string[] headers)
    {
        var words = url.Split(' ');
        var request = RouteRequest.Parse(words.Length > 1 ? words[0] : "GET", words[^1],
            [.. headers.Select(header => header.Split(": ")).Select(parts => KeyValuePair.Create(parts[0], parts[1]))],
            out var why);
        Assert.Equal("", why);
        return request!;
    }

    [GeneratedRegex("\"default(Service|RouteAction|UrlRedirect)\"")]
    private static partial Regex IsDefaultNamed();

    public static string Services(RouteAnswer answer) =>
        string.Join(' ', answer.Services.Select(share => share.Service.Name));
}
