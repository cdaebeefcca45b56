namespace Ironwood.Outputs;

/// <summary>The monthly budget.</summary>
public sealed record BudgetOutputs
{
    /// <summary>As <c>billingAccounts/A/budgets/B</c>.</summary>
    public required string Budget { get; init; }

    /// <summary>US dollars a month.</summary>
    public required decimal Usd { get; init; }
}
