namespace Ironwood.Catalog.Accelerators;

/// <summary>
/// Names such as <c>v5p-128</c>, <c>v6e-8</c> or the original recipe's <c>v7-256</c>: a generation and a number that
/// counts chips in one generation and TensorCores in another. Settings take generation and topology (or chips)
/// instead; this says what a name would be in that form.
/// </summary>
public static partial class LegacyAcceleratorName
{
    private static readonly Lazy<IReadOnlyList<LegacyNameRow>> Prefixes = new(static () =>
        EmbeddedRows.Read("Accelerators/legacy-names.json", RowFormat.Default.LegacyNameRowArray));

    /// <summary>Reads a name of that kind.</summary>
    /// <returns><c>null</c> when the text is no such name, or its number is not whole chips.</returns>
    public static LegacyAcceleratorReading? Read(string? text)
    {
        var match = Form().Match(text ?? "");
        var prefix = Prefixes.Value.FirstOrDefault(p => p.Prefix == match.Groups["prefix"].Value);
        var digits = match.Groups["number"].Value;
        if (prefix is null || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var divisor = prefix.Counts == SuffixCounting.TensorCores ? prefix.TensorCoresPerChip : 1;
        if (number == 0 || number % divisor != 0)
        {
            return null;
        }

        var chips = number / divisor;
        var generation = prefix.Generation is null ? null : AcceleratorCatalog.Find(prefix.Generation);
        var topologies = generation?.WithChips(chips).ToArray() ?? [];
        return new LegacyAcceleratorReading(
            match.Value,
            generation,
            prefix.Counts,
            chips,
            topologies.Length > 0 ? topologies[0] : null,
            prefix.Note);
    }

    [GeneratedRegex(@"\A(?<prefix>(tpu-?)?v?[0-9]+[a-z]*)-(?<number>[0-9]+)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
