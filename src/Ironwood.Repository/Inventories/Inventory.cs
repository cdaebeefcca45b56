using Ironwood.Graph;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace Ironwood.Repository.Inventories;

/// <summary>
/// A summary of a graph for tests and reviews: resource counts by type, all edges, and selected values. Its diff shows
/// a reviewer what a change does to the platform.
/// </summary>
/// <param name="Counts">Resources by type; components too.</param>
/// <param name="Values">Inputs by <c>type::name path</c>; partial: only listed inputs are compared.</param>
/// <param name="Edges">Dependencies by the resource that depends, each as <c>path &lt;-
/// type::name.property</c>.</param>
internal sealed record Inventory(
    SortedDictionary<string, string> Counts,
    SortedDictionary<string, string> Values,
    SortedDictionary<string, List<string>> Edges)
{
    /// <summary>The inventory of a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="values">Keys of the values to take; keys that are not in the graph are left out.</param>
    public static Inventory Of(ResourceGraph graph, IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(values);
        return new(
            Sorted(graph.Nodes.GroupBy(node => node.Type, (type, nodes) =>
                KeyValuePair.Create(type, nodes.Count().ToString(CultureInfo.InvariantCulture)))),
            Sorted(values.Select(key => KeyValuePair.Create(key, ValueOf(graph, key)))
                .Where(entry => entry.Value is not null)
                .Select(entry => KeyValuePair.Create(entry.Key, entry.Value!))),
            Sorted(graph.Edges.GroupBy(edge => edge.From, (from, edges) =>
                KeyValuePair.Create(Label(graph[from]), edges.Select(edge => Line(graph, edge)).ToList()))));
    }

    /// <summary>Reads an inventory file.</summary>
    /// <exception cref="FormatException">It is not an inventory; the message says where.</exception>
    public static Inventory Parse(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            var root = stream.Documents.Count == 0 ? [] : (YamlMappingNode)stream.Documents[0].RootNode;
            return new(
                Sorted(
                    Section(root, "counts").Select(entry => KeyValuePair.Create(Text(entry.Key), Text(entry.Value)))),
                Sorted(
                    Section(root, "values").Select(entry => KeyValuePair.Create(Text(entry.Key), Text(entry.Value)))),
                Sorted(Section(root, "edges").Select(entry => KeyValuePair.Create(
                    Text(entry.Key), ((YamlSequenceNode)entry.Value).Children.Select(Text).ToList()))));
        }
        catch (Exception error) when (error is YamlException or InvalidCastException)
        {
            throw new FormatException($"This is not an inventory (counts, values, edges): {error.Message}", error);
        }
    }

    /// <summary>The file's text, sorted.</summary>
    public string ToYaml() => new SerializerBuilder()
        .WithNewLine("\n")
        .WithIndentedSequences()
        .Build()
        .Serialize(new Dictionary<string, object> { ["counts"] = Counts, ["values"] = Values, ["edges"] = Edges });

    private static string? ValueOf(ResourceGraph graph, string key)
    {
        var space = key.LastIndexOf(' ');
        var separator = key.IndexOf("::", StringComparison.Ordinal);
        return space < 0 || separator < 0 || separator > space
            ? null
            : PropertyPath.At(
                graph.Find(new(key[..separator], key[(separator + 2)..space]))?.Inputs, key[(space + 1)..])?.ToString();
    }

    private static string Line(ResourceGraph graph, ResourceEdge edge) => edge.IsExplicit
        ? $"{edge.Path} <- {Label(graph[edge.To])}"
        : $"{edge.Path} <- {Label(graph[edge.To])}.{edge.Property}";

    private static string Label(ResourceNode node) => $"{node.Type}::{node.Name}";

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Section(YamlMappingNode root, string name) =>
        root.Children.TryGetValue(new YamlScalarNode(name), out var section) && section is not YamlScalarNode
            ? ((YamlMappingNode)section).Children
            : [];

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    private static SortedDictionary<string, T> Sorted<T>(IEnumerable<KeyValuePair<string, T>> entries) =>
        new(entries.ToDictionary(), StringComparer.Ordinal);
}
