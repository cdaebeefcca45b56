using Ironwood.Analysis.Traffic;
using Ironwood.UrlMaps;
using Ironwood.UrlMaps.Evaluation;
using Spectre.Console;
using static System.FormattableString;

namespace Ironwood.Cli.Routing;

/// <summary>Writes the answers: a block for one request, one line each for several, JSON lines for programs.</summary>
/// <param name="console">Where to write.</param>
/// <param name="membersOf">Finds the members of a service; null when only the map is known.</param>
/// <param name="isJson">Whether to write JSON.</param>
internal sealed class RouteView(IAnsiConsole console, Func<ServiceLink, BackendMembers?> membersOf, bool isJson)
{
    /// <summary>One answer in full.</summary>
    public void Write(RouteRequest request, RouteAnswer answer)
    {
        if (isJson)
        {
            Print(Json(request, answer));
            return;
        }
        console.Line($"{Styled.Bold($"{request.Method} {request.Url}")}");
        switch (answer.Outcome)
        {
            case RouteOutcome.Refused:
                Row("result", "refused");
                break;
            case RouteOutcome.Redirected:
                Row("result", Invariant($"{answer.StatusCode} to {answer.Location}"));
                break;
            case RouteOutcome.Answered:
                Row("result", Invariant($"{answer.StatusCode} from the load balancer itself"));
                break;
            default:
                foreach (var share in answer.Services)
                {
                    Service(share);
                }
                Row("host", answer.Host!);
                Row("path", answer.Path!);
                break;
        }
        if (answer.Rule.Length > 0)
        {
            Row("rule", $"{answer.Map}: {answer.Rule}");
        }
        foreach (var header in answer.Headers)
        {
            Row("header", header);
        }
        foreach (var policy in answer.Policies)
        {
            Row("policy", policy);
        }
        foreach (var (index, reason) in answer.Why.Index())
        {
            Row(index == 0 ? "why" : "", reason);
        }
    }

    public void WriteLine(RouteRequest request, RouteAnswer answer)
    {
        if (isJson)
        {
            Print(Json(request, answer));
        }
        else
        {
            Say($"{request.Method} {request.Url} -> {Summary(answer)}");
        }
    }

    /// <summary>The results of a map's own tests.</summary>
    public void Write(UrlMap map, IReadOnlyList<UrlMapTestResult> tests)
    {
        if (isJson)
        {
            foreach (var test in tests)
            {
                Print(new JsonObject
                {
                    ["test"] = test.Index,
                    ["host"] = test.Test.Host,
                    ["path"] = test.Test.Path,
                    ["passed"] = test.Passed,
                    ["failures"] = List(test.Failures),
                });
            }
            return;
        }
        foreach (var test in tests.Where(test => !test.Passed))
        {
            var failures = string.Join("; ", test.Failures);
            Say(Invariant($"tests[{test.Index}] {test.Test.Host}{test.Test.Path}: {failures}"));
        }
        Say(Invariant($"{map.Name}: {tests.Count(test => test.Passed)} of {tests.Count} tests of the map passed"));
    }

    private void Service(ServiceShare share)
    {
        var part = share.Share < 1 ? Invariant($"{share.Share * 100:0.##} % ") : "";
        var found = membersOf(share.Service);
        Row("service", $"{part}{share.Service}{(found?.Tier is { } tier ? $", tier {tier}" : "")}");
        if (found is not { } members)
        {
            return;
        }
        if (members.Hosts.Count > 0)
        {
            Row("endpoint", string.Join(", ", members.Hosts));
        }
        if (members.Groups.Count > 0)
        {
            Row("groups", Groups(members.Groups));
        }
        if (members.Fallbacks.Count > 0)
        {
            Row("fallback", Groups(members.Fallbacks));
        }
    }

    private void Row(string label, string text) =>
        console.Line($"  {Styled.Grey($"{label,-8}")} {Reference.Shorten(text)}");

    private void Say(string text) => Terminal.WriteLine(console, Reference.Shorten(text));

    private void Print(JsonObject json) => console.Profile.Out.Writer.WriteLine(json.ToJsonString(JsonForm.OneLine));

    private static string Groups(IEnumerable<RouteGroup> groups) =>
        NameList.ByZone(groups.Select(group => (group.Name, group.Zone)));

    private static string Summary(RouteAnswer answer) => answer.Outcome switch
    {
        RouteOutcome.Refused => $"refused: {answer.Why[0]}",
        RouteOutcome.Redirected => Invariant($"{answer.StatusCode} {answer.Location}"),
        RouteOutcome.Answered => Invariant($"{answer.StatusCode} from the load balancer itself ({answer.Rule})"),
        _ => string.Join(", ", answer.Services.Select(share =>
                share.Share < 1 ? Invariant($"{share.Share * 100:0.##} % {share.Service}") : share.Service.Name))
            + $" {answer.Host}{answer.Path} ({answer.Rule})"
            + string.Concat(answer.Policies
                .Where(policy => policy.StartsWith("fault", StringComparison.Ordinal))
                .Select(policy => $"; {policy}")),
    };

    private JsonObject Json(RouteRequest request, RouteAnswer answer) => new()
    {
        ["method"] = request.Method,
        ["url"] = request.Url,
        ["outcome"] = answer.Outcome switch
        {
            RouteOutcome.Forwarded => "forwarded",
            RouteOutcome.Redirected => "redirected",
            RouteOutcome.Answered => "answered",
            _ => "refused",
        },
        ["map"] = Text(answer.Map),
        ["hostRule"] = Text(answer.HostRule),
        ["matcher"] = Text(answer.Matcher),
        ["rule"] = Text(answer.Rule),
        ["services"] = new JsonArray([.. answer.Outcome == RouteOutcome.Answered ? [] : answer.Services.Select(Json)]),
        ["host"] = Text(answer.Host),
        ["path"] = Text(answer.Path),
        ["location"] = Text(answer.Location),
        ["statusCode"] = answer.StatusCode,
        ["headers"] = List(answer.Headers),
        ["abort"] = answer.Faults?.Abort is { Percentage: > 0 } abort
            ? new JsonObject { ["statusCode"] = abort.HttpStatus, ["percentage"] = abort.Percentage }
            : null,
        ["delay"] = answer.Faults?.Delay is { Percentage: > 0, FixedDelay: { } time } delay
            ? new JsonObject { ["seconds"] = time.TotalSeconds, ["percentage"] = delay.Percentage }
            : null,
        ["mirror"] = answer.Mirror is { Service: { } mirror } copies
            ? new JsonObject { ["service"] = mirror.Name, ["percentage"] = copies.Percent ?? 100 }
            : null,
        ["policies"] = List(answer.Policies),
        ["why"] = List(answer.Why.Select(Reference.Shorten)),
    };

    private JsonObject Json(ServiceShare share)
    {
        var members = membersOf(share.Service);
        return new()
        {
            ["service"] = share.Service.Name,
            ["share"] = share.Share,
            ["tier"] = Text(members?.Tier),
            ["endpoints"] = List(members?.Hosts ?? []),
            ["groups"] = new JsonArray([.. (members?.Groups ?? []).Select(Json)]),
            ["fallbacks"] = new JsonArray([.. (members?.Fallbacks ?? []).Select(Json)]),
        };
    }

    private static JsonObject Json(RouteGroup group) => new()
    {
        ["name"] = group.Name,
        ["zone"] = group.Zone,
        ["vms"] = group.Vms,
    };

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static JsonValue? Text(string? text) =>
        string.IsNullOrEmpty(text) ? null : JsonValue.Create(Reference.Shorten(text));
}
