using Ironwood.Analysis.Traffic;

namespace Ironwood.Analysis.Tests.Traffic;

public class RouteFamilyTests
{
    private const string Tests = """
        [{"host": "h", "path": "/s", "service": "SMALL"}, {"host": "h", "path": "/x", "service": "LARGE"}]
        """;

    private const string Rules = """ "pathRules": [{"paths": ["/s", "/s/*"], "service": "SMALL"}] """;

    private const string Outputs = """
        {"frontDoorUrl": "http://ADDRESS", "tierUrls": {"small": "http://ADDRESS/s", "large": "http://ADDRESS/"}, "docs": "https://example.com/x"}
        """;

    [Fact]
    public void A_stack_whose_requests_get_where_it_says_breaks_no_rule() => Assert.Empty(Check(Map(Rules, Tests)));

    [Fact]
    public void A_graph_without_load_balancer_breaks_no_rule() =>
        Assert.Empty(new RouteFamily().Check(new("p", "s", [Root("{}")], [])));

    /// <summary>A map, its outputs, and the one rule that it breaks, at the resource and property.</summary>
    public static TheoryData<string, string, string, string, string> Broken => new()
    {
        {
            Map("""{"paths": ["/s*"], "service": "SMALL"}""", Tests, asPathRule: true),
            "{}",
            "routes/invalid-map",
            "lb",
            "pathMatchers[0].pathRules[0].paths[0]"
        },
        { Map(Rules, Tests, host: "gone"), "{}", "routes/missing-matcher", "lb", "hostRules[0].pathMatcher" },
        {
            Map(Rules, Tests, """, {"name": "extra", "defaultService": "LARGE"}"""),
            "{}",
            "routes/invalid-map",
            "lb",
            "pathMatchers[1].name"
        },
        {
            Map(Route(1, "/s", "SMALL") + Impossible, Tests, isRoute: true),
            Outputs,
            "routes/unreachable-rule",
            "lb",
            "pathMatchers[0].routeRules[1].matchRules"
        },
        {
            Map(Route(1, "/s", "SMALL") + "," + Route(2, "/s/t", "LARGE"), Tests, isRoute: true),
            Outputs,
            "routes/shadowed-rule",
            "lb",
            "pathMatchers[0].routeRules[1]"
        },
        {
            Map(Rules, """[{"host": "h", "path": "/x", "service": "LARGE"}]"""),
            Outputs,
            "routes/untested-rule",
            "lb",
            "pathMatchers[0].pathRules[0]"
        },
        {
            Map(Rules, """[{"host": "h", "path": "/s", "service": "SMALL"}]"""),
            Outputs,
            "routes/untested-rule",
            "lb",
            "pathMatchers[0]"
        },
        {
            Map(
                Rules,
                """[{"host": "h", "path": "/s", "service": "LARGE"}, {"host": "h", "path": "/x", "service": "LARGE"}]"""),
            Outputs,
            "routes/failing-test",
            "lb",
            "tests[0]"
        },
        {
            Map(Rules, Tests),
            Outputs.Replace("ADDRESS/s", "ADDRESS/t", StringComparison.Ordinal),
            "routes/misrouted-url",
            "p-s",
            "tierUrls.small"
        },
        { Map(Rules, Tests), Outputs.Replace("http", "https", StringComparison.Ordinal)
            .Replace(
                "{\"small\": \"https://ADDRESS/s\", \"large\": \"https://ADDRESS/\"}", "{}", StringComparison.Ordinal), "routes/misrouted-url", "p-s", "frontDoorUrl" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_graph_that_breaks_a_rule_has_one_finding_in_its_place(
        string map, string outputs, string rule, string resource, string property)
    {
        // Where the map is invalid nothing is served: the URLs are left out of such a case.
        var finding = Assert.Single(Check(map, outputs));

        Assert.Equal((rule, resource, property), (finding.Rule.Id, finding.Resource.Name, finding.Property));
        Assert.NotEmpty(finding.Fix);
        Assert.Contains(finding.Rule, new RouteFamily().Rules);
    }

    [Fact]
    public void A_map_that_no_forwarding_rule_leads_to_is_found()
    {
        var idle = Node(
            "gcp:compute/uRLMap:URLMap", "idle",
            """{"defaultUrlRedirect": {"hostRedirect": "h"}, "tests": [{"host": "a", "path": "/", "expectedOutputUrl": "http://h/"}]}""");

        var finding = Assert.Single(Check(Map(Rules, Tests), Outputs, idle));

        Assert.Equal(("routes/unreachable-map", "idle"), (finding.Rule.Id, finding.Resource.Name));
    }

    [Fact]
    public void A_URL_that_is_redirected_does_not_lead_to_its_tier()
    {
        var findings = Check(Map("""
            "pathRules": [{"paths": ["/s", "/s/*"], "urlRedirect": {"pathRedirect": "/x"}}]
            """, """[{"host": "h", "path": "/s", "expectedOutputUrl": "http://h/x"}, {"host": "h", "path": "/x", "service": "LARGE"}]"""));

        Assert.Equal(
            ("routes/misrouted-url", "tierUrls.small"), (Assert.Single(findings).Rule.Id, findings[0].Property));
    }

    [Fact]
    public void Every_rule_says_what_and_why_and_is_of_the_family() => Assert.All(new RouteFamily().Rules, rule =>
    {
        Assert.Equal("routes", rule.Family);
        Assert.EndsWith(".", rule.Summary, StringComparison.Ordinal);
        Assert.EndsWith(".", rule.Reason, StringComparison.Ordinal);
    });

    private const string Impossible = """
        , {"priority": 2, "service": "LARGE", "matchRules": [{"headerMatches": [{"headerName": "x", "exactMatch": "1"}, {"headerName": "X", "exactMatch": "2"}]}]}
        """;

    private static string Route(int priority, string prefix, string service) =>
        $$"""{"priority": {{priority}}, "service": "{{service}}", "matchRules": [{"prefixMatch": "{{prefix}}"}]}""";

    private static string Map(
        string rules, string tests, string extra = "", string host = "m", bool asPathRule = false,
        bool isRoute = false) => $$"""
        {
          "defaultService": "LARGE", "hostRules": [{"hosts": ["*"], "pathMatcher": "{{host}}"}],
          "pathMatchers": [{"name": "m", "defaultService": "LARGE", {{(asPathRule ? $"\"pathRules\": [{rules}]" : isRoute ? $"\"routeRules\": [{rules}]" : rules)}} }{{extra}}],
          "tests": {{(host == "m" ? tests : "[]")}}
        }
        """;

    private static Finding[] Check(string map, string outputs = Outputs, params ResourceNode[] more) =>
        [.. new RouteFamily().Check(new("p", "s",
        [
            Root(Fill(outputs)),
            Node("gcp:compute/uRLMap:URLMap", "lb", Fill(map)),
            Node(
                "gcp:compute/targetHttpProxy:TargetHttpProxy", "proxy",
                $$"""{"urlMap": "{{Id("gcp:compute/uRLMap:URLMap", "lb")}}"}"""),
            Node("gcp:compute/globalForwardingRule:GlobalForwardingRule", "rule",
                $$"""{"portRange": "80", "target": "{{Id("gcp:compute/targetHttpProxy:TargetHttpProxy", "proxy")}}"}"""),
            .. Tier("small"), .. Tier("large"), .. more,
        ], []))];

    private static ResourceNode[] Tier(string tier) =>
    [
        Node("gcp:compute/backendService:BackendService", tier,
            $$"""{"backends": [{"group": "{{Id("gcp:compute/instanceGroupManager:InstanceGroupManager", tier)}}"}]}"""),
        Node("gcp:compute/instanceGroupManager:InstanceGroupManager", tier,
            $$"""{"zone": "z", "versions": [{"instanceTemplate": "{{Id("gcp:compute/instanceTemplate:InstanceTemplate", tier)}}"}]}"""),
        Node("gcp:compute/instanceTemplate:InstanceTemplate", tier, $$$"""{"labels": {"tier": "{{{tier}}}"}}"""),
    ];

    private static string Fill(string json) => json
        .Replace("SMALL", Id("gcp:compute/backendService:BackendService", "small"), StringComparison.Ordinal)
        .Replace("LARGE", Id("gcp:compute/backendService:BackendService", "large"), StringComparison.Ordinal)
        .Replace("ADDRESS", Id("gcp:compute/globalAddress:GlobalAddress", "ip"), StringComparison.Ordinal);

    private static string Id(string type, string name) => new Reference(new(type, name), "selfLink").ToString();

    private static ResourceNode Root(string outputs) => new()
    {
        Urn = "urn:pulumi:s::p::pulumi:pulumi:Stack::p-s",
        Type = "pulumi:pulumi:Stack",
        Name = "p-s",
        Kind = ResourceKind.Component,
        Outputs = JsonNode.Parse(outputs)!.AsObject(),
    };

    private static ResourceNode Node(string type, string name, string inputs) => new()
    {
        Urn = $"urn:pulumi:s::p::{type}::{name}",
        Type = type,
        Name = name,
        Kind = ResourceKind.Custom,
        Parent = "urn:pulumi:s::p::pulumi:pulumi:Stack::p-s",
        Inputs = JsonNode.Parse(inputs)!.AsObject(),
    };
}
