using System.Globalization;

namespace Ironwood.Infra.Spend;

/// <summary>One part of what a stack costs.</summary>
/// <param name="Path">The setting that brings it about.</param>
/// <param name="Name">The tier, or <c>front door</c>.</param>
/// <param name="Region">Where it stands; the stack's region for what is global.</param>
/// <param name="PriceKey">What is priced: a generation, a machine type.</param>
/// <param name="Quantity">How many units an hour.</param>
/// <param name="Unit">For example <c>chip-hour</c>.</param>
/// <param name="UsdPerUnit">The price; null when it is not known.</param>
public sealed record SpendItem(
    string Path, string Name, string Region, string PriceKey, int Quantity, string Unit, decimal? UsdPerUnit)
{
    /// <summary>What it is, without its price.</summary>
    public string What => string.Create(CultureInfo.InvariantCulture, $"{Quantity} {Unit}s of {PriceKey} for {Name} in {Region}");

    /// <summary>US dollars an hour; null when the price is not known.</summary>
    public decimal? UsdPerHour => UsdPerUnit * Quantity;

    /// <summary>The calculation, for people.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name} {Quantity} x {UsdPerUnit:0.#####} = {UsdPerHour:#,0.00###}");
}

/// <summary>What a stack costs an hour as long as it stands, whether it is used or not.</summary>
/// <param name="Items">Its parts.</param>
public sealed record SpendEstimate(IReadOnlyList<SpendItem> Items)
{
    /// <summary>The parts whose price is known.</summary>
    public IEnumerable<SpendItem> Priced => Items.Where(item => item.UsdPerHour is not null);

    /// <summary>The parts whose price is not known; while there is one, <see cref="UsdPerHour"/> is too low.</summary>
    public IEnumerable<SpendItem> Unpriced => Items.Where(item => item.UsdPerHour is null);

    /// <summary>US dollars an hour of the priced parts.</summary>
    public decimal UsdPerHour => Priced.Sum(item => item.UsdPerHour!.Value);
}
