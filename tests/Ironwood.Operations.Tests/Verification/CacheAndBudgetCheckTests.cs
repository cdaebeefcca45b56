namespace Ironwood.Operations.Tests.Verification;

public sealed class CacheAndBudgetCheckTests
{
    private static readonly FoundCache Cache = new("READY", HasAuth: true, "SERVER_AUTHENTICATION", 100);

    private static readonly FoundBudget Budget = new(100_000, "USD", 2);

    private readonly Mock<IMemorystore> _memorystore = new();
    private readonly Mock<ICloudBilling> _billing = new();

    [Fact]
    public async Task A_cache_that_is_ready_and_closed_passes() => (await CacheAsync(Cache)).Passes();

    [Fact]
    public async Task A_cache_that_is_not_there_fails() => (await CacheAsync(null)).FailsOnce("no such instance");

    [Fact]
    public async Task A_cache_that_is_not_ready_fails() => (await CacheAsync(Cache with { State = "REPAIRING" }))
        .FailsOnce("REPAIRING");

    [Fact]
    public async Task A_cache_without_AUTH_fails() => (await CacheAsync(Cache with { HasAuth = false }))
        .FailsOnce("AUTH off");

    [Fact]
    public async Task A_cache_without_TLS_fails() => (await CacheAsync(Cache with { TransitEncryption = "DISABLED" }))
        .FailsOnce("TLS DISABLED");

    [Fact]
    public async Task A_cache_of_another_size_fails() => (await CacheAsync(Cache with { MemoryGb = 5 }))
        .FailsOnce("5 GB");

    [Fact]
    public async Task A_stack_without_a_cache_is_skipped() =>
        (await new CacheCheck(_memorystore.Object).OfAsync(Samples.Prod with { Cache = null })).Skips();

    [Fact]
    public async Task A_budget_with_its_amount_and_a_threshold_passes() => (await BudgetAsync(Budget)).Passes();

    [Fact]
    public async Task A_budget_that_is_not_there_fails() => (await BudgetAsync(null)).FailsOnce("no such budget");

    [Theory]
    [InlineData(90_000, "USD", "90,000 USD a month")]
    [InlineData(100_000, "EUR", "100,000 EUR a month")]
    public async Task A_budget_of_another_amount_fails(int amount, string currency, string seen) =>
        (await BudgetAsync(Budget with { Amount = amount, Currency = currency })).FailsOnce(seen);

    [Fact]
    public async Task A_budget_that_follows_last_month_fails() =>
        (await BudgetAsync(Budget with { Amount = null, Currency = "" })).FailsOnce("the amount of last month");

    [Fact]
    public async Task A_budget_without_recipients_fails() => (await BudgetAsync(Budget with { Thresholds = 0 }))
        .FailsOnce("0 thresholds");

    [Fact]
    public async Task A_stack_without_a_budget_is_skipped() =>
        (await new BudgetCheck(_billing.Object).OfAsync(Samples.Prod with { Budget = null })).Skips();

    private Task<CheckOutcome> CacheAsync(FoundCache? found)
    {
        _memorystore.Setup(c => c.FindInstanceAsync(Samples.Prod.Cache!.Instance, It.IsAny<CancellationToken>()))
            .ReturnsAsync(found);
        return new CacheCheck(_memorystore.Object).OfAsync(Samples.Prod);
    }

    private Task<CheckOutcome> BudgetAsync(FoundBudget? found)
    {
        _billing.Setup(b => b.FindBudgetAsync(Samples.Prod.Budget!.Budget, It.IsAny<CancellationToken>()))
            .ReturnsAsync(found);
        return new BudgetCheck(_billing.Object).OfAsync(Samples.Prod);
    }
}
