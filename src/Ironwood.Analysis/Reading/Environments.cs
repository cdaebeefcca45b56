using Ironwood.Graph;

namespace Ironwood.Analysis.Reading;

/// <summary>Which environment a resource belongs to: its label says so.</summary>
internal static class Environments
{
    /// <summary>Whether it is part of a stack whose data and users nobody misses, labelled <c>environment:
    /// dev</c>.</summary>
    public static bool IsDisposable(this ResourceNode node) => node.Text("labels.environment") == "dev";
}
