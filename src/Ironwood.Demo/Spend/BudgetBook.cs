using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Spend;

/// <summary>The budget of a platform. At the start it has an amount and one threshold.</summary>
public sealed class BudgetBook
{
    private BudgetBook(PlatformState state) => Units = (long)(state.Contract.Budget?.Usd ?? 0);

    /// <summary>Whether there is one.</summary>
    public bool Exists { get; set; } = true;

    /// <summary>Its amount; null when it follows last month's.</summary>
    public long? Units { get; set; }

    /// <summary>Its currency.</summary>
    public string Currency { get; set; } = "USD";

    /// <summary>Shares of the amount at which notices are sent.</summary>
    public IReadOnlyList<double> Thresholds { get; set; } = [0.8];

    /// <summary>A platform's budget.</summary>
    public static BudgetBook Of(PlatformState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Part(platform => new BudgetBook(platform));
    }
}
