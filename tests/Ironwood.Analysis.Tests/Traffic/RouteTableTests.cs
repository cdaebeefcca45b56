using Ironwood.Analysis.Traffic;

namespace Ironwood.Analysis.Tests.Traffic;

public class RouteTableTests
{
    private const string UrlMap = "gcp:compute/uRLMap:URLMap";
    private const string BackendService = "gcp:compute/backendService:BackendService";
    private const string Manager = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    private const string Template = "gcp:compute/instanceTemplate:InstanceTemplate";

    [Fact]
    public void Rules_come_first_in_their_order_and_what_no_rule_matches_last()
    {
        var table = RouteTable.Of(Graph(
            Map("lb", "medium", Rule("small", "/simple", "/simple/*"), Rule("large", "/complex/*")),
            Service("small"), Service("medium"), Service("large")));

        Assert.Equal(["small: /simple /simple/*", "large: /complex/*", "medium: "], Rows(table));
        Assert.Equal([false, false, true], table.Select(row => row.IsDefault));
    }

    [Fact]
    public void A_route_rule_is_shown_with_the_host_the_paths_and_the_other_conditions()
    {
        var map = Map("lb", "medium");
        map.Inputs["hostRules"] = JsonNode.Parse("""
            [{"hosts": ["*"], "pathMatcher": "all"}, {"hosts": ["a.example.com"], "pathMatcher": "a"}]
            """);
        var service = map.Inputs["defaultService"]!.ToJsonString();
        map.Inputs["pathMatchers"] = JsonNode.Parse($$"""
            [{"name": "all", "defaultService": {{service}}, "routeRules": [
               {"priority": 1, "service": {{service}}, "matchRules": [
                 {"fullPathMatch": "/v1", "headerMatches": [{"headerName": "x-model", "exactMatch": "large"}]},
                 {"prefixMatch": "/v1/", "headerMatches": [{"headerName": "x-team", "prefixMatch": "re"},
                   {"headerName": "x-any", "presentMatch": true, "invertMatch": true}]}]}]},
             {"name": "a", "defaultService": {{service}}, "routeRules": [
               {"priority": 1, "service": {{service}}, "matchRules": [
                 {"prefixMatch": "/", "headerMatches": [{"headerName": "x-model", "regexMatch": "l.*"}]}]}]}]
            """);
        Assert.Equal(
            [["/v1 with x-model: large", "/v1/* with x-team: re… and not x-any"],
                ["a.example.com/* with x-model that matches l.*"], []],
            RouteTable.Of(Graph(map, Service("medium"))).Select(row => row.Paths));
    }

    [Fact]
    public void A_row_is_followed_through_its_backend_to_groups_zones_and_tier()
    {
        var table = RouteTable.Of(Graph(
            Map("lb", "large"),
            Service("large", "g1", "g0", "g2"),
            Group("g0", "us-central1-c", 256, "t0"), Group("g1", "us-central1-a", 128, "t1"),
            Group("g2", "us-central1-c", null, "t0"),
            Labelled("t0", "large"), Labelled("t1", "large")));

        var row = Assert.Single(table);
        Assert.Equal("large", row.Tier);
        Assert.Equal(
            [new("g1", "us-central1-a", 128), new("g0", "us-central1-c", 256), new("g2", "us-central1-c", null)],
            row.Groups);
        Assert.Equal(["us-central1-a", "us-central1-c"], row.Zones);
    }

    [Fact]
    public void Groups_of_several_tiers_have_none_in_common()
    {
        var table = RouteTable.Of(Graph(
            Map("lb", "mixed"),
            Service("mixed", "g0", "g1"),
            Group("g0", "z", 1, "t0"), Group("g1", "z", 1, "t1"),
            Labelled("t0", "small"), Labelled("t1", "large")));

        Assert.Null(Assert.Single(table).Tier);
        Assert.Equal(2, table[0].Groups.Count);
    }

    [Fact]
    public void A_group_without_a_label_is_of_no_tier_and_not_of_its_neighbours()
    {
        var table = RouteTable.Of(Graph(
            Map("lb", "half"),
            Service("half", "g0", "g1"),
            Group("g0", "z", 1, "t0"), Group("g1", "z", 1, "t1"),
            Labelled("t0", "small"), Labelled("t1", null)));

        Assert.Null(Assert.Single(table).Tier);
    }

    [Fact]
    public void A_backend_service_without_groups_is_a_row_without_destination()
    {
        var row = Assert.Single(RouteTable.Of(Graph(Map("lb", "empty"), Service("empty"))));

        Assert.Equal(("empty", null), (row.BackendService, row.Tier));
        Assert.Empty(row.Groups);
        Assert.Empty(row.Zones);
    }

    [Fact]
    public void What_is_not_wired_does_not_show()
    {
        var table = RouteTable.Of(Graph(
            Map("lb", "medium", Rule("gone", "/gone"), Rule(null, "/none"), Rule("small", "/simple")),
            Service("small", "g0", "gone"), Service("medium"), Service("unused", "g0"),
            Group("g0", "z", 1, "gone")));

        Assert.Equal(["small: /simple", "medium: "], Rows(table));
        Assert.Equal(["g0"], table[0].Groups.Select(group => group.Name));
        Assert.Null(table[0].Tier);
    }

    [Fact]
    public void A_service_by_its_plain_name_is_not_a_reference_to_it()
    {
        var map = Node(UrlMap, "lb", """{"defaultService":"projects/p/global/backendServices/small"}""");

        Assert.Empty(RouteTable.Of(Graph(map, Service("small"))));
    }

