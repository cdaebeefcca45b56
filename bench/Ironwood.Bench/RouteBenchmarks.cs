using BenchmarkDotNet.Attributes;
using Ironwood.Analysis.Traffic;
using Ironwood.UrlMaps.Evaluation;

namespace Ironwood.Bench;

/// <summary>Where requests come out in a map of 1,000 rules; the figures are for one request.</summary>
[MemoryDiagnoser]
public class RouteBenchmarks
{
    private const int Rules = 1_000;
    private const int Requests = 1_024;

    private CompiledUrlMap? _map;
    private RouteRequest[] _requests = [];

    /// <summary>What the rules are: the longest path decides, or the lowest priority.</summary>
    [Params("path rules", "route rules")]
    public string Kind { get; set; } = "";

    /// <summary>A map and requests; one request in eight matches no rule.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var rules = new JsonArray([.. Enumerable.Range(0, Rules).Select(Rule)]);
        var read = StackUrlMaps.Reader.Read(new()
        {
            ["name"] = "bench",
            ["defaultService"] = "default",
            ["hostRules"] = new JsonArray(
                new JsonObject { ["hosts"] = new JsonArray("*.example.com", "example.com"), ["pathMatcher"] = "m" }),
            ["pathMatchers"] = new JsonArray(new JsonObject
            {
                ["name"] = "m",
                ["defaultService"] = "default",
                [Kind == "path rules" ? "pathRules" : "routeRules"] = rules,
            }),
        });
        if (read.Map is not { } map)
        {
            throw new InvalidOperationException(string.Join("; ", read.Faults));
        }
        _map = new(map);
        var random = new Random(1);
        KeyValuePair<string, string>[] headers = [new("accept", "*/*")];
        _requests =
        [
            .. Enumerable.Range(0, Requests).Select(index =>
                RouteRequest.Parse(
                    "POST",
                    $"https://{(index % 2 == 0 ? "" : "api.")}example.com{Path(index, random.Next(Rules))}",
                    headers,
                    out _)!),
        ];
    }

    /// <summary>The rule of a request.</summary>
    [Benchmark(OperationsPerInvoke = Requests)]
    public int Find()
    {
        var sum = 0;
        foreach (var request in _requests)
        {
            sum += _map!.Find(request).Rule;
        }
        return sum;
    }

    /// <summary>The whole answer, with the reasons in words.</summary>
    [Benchmark(OperationsPerInvoke = Requests)]
    public int Answer()
    {
        var sum = 0;
        foreach (var request in _requests)
        {
            sum += _map!.Answer(request).Why.Count;
        }
        return sum;
    }

    private static string Path(int index, int rule) => index % 8 == 0
        ? "/nowhere/at/all"
        : $"/v1/team-{rule % 50}/models/m{rule}/predict";

    private JsonObject Rule(int index)
    {
        var path = $"/v1/team-{index % 50}/models/m{index}/";
        if (Kind == "path rules")
        {
            return new() { ["paths"] = new JsonArray($"{path}*"), ["service"] = $"s{index % 10}" };
        }
        // A path matcher holds 1,000 conditions: one a rule.
        return new()
        {
            ["priority"] = index,
            ["matchRules"] = new JsonArray(new JsonObject { ["prefixMatch"] = path }),
            ["service"] = $"s{index % 10}",
        };
    }
}
