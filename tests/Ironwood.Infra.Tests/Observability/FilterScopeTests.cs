namespace Ironwood.Infra.Tests.Observability;

/// <summary>
/// A project may hold several stacks, even of one environment: none alerts for, charts or stores what another one
/// writes. Every filter of every variant is looked at, wherever it stands.
/// </summary>
public sealed partial class FilterScopeTests
{
    // The zone is all that is known of a TPU worker: no label leads to its VM.
    private const string Workers = "tpu.googleapis.com/GceTpuWorker";

    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task Every_filter_names_something_of_the_stacks_own(string variant)
    {
        var graph = await StackVariants.Of(variant);
        var filters = graph.Nodes.SelectMany(FiltersOf).ToArray();
        Assert.InRange(filters.Length, 30, 200);
        Assert.All(filters, filter => Assert.True(
            filter.Text.Contains(Workers, StringComparison.Ordinal)
                ? ZonesOf(graph).Any(zone => filter.Text.Contains($"\"{zone}\"", StringComparison.Ordinal))
                : Reference.In(filter.Text).Any(reference => graph.Find(reference.Target) is not null),
            $"{filter.Node.Name}: {filter.Text}"));
    }

    // Machines of two stacks have the same tiers: only what follows tells them apart, in names and in audit logs.
    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task Names_of_machines_end_in_the_stacks_suffix(string variant)
    {
        var graph = await StackVariants.Of(variant);
        Assert.All(graph.OfType(Types.InstanceGroupManager), group => Assert.EndsWith(
            "-${random:index/randomId:RandomId::ironwood-suffix#hex}",
            group.Input("baseInstanceName"),
            StringComparison.Ordinal));
    }

    private static IEnumerable<(ResourceNode Node, string Text)> FiltersOf(ResourceNode node) =>
        from text in Texts(node.Inputs)
        where Query().IsMatch(text)
        select (node, text);

    // Text that holds JSON is looked into; boot files and runbooks mention filters but are not filters.
    private static IEnumerable<string> Texts(JsonNode inputs) =>
        from entry in PropertyPath.Texts(inputs)
        where !entry.Path.StartsWith("metadata", StringComparison.Ordinal)
            && !entry.Path.StartsWith("documentation", StringComparison.Ordinal)
        from text in entry.Text.StartsWith('{') ? PropertyPath.Texts(JsonNode.Parse(entry.Text))
            .Select(inner => inner.Text)
            : [entry.Text]
        select text;

    private static IEnumerable<string> ZonesOf(ResourceGraph graph) =>
        graph.OfType(Types.InstanceGroupManager).Select(group => group.Input("zone")).OfType<string>();

    [GeneratedRegex(
        @"\b(metric|resource)\.(type|labels?\.\w+)\s*=|\blog_id\(|\blogName\b|\b(json|proto|text)Payload\b|\bselect_slo")]
    private static partial Regex Query();
}
