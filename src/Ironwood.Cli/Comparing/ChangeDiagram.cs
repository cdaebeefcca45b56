using Ironwood.Analysis.Diff;
using Ironwood.Report.Drawing;

namespace Ironwood.Cli.Comparing;

/// <summary>What changes and what depends on it, as a Mermaid flowchart that GitHub draws.</summary>
internal static class ChangeDiagram
{
    // A larger chart cannot be read; Mermaid itself draws up to 500 edges.
    private const int MostNodes = 24;
    private const int MostEdges = 48;

    /// <summary>The chart, most serious changes first; null when nothing changes.</summary>
    /// <param name="diff">The changes.</param>
    /// <param name="leftOut">How many groups of resources are not drawn.</param>
    public static string? Of(GraphDiff diff, out int leftOut)
    {
        var groups = ChangeGroup.Of(diff.Changes);
        var drawn = groups.Take(MostNodes).ToArray();
        leftOut = groups.Count - drawn.Length;
        if (drawn.Length == 0)
        {
            return null;
        }
        var ids = drawn.Index()
            .SelectMany(group => group.Item.Members.Select(change => (change.Resource.Urn, Id: Id(group.Index))))
            .ToDictionary(entry => entry.Urn, entry => entry.Id, StringComparer.Ordinal);
        var chart = new StringBuilder("flowchart LR\n");
        foreach (var (index, group) in drawn.Index())
        {
            var kind = DiffWords.Word(group.First.Kind);
            chart.Append($"  {Id(index)}[\"{Label(group.Names)}<br/>{Label(group.Type)}<br/>{kind}\"]:::{kind}\n");
        }
        foreach (var (from, to) in diff.After.Edges
            .Where(edge => ids.ContainsKey(edge.From) && ids.ContainsKey(edge.To))
            .Select(edge => (ids[edge.To], ids[edge.From]))
            .Where(edge => edge.Item1 != edge.Item2)
            .Distinct()
            .Take(MostEdges))
        {
            chart.Append($"  {from} --> {to}\n");
        }
        return chart.Append("""
              classDef replaced fill:#fff1e5,stroke:#bc4c00,color:#1f2328
              classDef removed fill:#ffebe9,stroke:#cf222e,color:#1f2328
              classDef changed fill:#ddf4ff,stroke:#0969da,color:#1f2328
              classDef added fill:#dafbe1,stroke:#1a7f37,color:#1f2328

            """).ToString().ReplaceLineEndings("\n");
    }

    private static string Id(int index) => $"n{index}";

    private static string Label(string text) => MermaidText.Escape(ShownValue.Cut(text));
}
