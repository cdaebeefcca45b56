using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Schema;

/// <summary>Checks a value that another resource supplies: whether it exists, and its type.</summary>
internal static class ReferenceCheck
{
    // Outputs that every resource has.
    private static readonly HashSet<string> Universal = ["id", "urn"];

    /// <summary>Checks that the output fits the property that reads it.</summary>
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
                        $"reads {reference.Label}, {output.Kind.WithArticle()}, but the property holds "
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
                    SchemaRules.WrongType, path, $"is a text, but the property holds {property.Kind.WithArticle()}",
                    $"give {property.Kind.WithArticle()}"),
            ];
        }
        // A digit is valid JSON wherever a reference may be, inside a text or outside.
        return property.Format is { Name: "json" } json && json.Expected(Reference.Replace(text, "0")) is { } expected
            ? [node.Finding(SchemaRules.Malformed, path, $"is not {expected}", $"write {expected}")]
            : [];
    }

    /// <summary>References of inputs to resources or outputs that do not exist.</summary>
    public static IEnumerable<Finding> Dangling(CheckedNode node) =>
        node.Reads.SelectMany(read => Dangling(node.Graph, node.Node, read.Key, read.Value));

    /// <summary>
    /// References of outputs to resources or outputs that do not exist. References of a component's inputs are checked
    /// at its children.
    /// </summary>
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
        select new Finding(SchemaRules.DanglingReference, node, path, message, "read an existing resource and output");

    /// <summary>The schema of an output that is read; null when unknown.</summary>
    public static PropertySchema? OutputOf(ResourceGraph graph, Reference reference) =>
        graph.Find(reference.Target) is { } target && !Universal.Contains(reference.Property)
            ? ProviderSchema.Of(target.Type)?.Output(reference.Property)
            : null;

    private static string? Missing(ResourceGraph graph, Reference reference) =>
        graph.Find(reference.Target) is not { } target
            ? $"reads {reference.Label}, but there is no {reference.Target.Type} with that name"
            : ProviderSchema.Of(target.Type) is { } schema && !Universal.Contains(reference.Property)
                && schema.Output(reference.Property) is null
                ? $"reads {reference.Label}, but {reference.Target.Type} has no such output"
                : null;

    // Providers convert between numbers and texts.
    private static bool Fits(ValueKind output, ValueKind property) =>
        output == property
        || (output, property) is (ValueKind.WholeNumber, ValueKind.Number) or (ValueKind.Number, ValueKind.WholeNumber)
            or (ValueKind.Text, ValueKind.WholeNumber) or (ValueKind.Text, ValueKind.Number)
            or (ValueKind.WholeNumber, ValueKind.Text) or (ValueKind.Number, ValueKind.Text)
            or (ValueKind.Block, ValueKind.Map) or (ValueKind.Map, ValueKind.Block);
}
