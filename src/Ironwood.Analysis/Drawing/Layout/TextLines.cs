namespace Ironwood.Analysis.Drawing.Layout;

/// <summary>Text cut into lines.</summary>
internal static class TextLines
{
    private const int MostLines = 2;

    /// <summary>At most two lines; what does not fit ends in <c>…</c>.</summary>
    public static IReadOnlyList<string> Of(string text, int length)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var line = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (line.Length <= length || lines[^1].Length == 0)
            {
                lines[^1] = line;
            }
            else
            {
                lines.Add(word);
            }
        }
        var shown = lines.Take(MostLines).Select(line => Cut(line, length)).ToArray();
        if (lines.Count > MostLines)
        {
            shown[^1] = Cut(shown[^1] + "…", length);
        }
        return shown;
    }

    /// <summary>One line, ending in <c>…</c> when it is longer.</summary>
    public static string Cut(string text, int length) => text.Length <= length ? text : $"{text.AsSpan(0, length - 1)}…";
}
