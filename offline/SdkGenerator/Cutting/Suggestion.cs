namespace Ironwood.SdkGenerator.Cutting;

/// <summary>Finds what a misspelt token was meant to be.</summary>
internal static class Suggestion
{
    // Further off than a third of its length, a name is another name.
    private const int LettersPerMistake = 3;

    public static string? For(string text, IEnumerable<string> known)
        => known
            .Select(candidate => (Text: candidate, Distance: Distance(text, candidate)))
            .Where(candidate => candidate.Distance <= text.Length / LettersPerMistake)
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Text, StringComparer.Ordinal)
            .FirstOrDefault().Text;

    /// <summary>Letters to insert, delete or replace, case aside.</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var isSame = char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]);
                var replaced = isSame ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
