using Ironwood.Demo.Samples;

namespace Ironwood.Operations.Tests.Verification;

/// <summary>Stacks to verify, and what checks say of them.</summary>
internal static class Samples
{
    /// <summary>When the checks of these tests run.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The production stack: small, medium (the default tier) and large.</summary>
    public static PlatformContract Prod { get; } = SampleContract.Create();

    /// <summary>One tier alone.</summary>
    public static PlatformContract OnlyTier(string name, Func<TierOutputs, TierOutputs>? change = null)
    {
        var tier = Prod.Tiers[name];
        return Prod with
        {
            Tiers = ImmutableSortedDictionary<string, TierOutputs>.Empty.Add(name, change?.Invoke(tier) ?? tier)
        };
    }

    /// <summary>No tiers at all.</summary>
    public static PlatformContract WithoutTiers { get; } = Prod with
    {
        Tiers = ImmutableSortedDictionary<string, TierOutputs>.Empty,
    };

    public static Task<CheckOutcome> OfAsync(this ICheck check, PlatformContract platform) =>
        check.RunAsync(platform, CancellationToken.None);

    /// <summary>What does not hold.</summary>
    public static Evidence[] Broken(this CheckOutcome outcome) => [.. outcome.Evidence.Where(each => !each.Holds)];

    public static void Passes(this CheckOutcome outcome)
    {
        Assert.Empty(outcome.Broken());
        Assert.Equal(CheckStatus.Pass, outcome.Status);
        Assert.NotEmpty(outcome.Evidence);
        Assert.NotEqual("", outcome.Summary);
    }

    /// <summary>One thing is wrong, seen so; everything else holds.</summary>
    public static Evidence FailsOnce(this CheckOutcome outcome, string seen)
    {
        Assert.Equal(CheckStatus.Fail, outcome.Status);
        var broken = Assert.Single(outcome.Broken());
        Assert.Contains(seen, broken.Seen, StringComparison.Ordinal);
        Assert.Contains(broken.Subject, outcome.Summary, StringComparison.Ordinal);
        return broken;
    }

    public static void Skips(this CheckOutcome outcome)
    {
        Assert.Equal(CheckStatus.Skip, outcome.Status);
        Assert.Empty(outcome.Evidence);
        Assert.NotEqual("", outcome.Summary);
    }
}
