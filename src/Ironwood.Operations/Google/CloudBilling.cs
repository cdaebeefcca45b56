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
    public Task<FoundBudget?> FindBudgetAsync(string name, CancellationToken cancellation) =>
        calls.FindAsync(
            $"budget {name}",
            new($"https://billingbudgets.googleapis.com/v1/{name}"),
            WireFormat.Default.BudgetAnswer,
            found => new FoundBudget(
                found.Amount?.SpecifiedAmount is { } amount ? amount.Units + (amount.Nanos / NanosPerUnit) : null,
                found.Amount?.SpecifiedAmount?.CurrencyCode ?? "",
                found.ThresholdRules?.Count ?? 0),
            cancellation);
}

internal sealed record BudgetAnswer(BudgetAmount? Amount = null, IReadOnlyList<ThresholdAnswer>? ThresholdRules = null);

internal sealed record BudgetAmount(MoneyAnswer? SpecifiedAmount = null);

internal sealed record MoneyAnswer(string? CurrencyCode = null, long Units = 0, int Nanos = 0);

internal sealed record ThresholdAnswer(double ThresholdPercent = 0);
