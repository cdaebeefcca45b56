namespace Ironwood.Operations.Verification.Ports;

/// <summary>The budgets of a billing account.</summary>
public interface IBudgets
{
    /// <summary>The one of that name, <c>billingAccounts/A/budgets/B</c>; null when there is none.</summary>
    Task<FoundBudget?> FindAsync(string name, CancellationToken cancellation);
}

/// <summary>A budget.</summary>
/// <param name="Amount">Its amount a month; null when it follows last month's.</param>
/// <param name="Currency">As <c>USD</c>; empty when it follows last month's.</param>
/// <param name="Thresholds">Shares of the amount at which somebody is told.</param>
public sealed record FoundBudget(decimal? Amount, string Currency, int Thresholds);
