namespace Ironwood.Catalog.Pricing;

/// <summary>How a price was come by.</summary>
public enum PriceConfidence
{
    /// <summary>Read on the provider's own page, or a stored copy of it.</summary>
    Page,

    /// <summary>Read in another source that quotes the page, with a date.</summary>
    Quoted,

    /// <summary>
    /// Generally known, but found in no readable copy of the page: the row's date is that of the search. Hold it
    /// against the page before you rely on it.
    /// </summary>
    Unverified,
}
