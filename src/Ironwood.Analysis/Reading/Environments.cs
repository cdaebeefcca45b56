using Ironwood.Graph;

namespace Ironwood.Analysis.Reading;

/// <summary>Reads the environment of a resource from its label.</summary>
internal static class Environments
{
    /// <summary>
    /// Whether it belongs to a disposable stack, labelled <c>environment: dev</c>: its data may be lost.
    /// </summary>
    public static bool IsDisposable(this ResourceNode node) => node.Text("labels.environment") == "dev";
}
