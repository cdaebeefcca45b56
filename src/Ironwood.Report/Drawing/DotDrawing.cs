namespace Ironwood.Report.Drawing;

/// <summary>An architecture in Graphviz's language.</summary>
public static class DotDrawing
{
    /// <summary>The drawing, ending with a line feed.</summary>
    public static string Of(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var text = new StringBuilder("digraph architecture {\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"  graph [label={Quote(architecture.Title)}, labelloc=t, compound=true, rankdir=TB, newrank=true, "
            + $"fontname=\"Helvetica\"];\n");
        text.Append(
            "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#eef4fb\", color=\"#5b7fa6\", "
            + "fontname=\"Helvetica\", fontsize=11];\n");
        text.Append("  edge [color=\"#47617d\", fontname=\"Helvetica\", fontsize=9];\n");
        if (architecture.HasClients)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {Architecture.ClientId} [label=\"{Architecture.ClientTitle}\", shape=ellipse];\n");
        }
        foreach (var area in architecture.Areas)
        {
            Open(text, "  ", area.Id, area.Title);
            foreach (var box in area.Boxes.Where(box => !area.Sets.Any(set => set.Boxes.Contains(box.Id))))
            {
                text.Append("    ").Append(Node(box));
            }
            foreach (var set in area.Sets)
            {
                Open(text, "    ", set.Id, set.Title);
                foreach (var box in area.Boxes.Where(box => set.Boxes.Contains(box.Id)))
                {
                    text.Append("      ").Append(Node(box));
                }
                text.Append("    }\n");
            }
            text.Append("  }\n");
        }
        var sets = architecture.Areas.SelectMany(area => area.Sets).ToDictionary(set => set.Id, StringComparer.Ordinal);
        foreach (var arrow in architecture.Arrows)
        {
            text.Append(Edge(arrow, sets));
        }
        return text.Append("}\n").ToString();
    }

    private static void Open(StringBuilder text, string indent, string id, string title) => text.Append(
        CultureInfo.InvariantCulture,
        $"{indent}subgraph cluster_{id} {{\n{indent}  label={Quote(title)}; style=\"rounded\"; color=\"#9db2c9\";\n");

    private static string Node(Box box) => string.Create(CultureInfo.InvariantCulture,
        $"{box.Id} [label={Quote(string.Join('\n', new[] { box.Name, box.Kind }.Concat(box.Details)))}];\n");

    // An arrow of a set starts at its middle box and is cut at the set's border.
    private static string Edge(Arrow arrow, Dictionary<string, BoxSet> sets)
    {
        var attributes = new List<string>();
        string End(string id, string cut)
        {
            if (!sets.TryGetValue(id, out var set))
            {
                return id;
            }
            attributes.Add($"{cut}=cluster_{id}");
            return set.Boxes[set.Boxes.Count / 2];
        }
        var ends = $"{End(arrow.From, "ltail")} -> {End(arrow.To, "lhead")}";
        if (arrow.Label.Length > 0)
        {
            attributes.Add($"label={Quote(arrow.Label)}");
        }
        if (arrow.IsWatching)
        {
            attributes.Add("style=dashed");
        }
        return $"  {ends}{(attributes.Count > 0 ? $" [{string.Join(", ", attributes)}]" : "")};\n";
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            // Graphviz reads HTML entities and backslash escapes in every label.
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '&' => "&amp;",
                _ when char.IsControl(letter) => " ",
                _ => letter.ToString(),
            });
        }
        return quoted.Append('"').ToString();
    }
}
