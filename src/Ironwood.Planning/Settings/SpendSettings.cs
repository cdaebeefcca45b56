namespace Ironwood.Planning.Settings;

/// <summary>What the stack may cost at most, before anything is made.</summary>
public sealed record SpendSettings
{
    /// <summary>US dollars above which a price is a slip of the hand.</summary>
    internal const double LargestPrice = 1_000_000;

    /// <summary>Whether a number can be a price.</summary>
    internal static bool IsPrice(double usd) => usd is > 0 and <= LargestPrice;

    /// <summary>
    /// US dollars an hour that the stack may cost as it stands, at list prices and at its largest size. Nothing is
    /// registered above it. Required where there are accelerators; default elsewhere: none.
    /// </summary>
    [Between(0.01, 10_000_000)]
    public double? CeilingUsdPerHour { get; init; }

    /// <summary>
    /// For how long the use of accelerators is committed, which sets their price: <c>on-demand</c> (no commitment),
    /// <c>1y</c> or <c>3y</c>. The commitment itself is bought from Google; this setting only prices it. Spot and
    /// flex-start tiers cannot be committed. Default <c>on-demand</c>.
    /// </summary>
    public string Term { get; init; } = "on-demand";

    /// <summary>Tiers that the commitment of <c>term</c> leaves out; they have the price of their capacity. Default:
    /// none.</summary>
    public IReadOnlyList<string> UncommittedTiers { get; init; } = [];

    /// <summary>
    /// Prices that replace or complete the catalogue's, in US dollars, in every region; with <c>@</c> and a region in
    /// that region only (<c>redis@europe-west4: 0.04</c>), which goes before the one for all. Keys: a generation's
    /// chip-hour (<c>tpu7x: 8.4</c>) and a machine type's VM-hour (<c>e2-small: 0.02</c>), both on demand; for another
    /// kind of capacity with its name (<c>tpu7x/spot: 5.1</c>, <c>tpu7x/reservation</c>, <c>tpu7x/flexStart</c>), and
    /// for a commitment with its term (<c>tpu7x/1y: 8.1</c>); a
    /// disk type's GiB-month (<c>pd-balanced: 0.1</c>), a GB-hour of the cache (<c>redis</c>), a replica-hour of a
    /// Vertex AI endpoint by machine type (<c>ct6e-standard-4t: 11</c>), or where Model Garden chooses it
    /// (<c>modelGarden</c>). Default: the list prices.
    /// </summary>
    [KeyedBy("item")]
    public IReadOnlyDictionary<string, double> Prices { get; init; } = new Dictionary<string, double>();
}

/// <summary>The monthly budget, which tells but does not stop.</summary>
public sealed record BudgetSettings
{
    /// <summary>
    /// Billing account that pays for the project, as <c>XXXXXX-XXXXXX-XXXXXX</c>; its currency must be the US dollar.
    /// Default: none, and then no budget.
    /// </summary>
    public string? BillingAccount { get; init; }

    /// <summary>Whole US dollars a month. Default 10000, as in the recipe.</summary>
    [Between(1, 1_000_000_000)]
    public int Usd { get; init; } = 10_000;

    /// <summary>
    /// Shares of the budget at which notice is given of what has been spent; that the whole will be spent is always
    /// told ahead. Default 0.5, 0.8 and 1.
    /// </summary>
    public IReadOnlyList<double> Thresholds { get; init; } = [0.5, 0.8, 1.0];
}
