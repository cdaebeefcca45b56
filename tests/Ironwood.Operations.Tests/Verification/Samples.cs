using System.Collections.Immutable;
using Ironwood.Demo.Samples;
using Ironwood.Operations.Verification;
using Ironwood.Outputs;

namespace Ironwood.Operations.Tests.Verification;

/// <summary>Stacks to verify, and what checks say of them.</summary>
internal static class Samples
{
    /// <summary>The production stack: small, medium (the default tier) and large.</summary>
    public static PlatformContract Prod { get; } = SampleContract.Create();

    /// <summary>One tier alone.</summary>
    public static PlatformContract OnlyTier(string name, Func<TierOutputs, TierOutputs>? change = null)
    {
        var tier = Prod.Tiers[name];
        return Prod with
        {
            Tiers = ImmutableSortedDictionary<string, TierOutputs>.Empty.Add(name,
            change?.Invoke(tier) ?? tier)
        };
    }

    /// <summary>No tiers at all.</summary>
    public static PlatformContract WithoutTiers { get; } = Prod with { Tiers = ImmutableSortedDictionary<string, TierOutputs>.Empty };

    public static Task<Verdict> OfAsync(this ICheck check, PlatformContract platform) =>
        check.RunAsync(platform, CancellationToken.None);

    /// <summary>What does not hold.</summary>
    public static Evidence[] Broken(this Verdict verdict) => [.. verdict.Evidence.Where(each => !each.Holds)];

    public static void Passes(this Verdict verdict)
    {
        Assert.Empty(verdict.Broken());
        Assert.Equal(CheckStatus.Pass, verdict.Status);
        Assert.NotEmpty(verdict.Evidence);
        Assert.NotEqual("", verdict.Summary);
    }

    /// <summary>One thing is wrong, seen so; everything else holds.</summary>
    public static Evidence FailsOnce(this Verdict verdict, string seen)
    {
        Assert.Equal(CheckStatus.Fail, verdict.Status);
        var broken = Assert.Single(verdict.Broken());
        Assert.Contains(seen, broken.Seen, StringComparison.Ordinal);
        Assert.Contains(broken.Subject, verdict.Summary, StringComparison.Ordinal);
        return broken;
    }

    public static void Skips(this Verdict verdict)
    {
        Assert.Equal(CheckStatus.Skip, verdict.Status);
        Assert.Empty(verdict.Evidence);
        Assert.NotEqual("", verdict.Summary);
    }
}
