namespace Ironwood.Operations.Google;

/// <summary>Budgets of Cloud Billing.</summary>
public interface ICloudBilling
{
    /// <summary>A budget by its name, <c>billingAccounts/A/budgets/B</c>; null when it does not exist.</summary>
    Task<FoundBudget?> FindBudgetAsync(string name, CancellationToken cancellation);
}

/// <summary>A budget.</summary>
/// <param name="Amount">Amount per month; null when the budget follows last month's spend.</param>
/// <param name="Currency">Such as <c>USD</c>; empty when the budget follows last month's spend.</param>
/// <param name="Thresholds">Number of thresholds that send a notification.</param>
public sealed record FoundBudget(decimal? Amount, string Currency, int Thresholds);

/// <summary>Cloud Billing's Budget API, over REST.</summary>
/// <remarks>https://docs.cloud.google.com/billing/docs/reference/budget/rest/v1/billingAccounts.budgets</remarks>
/// <param name="calls">Makes the calls.</param>
public sealed class CloudBilling(GoogleCalls calls) : ICloudBilling
{
    private const decimal NanosPerUnit = 1_000_000_000;

    /// <inheritdoc/>
    public async Task<FoundBudget?> FindBudgetAsync(string name, CancellationToken cancellation)
    {
        var found = await calls.FindAsync(
            $"budget {name}",
            new($"https://billingbudgets.googleapis.com/v1/{name}"),
            WireFormat.Default.BudgetAnswer,
            cancellation).ConfigureAwait(false);
        var amount = found?.Amount?.SpecifiedAmount;
        return found is null ? null : new(
            amount is null ? null : amount.Units + (amount.Nanos / NanosPerUnit),
            amount?.CurrencyCode ?? "",
            found.ThresholdRules?.Count ?? 0);
    }
}

internal sealed record BudgetAnswer(BudgetAmount? Amount, IReadOnlyList<ThresholdAnswer>? ThresholdRules);

internal sealed record BudgetAmount(MoneyAnswer? SpecifiedAmount);

internal sealed record MoneyAnswer(string? CurrencyCode, long Units, int Nanos);

internal sealed record ThresholdAnswer(double ThresholdPercent);
