using System.Text.Json.Nodes;
using Ironwood.Analysis.Reading;
using Ironwood.Analysis.Rules;
using Ironwood.Graph;

namespace Ironwood.Analysis.Schema;

/// <summary>What can be said of a value that another resource supplies: that it exists, and of which type it
/// is.</summary>
internal static class ReferenceCheck
{
    // Outputs that every resource has.
    private static readonly HashSet<string> Universal = ["id", "urn"];

    /// <summary>Whether what is read fits the property that reads it.</summary>
    public static IEnumerable<Finding> Check(CheckedNode node, JsonNode value, string path, PropertySchema property)
    {
        if (node.Secrets.Contains(path) || value.AsText() is not { } text)
        {
            return [];
        }
        if (Reference.Exactly(text) is { } reference)
        {
            return OutputOf(node.Graph, reference) is { } output && !Fits(output.Kind, property.Kind)
                ?
                [
                    node.Finding(
                        SchemaRules.WrongType, path,
                        $"reads {reference.Label}, {output.Kind.WithArticle()}, and the property holds "
                        + $"{property.Kind.WithArticle()}",
                        "read another output, or convert it"),
                ]
                : [];
        }
        if (property.Kind is ValueKind.Block or ValueKind.List or ValueKind.Map or ValueKind.Boolean)
        {
            return
            [
                node.Finding(
                    SchemaRules.WrongType, path, $"is a text, and the property holds {property.Kind.WithArticle()}",
                    $"give {property.Kind.WithArticle()}"),
            ];
        }
        // A digit stands well wherever a value of another resource may stand in JSON, inside of a text or outside.
        return property.Format is { Name: "json" } json && json.Expected(Reference.Replace(text, "0")) is { } expected
            ? [node.Finding(SchemaRules.Malformed, path, $"is not {expected}", $"write {expected}")]
            : [];
    }

    /// <summary>References of inputs that lead nowhere.</summary>
    public static IEnumerable<Finding> Dangling(CheckedNode node) =>
        node.Reads.SelectMany(read => Dangling(node.Graph, node.Node, read.Key, read.Value));

    /// <summary>References of outputs that lead nowhere; those of a component's inputs are its children's as
    /// well.</summary>
    public static IEnumerable<Finding> DanglingOutputs(ResourceGraph graph) =>
        from node in graph.Nodes
        from value in PropertyPath.Texts(node.Outputs, "outputs")
        from finding in Dangling(graph, node, value.Path, Reference.In(value.Text))
        select finding;

    private static IEnumerable<Finding> Dangling(
        ResourceGraph graph, ResourceNode node, string path, IEnumerable<Reference> references) =>
        from reference in references
        let message = Missing(graph, reference)
        where message is not null
        select new Finding(SchemaRules.DanglingReference, node, path, message, "read what exists");

    /// <summary>The schema of an output that is read; null when nothing is known of it.</summary>
    public static PropertySchema? OutputOf(ResourceGraph graph, Reference reference) =>
        graph.Find(reference.Target) is { } target && !Universal.Contains(reference.Property)
            ? ProviderSchema.Of(target.Type)?.Output(reference.Property)
            : null;

    private static string? Missing(ResourceGraph graph, Reference reference) =>
        graph.Find(reference.Target) is not { } target
            ? $"reads {reference.Label}, and there is no {reference.Target.Type} of that name"
            : ProviderSchema.Of(target.Type) is { } schema && !Universal.Contains(reference.Property)
                && schema.Output(reference.Property) is null
                ? $"reads {reference.Label}, and {reference.Target.Type} has no such output"
                : null;

    // Providers read numbers out of texts, and write them into texts.
    private static bool Fits(ValueKind output, ValueKind property) =>
        output == property
        || (output, property) is (ValueKind.WholeNumber, ValueKind.Number) or (ValueKind.Number, ValueKind.WholeNumber)
            or (ValueKind.Text, ValueKind.WholeNumber) or (ValueKind.Text, ValueKind.Number)
            or (ValueKind.WholeNumber, ValueKind.Text) or (ValueKind.Number, ValueKind.Text)
            or (ValueKind.Block, ValueKind.Map) or (ValueKind.Map, ValueKind.Block);
}
