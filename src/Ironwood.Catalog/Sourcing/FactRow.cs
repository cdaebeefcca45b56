namespace Ironwood.Catalog.Sourcing;

/// <summary>One row of the catalogue's files, whatever it is about: where it stands, and how old it is.</summary>
/// <param name="File">Folder and name of its file, for example <c>Limits/limits.json</c>.</param>
/// <param name="Index">Its place in the file, from 0.</param>
/// <param name="Source">Where the fact is stated.</param>
/// <param name="AsOf">When it was read there.</param>
public sealed record FactRow(string File, int Index, string Source, DateOnly AsOf)
{
    /// <summary>Years for which a fact is trusted without another look at its source.</summary>
    public const int TrustedYears = 1;

    /// <summary>Every row of every file, in the order of the files' names.</summary>
    /// <exception cref="InvalidDataException">A row has no source or no date.</exception>
    public static IReadOnlyList<FactRow> All =>
    [.. typeof(FactRow).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>Whether its source has to be read again before it is relied on.</summary>
    /// <param name="day">The day on which it is relied on.</param>
    public bool IsStale(DateOnly day) => AsOf.AddYears(TrustedYears) < day;

    private static IEnumerable<FactRow> Read(string file)
    {
        using var stream = typeof(FactRow).Assembly.GetManifestResourceStream(file)!;
        using var document = JsonDocument.Parse(stream);
        var rows = document.RootElement.EnumerateArray().ToArray();
        return [.. rows.Select((row, index) => new FactRow(file, index, Text(row, "source"), Day(Text(row, "asOf"))))];

        string Text(JsonElement row, string property) =>
            row.TryGetProperty(property, out var value) && value.GetString() is { } text ? text : throw Incomplete(row);
        DateOnly Day(string text) =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day : throw new InvalidDataException($"{file} has an invalid date: {text}.");
        InvalidDataException Incomplete(JsonElement row) =>
            new($"{file} has a row without source or day: {row.GetRawText()}");
    }
}
