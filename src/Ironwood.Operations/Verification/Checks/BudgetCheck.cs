using Ironwood.Operations.Google;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>The budget: it exists, has the stack's amount, and notifies before it is spent.</summary>
/// <param name="billing">Cloud Billing.</param>
public sealed class BudgetCheck(ICloudBilling billing) : ICheck
{
    /// <inheritdoc/>
    public string Id => "budget";

    /// <inheritdoc/>
    public string Title => "Budget: present, with its amount and thresholds";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.Budget is not { } budget ? [] :
        [
            ShellLine.Of($"gcloud billing budgets describe {Wording.LastPart(budget.Budget)}")
            + ShellLine.Of($" --billing-account={Wording.PartAfter("billingAccounts", budget.Budget)}"),
        ];
    }

    /// <inheritdoc/>
    public async Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        if (platform.Budget is not { } budget)
        {
            return CheckOutcome.Skipped("the stack has no budget");
        }
        var subject = $"budget {Wording.LastPart(budget.Budget)}";
        var amount = $"{Money(budget.Usd)} USD a month";
        return await billing.FindBudgetAsync(budget.Budget, cancellation).ConfigureAwait(false) is not { } found
            ? CheckOutcome.Of([new(subject, amount, "no such budget", Holds: false)], "")
            : CheckOutcome.Of(
                [
                    new(
                        subject,
                        amount,
                        found.Amount is { } seen
                            ? $"{Money(seen)} {found.Currency} a month"
                            : "the amount of last month",
                        found.Amount == budget.Usd && found.Currency == "USD"),
                    new(subject, "a threshold", Wording.Count(found.Thresholds, "threshold"), found.Thresholds > 0),
                ],
                $"{amount}, {Wording.Count(found.Thresholds, "threshold")}");
    }

    private static string Money(decimal amount) => amount.ToString("#,0.##", CultureInfo.InvariantCulture);
}
