namespace Ironwood.Catalog.Pricing;

/// <summary>A row of a price list: what one unit costs, who says so, and how sure that is.</summary>
public interface IPrice : ISourced
{
    /// <summary>What is priced, in the words of the catalogue: <c>tpu7x</c>, <c>armor.policy</c>.</summary>
    string Item { get; }

    /// <summary>What the price is for: <c>chip-hour</c>, <c>policy-month</c>, <c>GiB</c>.</summary>
    string Unit { get; }

    /// <summary>US dollars for the unit.</summary>
    decimal Usd { get; }

    /// <summary>How it was come by.</summary>
    PriceConfidence Confidence { get; }

    /// <summary>What a reader should know; null if nothing.</summary>
    string? Note { get; }
}
