using Ironwood.Operations.Verification;
using Ironwood.Operations.Verification.Ports;

namespace Ironwood.Operations.Spend;

/// <summary>Budgets of a billing account, over the Cloud Billing Budget API.</summary>
/// <remarks>https://docs.cloud.google.com/billing/docs/reference/budget/rest/v1/billingAccounts.budgets</remarks>
/// <param name="calls">How it is asked.</param>
public sealed class BillingBudgets(GoogleCalls calls) : IBudgets
{
    private const decimal NanosPerUnit = 1_000_000_000;

    /// <inheritdoc/>
    public async Task<FoundBudget?> FindAsync(string name, CancellationToken cancellation)
    {
        var found = await calls.FindAsync(
            $"budget {name}",
            new($"https://billingbudgets.googleapis.com/v1/{name}"),
            WireFormat.Default.BudgetAnswer,
            cancellation).ConfigureAwait(false);
        return found is null ? null : new(
            found.Amount?.SpecifiedAmount is { } amount ? amount.Units + (amount.Nanos / NanosPerUnit) : null,
            found.Amount?.SpecifiedAmount?.CurrencyCode ?? "",
            found.ThresholdRules?.Count ?? 0);
    }
}

internal sealed record BudgetAnswer(BudgetAmount? Amount, IReadOnlyList<ThresholdAnswer>? ThresholdRules);

internal sealed record BudgetAmount(MoneyAnswer? SpecifiedAmount);

internal sealed record MoneyAnswer(string? CurrencyCode, long Units, int Nanos);

internal sealed record ThresholdAnswer(double ThresholdPercent);
