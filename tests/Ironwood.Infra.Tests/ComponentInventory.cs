using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Ironwood.Infra.Tests;

/// <summary>
/// What a component makes in one setting, as <c>tests/inventories/components</c> keeps it. Which inputs are kept is a
/// person's choice: to keep another input, write its path below its resource, with any value, and let the test
/// rewrite the file.
/// </summary>
public sealed class ComponentInventory
{
    /// <summary>Number of resources directly inside the component, by type.</summary>
    public SortedDictionary<string, string> Counts { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Some inputs: values by path, by resource as <c>type::name</c>.</summary>
    public SortedDictionary<string, SortedDictionary<string, string>> Inputs { get; init; } = new(
        StringComparer.Ordinal);

    /// <summary>Reads a file.</summary>
    /// <returns>Inventories by the name of their setting; empty when the text is.</returns>
    public static IDictionary<string, ComponentInventory> Parse(string yaml) => new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .Build()
        .Deserialize<Dictionary<string, ComponentInventory>>(yaml) ?? [];

    /// <summary>A file's text.</summary>
    public static string ToYaml(IDictionary<string, ComponentInventory> settings) => new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitEmptyCollections)
        .WithNewLine("\n")
        .Build()
        .Serialize(settings);

    /// <summary>What a graph has of a component.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="component">The component's type.</param>
    /// <param name="chosen">The inputs that are kept; keys that are not in the graph are left out.</param>
    public static ComponentInventory Of(ResourceGraph graph, string component, ComponentInventory? chosen)
    {
        var inside = graph.OfType(component).SelectMany(graph.ChildrenOf).ToArray();
        var inventory = new ComponentInventory();
        foreach (var type in inside.GroupBy(node => node.Type))
        {
            inventory.Counts[type.Key] = type.Count().ToString(CultureInfo.InvariantCulture);
        }
        foreach (var node in inside)
        {
            var paths = chosen?.Inputs.GetValueOrDefault($"{node.Type}::{node.Name}")?.Keys
                ?? Enumerable.Empty<string>();
            var values = paths.Where(path => node.Input(path) is not null)
                .ToDictionary(path => path, path => node.Input(path)!);
            if (values.Count > 0)
            {
                inventory.Inputs[$"{node.Type}::{node.Name}"] = new(values, StringComparer.Ordinal);
            }
        }
        return inventory;
    }
}
