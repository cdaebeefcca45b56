namespace Ironwood.Catalog.Pricing;

/// <summary>How to complete the settings with prices that the catalogue does not know.</summary>
public static class MissingPrices
{
    /// <summary>What to do, with the YAML to paste: one entry for each price that is missing.</summary>
    /// <param name="setting">The setting that holds prices, for example <c>ironwood:spend</c>.</param>
    /// <param name="charges">What is charged without a known price.</param>
    public static string Fix(string setting, IEnumerable<Charge> charges)
    {
        var entries = charges.Select(charge => (charge.PriceKey, charge.Unit))
            .Distinct()
            .OrderBy(entry => entry.PriceKey, StringComparer.Ordinal)
            .Select(entry => $"{entry.PriceKey}: {Placeholder(entry.Unit)}");
        return $"paste this under '{setting}:' and write US dollars in place of each USD_PER_…: "
            + $"prices: {{{string.Join(", ", entries)}}}";
    }

    // chip-hour → USD_PER_CHIP_HOUR. It is no number, so that a pasted text without a price is refused.
    private static string Placeholder(string unit) => $"USD_PER_{unit.ToUpperInvariant().Replace('-', '_')}";
}
