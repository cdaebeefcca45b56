namespace Ironwood.Analysis.Tests.Rules;

public class RuleBookTests
{
    [Fact]
    public void Ids_are_of_their_family_and_unique_and_every_text_is_there()
    {
        Assert.All(RuleBook.Families, family => Assert.Single(family.Rules.Select(rule => rule.Family).Distinct()));
        Assert.All(RuleBook.Rules, rule =>
        {
            Assert.Matches("^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$", rule.Id);
            Assert.EndsWith(".", rule.Summary, StringComparison.Ordinal);
            Assert.EndsWith(".", rule.Reason, StringComparison.Ordinal);
            Assert.StartsWith("https://", rule.Source ?? "https://", StringComparison.Ordinal);
            Assert.Same(rule, RuleBook.Find(rule.Id));
        });
        Assert.Equal(RuleBook.Rules.Count, RuleBook.Families.Sum(family => family.Rules.Count));
        Assert.Null(RuleBook.Find("wiring/none"));
    }

    [Fact]
    public void The_worst_comes_first_and_the_order_is_always_the_same()
    {
        var graph = new Platform()
            .Set("platform-cache", "authEnabled", null)
            .Set("platform-cache", "memorySizeGb", 400)
            .Set("platform-vertex", "backends", null)
            .Graph();

        var found = RuleBook.Check(graph, CostTerms.List, default)
            .Where(finding => finding.Rule.Family is not ("schema" or "routes" or "spend"))
            .ToArray();

        Assert.Equal(
            ["limits/redis-memory", "wiring/empty-backend", "security/redis-auth", "limits/quota-needed"],
            found.Select(f => f.Rule.Id));
        Assert.Equal(
            RuleBook.Check(graph, CostTerms.List, default).Select(f => f.Message),
            RuleBook.Check(
                new ResourceGraph(graph.Project, graph.Stack, graph.Nodes.Reverse(), graph.Edges.Reverse()),
                CostTerms.List, default).Select(f => f.Message));
    }

    [Fact]
    public void A_graph_of_nothing_breaks_no_rule() =>
        Assert.Empty(RuleBook.Check(new ResourceGraph("ironwood", "test", [], []), CostTerms.List, default));

    /// <summary>Every input of the platform, absent or of another type, one after the other.</summary>
    [Fact]
    public void No_input_makes_a_rule_throw()
    {
        JsonNode?[] others = [null, "[{", 7, new JsonArray(1, "${", null, new JsonObject()), new JsonObject()];
        var places = Platform.Sound.Nodes.SelectMany(node => Paths(node.Inputs, "").Select(path => (node, path)))
            .DistinctBy(place => (place.node.Type, place.path));
        foreach (var ((node, path), index) in places.Select((place, index) => (place, index)))
        {
            // Each rule sees every kind of value somewhere; all of them everywhere would take minutes.
            foreach (var other in new[] { others[index % others.Length], others[(index + 2) % others.Length] })
            {
                var inputs = (JsonObject)node.Inputs.DeepClone();
                Put(inputs, path, other?.DeepClone());
                var graph = new ResourceGraph(
                    "ironwood", "test", Platform.Sound.Nodes.Select(n => n == node ? n with { Inputs = inputs } : n),
                    Platform.Sound.Edges);

                Assert.All(
                    RuleBook.Check(graph, CostTerms.List, default), finding => Assert.NotEqual("", finding.Message));
            }
        }
    }

    [Fact]
    public void A_waiver_covers_its_rule_and_its_resource_until_its_day()
    {
        var findings = RuleBook.Check(
            new Platform().Set("platform-cache", "authEnabled", null).Set("platform-cache", "tier", "BASIC")
            .Copy("platform-cache", "second-cache").Graph(), CostTerms.List, default)
            .Where(finding => finding.Rule.Id.EndsWith("redis-auth", StringComparison.Ordinal))
            .ToArray();
        Assert.Equal(2, findings.Length);
        var day = new DateOnly(2026, 11, 23);
        var one = new Waiver("one", "security/redis-auth", "second-cache", "me", "why", day);
        var other = one with { Name = "other", Rule = "security/redis-tls" };

        var result = CheckResult.Of(findings, [other, one], day);

        Assert.Equal("platform-cache", Assert.Single(result.Standing).Resource.Name);
        Assert.Equal(
            ("second-cache", "one"),
            (Assert.Single(result.Waived).Finding.Resource.Name, result.Waived[0].Waiver.Name));
        Assert.Equal([other], result.Idle);
        Assert.Empty(CheckResult.Of(findings, [one with { Resource = null }], day).Standing);
        Assert.Equal(2, CheckResult.Of(findings, [one], day.AddDays(1)).Standing.Count);
        Assert.Empty(CheckResult.Of(findings, [one], day.AddDays(1)).Idle);
    }

    private static IEnumerable<string> Paths(JsonNode? value, string path) => (value switch
    {
        JsonObject map => map.SelectMany(entry => Paths(entry.Value, PropertyPath.Property(path, entry.Key))),
        JsonArray list => list.SelectMany((item, index) => Paths(item, PropertyPath.Item(path, index))),
        _ => [],
    }).Concat(path.Length == 0 ? [] : [path]);

    private static void Put(JsonObject inputs, string path, JsonNode? value)
    {
        var steps = PropertyPath.Steps(path);
        switch (steps.SkipLast(1).Aggregate((JsonNode?)inputs, PropertyPath.Step))
        {
            case JsonArray list:
                list[int.Parse(steps[^1], null)] = value;
                break;
            case JsonObject map:
                map[steps[^1]] = value;
                break;
        }
    }
}
