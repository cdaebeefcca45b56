namespace Ironwood.Analysis.Reading;

/// <summary>Reads the environment of a resource from its label.</summary>
internal static class Environments
{
    /// <summary>
    /// Whether it belongs to a disposable stack, labelled <c>environment: dev</c>: its data may be lost.
    /// </summary>
    public static bool IsDisposable(this ResourceNode node) => node.Text("labels.environment") == "dev";

    /// <summary>
    /// Whether the stack is disposable, as its labelled resources say. Subnets and firewall rules take no labels.
    /// </summary>
    public static bool IsDisposable(this ResourceGraph graph)
    {
        var labelled = graph.Nodes.Where(node => node.Text("labels.environment") is not null).ToArray();
        return labelled.Length > 0 && labelled.All(IsDisposable);
    }
}
