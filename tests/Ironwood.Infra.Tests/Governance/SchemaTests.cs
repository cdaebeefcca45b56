using Ironwood.Analysis.Schema;

namespace Ironwood.Infra.Tests.Governance;

/// <summary>What the provider would refuse of the real stacks: nothing.</summary>
public sealed class SchemaTests
{
    private static readonly SchemaCheck Check = new();

    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task A_real_stack_has_nothing_that_the_provider_refuses(string name) =>
        Assert.Equal([], Findings(await StackVariants.Of(name)));

    [Fact]
    public async Task The_data_hold_every_type_that_the_program_may_use()
    {
        var listed = Directory.EnumerateFiles(SourceTree.Path("offline"), "tokens.txt", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Select(line => line.Split('#')[0].Trim())
            // A function's name starts with a small letter.
            .Where(token => token.Length > 0 && char.IsUpper(token[token.LastIndexOf(':') + 1]))
            .ToArray();
        Assert.NotEmpty(listed);
        Assert.Empty(listed.Except(ProviderSchema.Types));

        var used = await StackVariants.All;
        Assert.Empty(used.SelectMany(graph => graph.Nodes).Where(node => node.Kind == ResourceKind.Custom)
            .Select(node => node.Type).Distinct().Except(ProviderSchema.Types));
    }

    // One after another is taken away, spoilt and misspelt: a hundred that the seed draws.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Any_input_that_is_spoilt_is_found_where_it_is(int seed)
    {
        var places = Properties(await Stacks.Prod).ToArray();
        new Random(seed).Shuffle(places);
        foreach (var (graph, node, path, property) in places.Take(100))
        {
            if (property.IsRequired)
            {
                Assert.Contains(
                    Found(graph, Change(node, path, _ => null)), found => found == ("schema/missing-required", path));
            }
            var wrongType = Change(node, path, _ => property.Kind == ValueKind.List ? 17 : new JsonArray("spoilt"));
            Assert.Contains(Found(graph, wrongType), found => found == ("schema/wrong-type", path));
            if (property.Ranges.Count > 0)
            {
                var outside = Change(node, path, _ => property.Ranges.All(range => range.Max is null) ? -1e15 : 1e15);
                Assert.Contains(Found(graph, outside), found => found == ("schema/out-of-range", path));
            }
            if (property.Allowed.Count > 0 && property.Kind == ValueKind.Text)
            {
                var other = Change(node, path, _ => "SPOILT");
                Assert.Contains(Found(graph, other), found => found == ("schema/not-allowed", path));
            }
            var renamed = Change(node, path, value => value, name => name + "Spoilt");
            Assert.Contains(
                Found(graph, renamed),
                found => found.Rule is "schema/unknown-property" && found.Path == path + "Spoilt");
        }
    }

    // Every named input of every resource that a provider creates, with its schema.
    private static IEnumerable<(ResourceGraph Graph, ResourceNode Node, string Path, PropertySchema Property)>
    Properties(
        ResourceGraph graph) =>
        from node in graph.Nodes
        where node.Kind == ResourceKind.Custom
        let schema = ProviderSchema.Of(node.Type)
        from path in Paths(node.Inputs, "")
        let property = schema.Input(path)
        // An item of a list and a key of a map have no names that the schema knows.
        where property is not null && !property.Path.EndsWith(']') && !property.Path.EndsWith('}')
            && !node.Secrets.Contains($"inputs.{path}")
        select (graph, node, path, property);

    private static IEnumerable<string> Paths(JsonNode? value, string path) => value switch
    {
        JsonObject block => block.SelectMany(entry =>
            Paths(entry.Value, PropertyPath.Property(path, entry.Key)).Prepend(PropertyPath.Property(path, entry.Key))),
        JsonArray list => list.SelectMany((item, index) => Paths(item, PropertyPath.Item(path, index))),
        _ => [],
    };

    private static ResourceNode Change(
        ResourceNode node, string path, Func<JsonNode?, JsonNode?> change, Func<string, string>? rename = null)
    {
        var inputs = node.Inputs.DeepClone().AsObject();
        var steps = PropertyPath.Steps(path);
        var block = steps.SkipLast(1).Aggregate((JsonNode?)inputs, PropertyPath.Step)!.AsObject();
        var value = block[steps[^1]];
        block.Remove(steps[^1]);
        if (change(value?.DeepClone()) is { } changed)
        {
            block[rename?.Invoke(steps[^1]) ?? steps[^1]] = changed;
        }
        return node with { Inputs = inputs };
    }

    // The resource with those that it reads; only the types of these matter.
    private static IEnumerable<(string Rule, string Path)> Found(ResourceGraph graph, ResourceNode changed) =>
        Check.Check(new ResourceGraph(
                graph.Project, graph.Stack,
                [
                    changed,
                    .. graph.Edges.Where(edge => edge.From == changed.Urn && edge.To != changed.Urn)
                        .Select(edge => edge.To)
                        .Distinct()
                        .Select(urn => graph[urn] with { Inputs = [], Outputs = [] }),
                ],
                []))
            .Where(finding => finding.Resource == changed).Select(finding => (finding.Rule.Id, finding.Property));

    private static IEnumerable<string> Findings(ResourceGraph graph) =>
        Check.Check(graph).Select(finding =>
            $"{finding.Rule.Id} {finding.Resource.Type}::{finding.Resource.Name} {finding.Property}: "
            + $"{finding.Message}");
}
