using Spectre.Console;

namespace Ironwood.Cli.Previewing;

/// <summary>
/// The resources below their components. Siblings with the same structure, such as nine slices or twenty services,
/// share one line.
/// </summary>
internal static class ResourceTree
{
    /// <summary>Up to this many equal siblings are listed one by one.</summary>
    private const int MostListed = 3;

    public static Tree Of(ResourceGraph graph, bool unicode)
    {
        var tree = new Tree(Label(graph, [graph.Root])) { Guide = unicode ? TreeGuide.Line : TreeGuide.Ascii };
        AddChildren(graph, tree, graph.ChildrenOf(graph.Root));
        return tree;
    }

    /// <summary>Siblings in the order in which they are shown, equal ones together.</summary>
    public static IEnumerable<ResourceNode[]> Alike(ResourceGraph graph, IEnumerable<ResourceNode> children) => children
        .GroupBy(child => Shape(graph, child), StringComparer.Ordinal)
        .SelectMany(group => group.Count() > MostListed
            ? [group.OrderBy(node => node.Name, NaturalOrder.Comparer).ToArray()]
            : group.Select(node => new[] { node }))
        .OrderBy(nodes => nodes[0].Kind == ResourceKind.Component)
        .ThenBy(nodes => nodes[0].Name, NaturalOrder.Comparer);

    /// <summary>Resources in a component, at any depth.</summary>
    public static int CountInside(ResourceGraph graph, ResourceNode node) => graph.ChildrenOf(node)
        .Sum(child => child.Kind == ResourceKind.Component ? CountInside(graph, child) : 1);

    private static void AddChildren(ResourceGraph graph, IHasTreeNodes parent, IEnumerable<ResourceNode> children)
    {
        foreach (var nodes in Alike(graph, children))
        {
            var branch = parent.AddNode(Label(graph, nodes));
            AddChildren(graph, branch, nodes.SelectMany(graph.ChildrenOf));
        }
    }

    private static Paragraph Label(ResourceGraph graph, ResourceNode[] nodes)
    {
        var isComponent = nodes[0].Kind == ResourceKind.Component;
        var names = NameList.Of([.. nodes.Select(node => node.Name)]);
        var inside = nodes.Sum(node => CountInside(graph, node));
        var count = isComponent ? $", {Counted.Of(inside, "resource")}" : "";
        StyledLine line =
            $"{new Styled(names, isComponent ? Styles.Bold : Styles.Plain)} "
            + $"{Styled.Grey(ResourceType.Short(nodes[0].Type) + count)}";
        return line.ToParagraph();
    }

    private static string Shape(ResourceGraph graph, ResourceNode node)
    {
        var shapes = graph.ChildrenOf(node).Select(child => Shape(graph, child)).Order(StringComparer.Ordinal);
        return $"{node.Type}({string.Join(',', shapes)})";
    }
}
