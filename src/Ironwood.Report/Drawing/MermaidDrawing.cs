using static Ironwood.Report.Drawing.MermaidText;

namespace Ironwood.Report.Drawing;

/// <summary>An architecture in Mermaid's flowchart notation, as GitHub renders it.</summary>
public static class MermaidDrawing
{
    /// <summary>The drawing, ending with a line feed.</summary>
    public static string Of(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var text = new StringBuilder("flowchart TB\n");
        text.Append(CultureInfo.InvariantCulture, $"  accTitle: {Escape(architecture.Title)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  accDescr: {Escape(architecture.Summary)}\n");
        if (architecture.HasClients)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Architecture.ClientId}([\"{Architecture.ClientTitle}\"])\n");
        }
        foreach (var area in architecture.Areas)
        {
            text.Append(CultureInfo.InvariantCulture, $"  subgraph {area.Id}[\"{Escape(area.Title)}\"]\n");
            foreach (var box in area.Boxes.Where(box => !area.Sets.Any(set => set.Boxes.Contains(box.Id))))
            {
                text.Append("    ").Append(Node(box));
            }
            foreach (var set in area.Sets)
            {
                text.Append(CultureInfo.InvariantCulture, $"    subgraph {set.Id}[\"{Escape(set.Title)}\"]\n");
                foreach (var box in area.Boxes.Where(box => set.Boxes.Contains(box.Id)))
                {
                    text.Append("      ").Append(Node(box));
                }
                text.Append("    end\n");
            }
            text.Append("  end\n");
        }
        foreach (var arrow in architecture.Arrows)
        {
            var line = arrow.IsWatching ? "-.->" : "-->";
            var label = arrow.Label.Length > 0 ? $"|\"{Escape(arrow.Label)}\"|" : "";
            text.Append(CultureInfo.InvariantCulture, $"  {arrow.From} {line}{label} {arrow.To}\n");
        }
        return text.ToString();
    }

    private static string Node(Box box) => string.Create(CultureInfo.InvariantCulture,
        $"{box.Id}[\"{string.Join("<br/>", new[] { box.Name, box.Kind }.Concat(box.Details).Select(Escape))}\"]\n");
}
