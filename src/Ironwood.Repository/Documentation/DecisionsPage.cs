namespace Ironwood.Repository.Documentation;

/// <summary><c>docs/decisions/README.md</c>, generated from the records in its folder.</summary>
internal static partial class DecisionsPage
{
    /// <summary>Folder of the records, from the repository's root.</summary>
    public const string Folder = "docs/decisions";

    /// <summary>The page.</summary>
    /// <param name="root">The repository's root.</param>
    /// <exception cref="FormatException">A record does not begin with its number, title, date and state.</exception>
    public static string Text(string root)
    {
        var page = new StringBuilder("""
            # Decisions

            One record per choice that a later maintainer may question: the alternatives, the decision and its
            consequences. A record is not rewritten; a later record replaces it and says so. This page is generated from
            the records by `./ironwood inventories`.

            | | decision | of | state |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        var folder = Path.Combine(root, Folder);
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "0*.md") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            var head = Head().Match(File.ReadAllText(file).ReplaceLineEndings("\n"));
            if (!head.Success || int.Parse(head.Groups["number"].Value, null) != int.Parse(name[..4], null))
            {
                throw new FormatException(
                    $"{Folder}/{name} does not begin with '# NUMBER. TITLE', an empty line and 'DATE · STATE'.");
            }
            string[] cells =
            [
                head.Groups["number"].Value,
                $"[{head.Groups["title"]}]({name})",
                head.Groups["date"].Value,
                head.Groups["state"].Value,
            ];
            page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }
        return page.ToString();
    }

    [GeneratedRegex(
        @"\A# (?<number>[0-9]+)\. (?<title>.+)\n\n(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2}) · (?<state>.+)\n",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Head();
}
