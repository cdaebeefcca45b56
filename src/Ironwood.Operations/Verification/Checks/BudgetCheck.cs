using System.Collections.Immutable;
using System.Globalization;
using Ironwood.Operations.Verification.Ports;
using Ironwood.Outputs;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>The budget: it exists, has the stack's amount, and tells somebody before it is spent.</summary>
/// <param name="budgets">The budgets of the billing account.</param>
public sealed class BudgetCheck(IBudgets budgets) : ICheck
{
    /// <inheritdoc/>
    public string Id => "budget";

    /// <inheritdoc/>
    public string Title => "Budget: present, with its amount and thresholds";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.Budget is not { } budget ? []
            : [$"gcloud billing budgets describe {Wording.LastPart(budget.Budget)}"
                + $" --billing-account={Wording.PartAfter("billingAccounts", budget.Budget)}"];
    }

    /// <inheritdoc/>
    public async Task<Verdict> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        if (platform.Budget is not { } budget)
        {
            return Verdict.Skipped("the stack has no budget");
        }
        var subject = $"budget {Wording.LastPart(budget.Budget)}";
        var amount = $"{Money(budget.Usd)} USD a month";
        return await budgets.FindAsync(budget.Budget, cancellation).ConfigureAwait(false) is not { } found
            ? Verdict.Of([new(subject, amount, "no such budget", Holds: false)], "")
            : Verdict.Of(
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