    [Fact]
    public void Several_maps_make_one_table()
    {
        var table = RouteTable.Of(Graph(
            Map("b", "medium", Rule("small", "/b")), Map("a", "small", Rule("medium", "/a")),
            Service("small"), Service("medium")));

        Assert.Equal(["medium: /a", "small: /b", "small: ", "medium: "], Rows(table));
    }

    [Fact]
    public void Rules_of_all_path_matchers_count()
    {
        var map = Node(UrlMap, "lb", $$"""
            {
              "defaultService": "{{Id(BackendService, "small")}}",
              "pathMatchers": [
                {"pathRules": [{"paths": ["/a"], "service": "{{Id(BackendService, "small")}}"}]},
                {"name": "without rules"},
                {"pathRules": [{"paths": ["/b"], "service": "{{Id(BackendService, "small")}}"}]}
              ]
            }
            """);

        Assert.Equal(["small: /a", "small: /b", "small: "], Rows(RouteTable.Of(Graph(map, Service("small")))));
    }

    [Fact]
    public void A_path_matchers_own_default_is_a_row_with_its_hosts_where_it_leads_elsewhere()
    {
        var (small, medium) = (Id(BackendService, "small"), Id(BackendService, "medium"));
        var map = Node(UrlMap, "lb", $$"""
            {
              "defaultService": "{{medium}}",
              "hostRules": [{"hosts": ["a.example"], "pathMatcher": "a"}, {"hosts": ["b.example"], "pathMatcher": "b"}],
              "pathMatchers": [
                {"name": "a", "defaultService": "{{small}}"}, {"name": "b", "defaultService": "{{medium}}"}, {"name": "idle", "defaultService": "{{small}}"}
              ]
            }
            """);

        var table = RouteTable.Of(Graph(map, Service("small"), Service("medium")));

        Assert.Equal(
            ["small: a.example", "medium: "],
            table.Select(row => $"{row.BackendService}: {string.Join(' ', row.Hosts)}"));
        Assert.All(table, row => Assert.True(row.IsDefault));
    }

    [Fact]
    public void A_row_whose_rewrite_leads_to_an_endpoint_names_it()
    {
        const string EndpointType = "gcp:vertex/aiEndpoint:AiEndpoint";
        var map = Node(UrlMap, "lb", $$$"""
            {"pathMatchers": [{"pathRules": [{"paths": ["/v"], "service": "{{{Id(BackendService, "vertex")}}}",
              "routeAction": {"urlRewrite": {"pathPrefixRewrite": "/v1/{{{Id(EndpointType, "endpoint")}}}:predict"} } }]}]}
            """);

        var row = Assert.Single(RouteTable.Of(Graph(map, Service("vertex"), Node(EndpointType, "endpoint", "{}"))));

        Assert.Equal(("endpoint", null), (row.Endpoint, row.Tier));
    }

    [Fact]
    public void Without_a_map_there_are_no_routes() =>
        Assert.Empty(RouteTable.Of(Graph(Service("small", "g0"), Group("g0", "z", 1, "t0"))));

    [Fact]
    public void A_map_without_a_service_has_no_routes() => Assert.Empty(RouteTable.Of(Graph(Node(UrlMap, "lb", "{}"))));

    private static IEnumerable<string> Rows(IEnumerable<RouteRow> table) =>
        table.Select(row => $"{row.BackendService}: {string.Join(' ', row.Paths)}");

    private static ResourceGraph Graph(params ResourceNode[] nodes) => new("project", "stack", nodes, []);

    private static ResourceNode Map(string name, string service, params string[] rules) => Node(UrlMap, name, $$"""
        {"defaultService": "{{Id(BackendService, service)}}", "pathMatchers": [{"pathRules": [{{string.Join(',', rules)}}]}]}
        """);

    private static string Rule(string? service, params string[] paths)
    {
        var quoted = string.Join(',', paths.Select(path => $"\"{path}\""));
        var target = service is null ? "null" : $"\"{Id(BackendService, service)}\"";
        return $$"""{"paths": [{{quoted}}], "service": {{target}}}""";
    }

    private static ResourceNode Service(string name, params string[] groups) => Node(BackendService, name, $$"""
        {"backends": [{{string.Join(',', groups.Select(group => $$"""{"group": "{{new Reference(new(Manager, group), "instanceGroup")}}"}"""))}}]}
        """);

    private static ResourceNode Group(string name, string zone, int? size, string template) => Node(Manager, name, $$"""
        {
          "zone": "{{zone}}",
          {{(size is null ? "" : $"\"targetSize\": {size},")}}
          "versions": [{"instanceTemplate": "{{new Reference(new(Template, template), "selfLinkUnique")}}"}]
        }
        """);

    private static ResourceNode Labelled(string name, string? tier) =>
        Node(Template, name, tier is null ? "{}" : $$$"""{"labels": {"tier": "{{{tier}}}"}}""");

    private static string Id(string type, string name) => new Reference(new(type, name), "id").ToString();

    private static ResourceNode Node(string type, string name, string inputs) => new()
    {
        Urn = $"urn:pulumi:stack::project::{type}::{name}",
        Type = type,
        Name = name,
        Kind = ResourceKind.Custom,
        Parent = "urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack",
        Inputs = JsonNode.Parse(inputs)!.AsObject(),
    };
}
