using Ironwood.Analysis;
using Ironwood.Analysis.Cost;

namespace Ironwood.Infra.Tests.Traffic;

public sealed class EdgeProtectionTests
{
    private const string Policy = "ai-inference-armor";

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task It_stands_before_every_backend_service(string stack)
    {
        var graph = await Stacks.Capture(stack);
        var policy = graph.Find(Types.SecurityPolicy, Policy);
        Assert.Equal("CLOUD_ARMOR", policy.Input("type"));
        Assert.Equal(6, graph.OfType(Types.BackendService).Count());
        Assert.All(
            graph.OfType(Types.BackendService), service => graph.Reads(service, "securityPolicy", policy, "selfLink"));
    }

    [Fact]
    public async Task The_last_rule_is_the_one_that_google_demands()
    {
        var policy = (await Stacks.Prod).Find(Types.SecurityPolicy, Policy);
        Assert.Equal("2147483647", policy.Input("rules[7].priority"));
        Assert.Equal("allow", policy.Input("rules[7].action"));
        Assert.Equal("SRC_IPS_V1", policy.Input("rules[7].match.versionedExpr"));
        Assert.Equal(["*"], policy.List("rules[7].match.config.srcIpRanges"));
        Assert.Null(policy.Input("rules[8]"));
    }

    [Fact]
    public async Task One_client_may_send_so_many_requests_a_minute()
    {
        var policy = (await Stacks.Capture("prod", "ironwood:frontDoor.requestsPerMinutePerClient=42")).Find(
            Types.SecurityPolicy, Policy);
        Assert.Equal("throttle", policy.Input("rules[6].action"));
        Assert.Equal("false", policy.Input("rules[6].preview"));
        Assert.Equal(["*"], policy.List("rules[6].match.config.srcIpRanges"));
        Assert.Equal(
            ["allow", "deny(429)", "IP", "42", "60"],
            new[] {
                "conformAction",
                "exceedAction",
                "enforceOnKey",
                "rateLimitThreshold.count",
                "rateLimitThreshold.intervalSec",
            }
                .Select(property => policy.Input($"rules[6].rateLimitOptions.{property}")));
    }

    // Otherwise the gateway itself would be the one client, and all of its clients would be throttled together.
    [Fact]
    public async Task Behind_a_gateway_a_client_is_whom_the_gateway_names()
    {
        var policy = (await Stacks.Capture("prod", "ironwood:apiGateway.enabled=true")).Find(
            Types.SecurityPolicy, Policy);
        Assert.Equal("XFF_IP", policy.Input("rules[6].rateLimitOptions.enforceOnKey"));
    }

    [Theory]
    [InlineData("false", "true")]
    [InlineData("true", "false")]
    public async Task Filters_only_log_unless_they_are_enforced(string enforced, string preview)
    {
        var policy = (await Stacks.Capture("prod", $"ironwood:frontDoor.enforceWaf={enforced}")).Find(
            Types.SecurityPolicy, Policy);
        foreach (var (filter, index) in new[] {
            ("sqli-v33-stable", 1), ("xss-v33-stable", 2), ("lfi-v33-stable", 3), ("rce-v33-stable", 4),
            ("scannerdetection-v33-stable", 5),
        })
        {
            Assert.Equal("deny(403)", policy.Input($"rules[{index}].action"));
            Assert.Equal(preview, policy.Input($"rules[{index}].preview"));
            Assert.Equal(
                $"evaluatePreconfiguredWaf('{filter}', {{'sensitivity': 1}})",
                policy.Input($"rules[{index}].match.expr.expression"));
        }
    }

    // What clients call passes; so does a path that only contains such a word.
    [Theory]
    [InlineData("/metrics", true)]
    [InlineData("/complex/Pause", true)]
    [InlineData("/v1/load_lora_adapter", true)]
    [InlineData("/openapi.json", true)]
    [InlineData("/sleep/", true)]
    [InlineData("/health", false)]
    [InlineData("/v1/chat/completions", false)]
    [InlineData("/v1/models", false)]
    [InlineData("/vertex/small/predict", false)]
    [InlineData("/simple/loader", false)]
    public async Task Paths_by_which_a_model_server_is_administered_are_closed(string path, bool isClosed)
    {
        const string Before = "request.path.urlDecode().lower().matches('";
        var policy = (await Stacks.Prod).Find(Types.SecurityPolicy, Policy);
        Assert.Equal("deny(403)", policy.Input("rules[0].action"));
        Assert.Equal("false", policy.Input("rules[0].preview"));
        var expression = policy.Input("rules[0].match.expr.expression")!;
        Assert.StartsWith(Before, expression, StringComparison.Ordinal);
        Assert.True(expression.Length <= 1024);

        Assert.Equal(
            isClosed,
            Regex.IsMatch(path.ToLowerInvariant(), expression[Before.Length..^2], RegexOptions.ECMAScript));
    }

    // Google takes ten ranges in a rule.
    [Fact]
    public async Task Only_the_ranges_of_callers_are_let_in_where_they_are_given()
    {
        var ranges = Enumerable.Range(0, 12).Select(index => $"203.0.{index}.0/24").ToArray();
        var graph = await Stacks.Capture(
            "prod", $"ironwood:frontDoor.allowedCidrs=[{string.Join(", ", ranges)}]", "ironwood:tiers.small.cdn=false");
        var policy = graph.Find(Types.SecurityPolicy, Policy);
        Assert.Equal(ranges[..10], policy.List("rules[6].match.config.srcIpRanges"));
        Assert.Equal(ranges[10..], policy.List("rules[7].match.config.srcIpRanges"));
        Assert.Equal(
            ["throttle 2000", "throttle 2001", "deny(403) 2147483647"],
            Enumerable.Range(6, 3).Select(
                index => $"{policy.Input($"rules[{index}].action")} {policy.Input($"rules[{index}].priority")}"));
        Assert.Equal(["*"], policy.List("rules[8].match.config.srcIpRanges"));
        Assert.Empty(graph.OfType(Types.UptimeCheck));
        Assert.DoesNotContain(
            RuleBook.Check(graph, CostTerms.List, default), finding => finding.Rule.Id == "security/open-to-anyone");
    }

    // A conforming request sees no rule after the one that lets it through.
    [Fact]
    public async Task What_refuses_stands_before_what_allows_and_no_priority_occurs_twice()
    {
        var policy = (await Stacks.Prod).Find(Types.SecurityPolicy, Policy);
        Assert.Equal(
            ["900", "1000", "1001", "1002", "1003", "1004", "2000", "2147483647"],
            Enumerable.Range(0, 8).Select(index => policy.Input($"rules[{index}].priority")));
    }
}
