namespace Ironwood.Problems;

/// <summary>"Did you mean" for keys and names.</summary>
public static class Spelling
{
    // Longer names are not typed by hand, and the time to compare them grows with the product of their lengths.
    private const int MostLetters = 100;

    /// <summary>The candidate that is most similar to the text; null if no candidate is similar enough.</summary>
    public static string? Nearest(string written, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return candidates
            .Where(candidate => IsNear(written, candidate))
            .OrderBy(candidate => Distance(written, candidate))
            .ThenBy(candidate => candidate, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>
    /// Whether two words are similar: at most a third of their letters differ. Long words are never similar.
    /// </summary>
    public static bool IsNear(string written, string candidate)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(candidate);
        var most = Math.Max(1, Math.Max(written.Length, candidate.Length) / 3);
        return Math.Max(written.Length, candidate.Length) <= MostLetters
            && Math.Abs(written.Length - candidate.Length) <= most
            && Distance(written, candidate) <= most;
    }

    // Edit distance that ignores case and counts two swapped neighbours once (optimal string alignment).
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            table[i, 0] = i;
        }
        for (var j = 0; j <= b.Length; j++)
        {
            table[0, j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }
        return table[a.Length, b.Length];

        static bool Same(char x, char y) => char.ToLowerInvariant(x) == char.ToLowerInvariant(y);
    }
}
