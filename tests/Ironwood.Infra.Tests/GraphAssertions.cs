namespace Ironwood.Infra.Tests;

/// <summary>How tests speak of a graph.</summary>
internal static class GraphAssertions
{
    /// <summary>The one resource of a type with a name.</summary>
    public static ResourceNode Find(this ResourceGraph graph, string type, string name) =>
        graph.Find(new ResourceId(type, name))
        ?? throw new Xunit.Sdk.XunitException(
            $"There is no {type} '{name}'; there are: "
            + $"{string.Join(", ", graph.OfType(type).Select(node => node.Name))}");

    /// <summary>The input at a path as text; numbers and booleans in JSON's spelling, null when absent.</summary>
    public static string? Input(this ResourceNode node, string path) => PropertyPath.At(node.Inputs, path) switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out double number) => number.ToString(CultureInfo.InvariantCulture),
        var value => value.ToString(),
    };

    /// <summary>The items of a list input as text.</summary>
    public static IEnumerable<string> List(this ResourceNode node, string path) =>
        PropertyPath.At(node.Inputs, path) is JsonArray list ? list.Select(item => item!.ToString()) : [];

    /// <summary>Asserts that an input reads exactly one output of another resource.</summary>
    public static void Reads(this ResourceGraph graph, ResourceNode from, string path, ResourceNode to, string property)
    {
        var edges = graph.Edges.Where(edge => edge.From == from.Urn && edge.Path == path).ToArray();
        Assert.Contains(new ResourceEdge(from.Urn, path, to.Urn, property), edges);
        Assert.Single(edges);
    }

    /// <summary>What a resource explicitly depends on.</summary>
    public static IEnumerable<ResourceNode> DependenciesOf(this ResourceGraph graph, ResourceNode node) =>
        graph.Edges.Where(edge => edge.From == node.Urn && edge.IsExplicit).Select(edge => graph[edge.To]);

    /// <summary>The children of a component.</summary>
    public static IReadOnlyList<ResourceNode> Inside(this ResourceGraph graph, ResourceNode component) =>
        [.. graph.ChildrenOf(component)];
}
