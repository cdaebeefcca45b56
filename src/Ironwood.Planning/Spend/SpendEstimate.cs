using Ironwood.Catalog.Pricing;

namespace Ironwood.Planning.Spend;

/// <summary>One part of what a stack costs.</summary>
/// <param name="Path">The setting that brings it about.</param>
/// <param name="Name">The tier, or what else it is: <c>front door</c>.</param>
/// <param name="Region">Where it stands; the stack's region for what is global.</param>
/// <param name="Charge">What it costs.</param>
public sealed record SpendItem(string Path, string Name, string Region, Charge Charge)
{
    /// <summary>US dollars an hour; null when the price is not known.</summary>
    public decimal? UsdPerHour => Charge.UsdPerHour;

    /// <summary>The calculation, for people.</summary>
    public override string ToString()
    {
        var hours = Charge.HoursPerUnit == 1
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" / {Charge.HoursPerUnit}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Name} {Charge.Quantity:0.##} x {Charge.UsdPerUnit:0.#####}{hours} = {UsdPerHour:#,0.00###}");
    }
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

    /// <summary>The calculation, for people: machines and cache one by one, the small change together.</summary>
    public override string ToString()
    {
        var large = Priced.Where(item => item.Charge.Unit.EndsWith("-hour", StringComparison.Ordinal)
            && item.UsdPerHour >= UsdPerHour / 100).ToArray();
        var rest = UsdPerHour - large.Sum(item => item.UsdPerHour!.Value);
        return string.Join(" + ", large.Select(item => item.ToString())
            .Append(string.Create(CultureInfo.InvariantCulture, $"all else {rest:#,0.00###}")));
    }
}
