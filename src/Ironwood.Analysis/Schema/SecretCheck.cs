using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Schema;

/// <summary>
/// Finds secrets that the cloud would show: a secret value, or a secret output of another resource, in a property that
/// the provider does not keep secret; and stack outputs that read a secret but are not marked as secret.
/// </summary>
internal static class SecretCheck
{
    private const string Fix = "keep it in Secret Manager, and pass the secret's name";

    public static IEnumerable<Finding> Check(CheckedNode node) =>
        from finding in Values(node).Concat(Reads(node))
        group finding by finding.Property into samePlace
        select samePlace.First();

    /// <summary>Outputs of the stack that read a secret but are not marked as secret.</summary>
    public static IEnumerable<Finding> Outputs(ResourceGraph graph) =>
        from node in graph.Nodes
        where node.Parent is null
        from output in PropertyPath.Texts(node.Outputs, "outputs")
        where !node.Secrets.Any(secret => IsWithin(output.Path, secret))
        from reference in Reference.In(output.Text).Where(reference => IsSecret(graph, reference)).Take(1)
        select new Finding(
            SchemaRules.SecretExposed, node, output.Path, $"shows {reference.Label}, which is secret, as plain text",
            "remove the output, or wrap it in Output.CreateSecret");

    private static IEnumerable<Finding> Values(CheckedNode node) =>
        from path in node.Secrets
        where node.Schema.Input(path) is not null && !IsKeptSecret(node.Schema, path) && !IsDeclaredSecret(node, path)
        orderby path
        select node.Finding(
            SchemaRules.SecretExposed, path, "holds a secret, but the provider shows this property to everyone", Fix);

    private static IEnumerable<Finding> Reads(CheckedNode node) =>
        from read in node.Reads
        where !IsKeptSecret(node.Schema, read.Key)
        from reference in read.Value.Where(reference => IsSecret(node.Graph, reference)).Take(1)
        select node.Finding(
            SchemaRules.SecretExposed, read.Key,
            $"reads {reference.Label}, which is secret, but the provider shows this property to everyone", Fix);

    private static bool IsSecret(ResourceGraph graph, Reference reference) =>
        ReferenceCheck.OutputOf(graph, reference) is { IsSecret: true }
        || graph.Find(reference.Target)?.Options.SecretOutputs.Contains(reference.Property) == true;

    // The engine encrypts these in the state and hides them, whatever the provider says of them.
    private static bool IsDeclaredSecret(CheckedNode node, string path) =>
        node.Node.Options.SecretOutputs.Contains(PropertyPath.Steps(path)[0]);

    // A secret block also keeps its properties secret.
    private static bool IsKeptSecret(ResourceSchema schema, string path)
    {
        var steps = PropertyPath.Steps(path);
        return Enumerable.Range(1, steps.Count).Any(length =>
            schema.Input(string.Join('.', steps.Take(length))) is { IsSecret: true });
    }

    private static bool IsWithin(string path, string outer) =>
        path.StartsWith(outer, StringComparison.Ordinal)
        && (path.Length == outer.Length || path[outer.Length] is '.' or '[');
}
