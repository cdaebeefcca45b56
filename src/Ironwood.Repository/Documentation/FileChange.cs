namespace Ironwood.Repository.Documentation;

/// <summary>
/// A change of a file as a page shows it: <c>+++ NAME</c>, then unchanged, removed (<c>-</c>) and added (<c>+</c>)
/// lines; <c>@@</c> stands for omitted lines.
/// </summary>
internal static class FileChange
{
    private const string Header = "+++ ";
    private const string Gap = "@@";

    /// <summary>Applies a change to the files of a folder.</summary>
    /// <exception cref="FormatException"> The block is not a change, or the file does not have its lines.
    /// </exception>
    public static void Apply(IReadOnlyList<string> block, string folder)
    {
        if (block is not [var header, ..] || !header.StartsWith(Header, StringComparison.Ordinal))
        {
            throw new FormatException($"A diff block must begin with '{Header}NAME'.");
        }
        var name = header[Header.Length..];
        var path = Path.Combine(folder, name);
        var lines = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n').ToList();
        foreach (var hunk in Hunks(block.Skip(1)))
        {
            var before = hunk.Where(line => !line.StartsWith('+')).Select(Body).ToArray();
            var after = hunk.Where(line => !line.StartsWith('-')).Select(Body);
            var places = Enumerable.Range(0, lines.Count - before.Length + 1)
                .Where(at => lines.Skip(at).Take(before.Length).SequenceEqual(before)).ToArray();
            if (before.Length == 0 || places.Length != 1)
            {
                throw new FormatException(
                    $"{name} has {places.Length} places for the change of: {string.Join(" / ", before)}");
            }
            lines.RemoveRange(places[0], before.Length);
            lines.InsertRange(places[0], after);
        }
        File.WriteAllText(path, string.Join('\n', lines));
    }

    private static List<List<string>> Hunks(IEnumerable<string> lines)
    {
        var hunks = new List<List<string>> { new() };
        foreach (var line in lines)
        {
            if (line == Gap)
            {
                hunks.Add([]);
            }
            else
            {
                hunks[^1].Add(line);
            }
        }
        return hunks;
    }

    private static string Body(string line) => line.Length == 0 ? line : line[1..];
}
