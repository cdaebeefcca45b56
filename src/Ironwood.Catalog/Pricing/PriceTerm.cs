using Ironwood.Catalog.Accelerators;

namespace Ironwood.Catalog.Pricing;

/// <summary>For how long the use of machines is committed; Google's price lists have a column for each.</summary>
/// <param name="Id">Id that settings and command lines use: <c>on-demand</c>, <c>1y</c> or <c>3y</c>.</param>
/// <param name="Name">Its name in a sentence, for example <c>1-year commitment</c>.</param>
/// <param name="Months">Months of the commitment; 0 without one.</param>
/// <param name="Capacities">Ids of the capacity kinds whose machines have this price.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Note">What a reader should know; null if nothing.</param>
public sealed record PriceTerm(
    string Id,
    string Name,
    int Months,
    IReadOnlyList<string> Capacities,
    string Source,
    DateOnly AsOf,
    string? Note = null) : ISourced
{
    private const string OnDemandId = "on-demand";

    private static readonly Lazy<IReadOnlyList<PriceTerm>> Rows = new(static () =>
        EmbeddedRows.Read("Pricing/price-terms.json", RowFormat.Default.PriceTermArray));

    /// <summary>All terms, the shortest first.</summary>
    public static IReadOnlyList<PriceTerm> All => Rows.Value;

    /// <summary>The terms with a commitment.</summary>
    public static IEnumerable<PriceTerm> Commitments => All.Where(term => term.IsCommitment);

    /// <summary>No commitment.</summary>
    public static PriceTerm OnDemand => Find(OnDemandId)!;

    /// <summary>Whether use is committed, and then billed whether the machines run or not.</summary>
    public bool IsCommitment => Months > 0;

    /// <summary>The term of an id, or null.</summary>
    public static PriceTerm? Find(string id) => All.FirstOrDefault(term => term.Id == id);

    /// <summary>Whether machines of a capacity kind have this price.</summary>
    public bool Covers(CapacityKind capacity)
    {
        ArgumentNullException.ThrowIfNull(capacity);
        return Capacities.Contains(capacity.Id);
    }
}
