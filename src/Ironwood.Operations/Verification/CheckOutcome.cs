using System.Collections.Immutable;

namespace Ironwood.Operations.Verification;

/// <summary>What a check found.</summary>
/// <param name="Status">Pass, fail or skip.</param>
/// <param name="Summary">One line: what was found, or why nothing was looked at.</param>
/// <param name="Evidence">What it was found by, in the order of the stack.</param>
public sealed record CheckOutcome(CheckStatus Status, string Summary, ImmutableArray<Evidence> Evidence)
{
    /// <summary>Passes when all evidence holds.</summary>
    /// <param name="evidence">What was looked at.</param>
    /// <param name="passed">The summary when it does.</param>
    public static CheckOutcome Of(IEnumerable<Evidence> evidence, string passed)
    {
        ImmutableArray<Evidence> all = [.. evidence];
        var broken = all.Where(each => !each.Holds).ToArray();
        return broken.Length switch
        {
            0 => new(CheckStatus.Pass, passed, all),
            1 => new(CheckStatus.Fail, $"{broken[0].Subject}: {broken[0].Seen}", all),
            _ => new(CheckStatus.Fail, $"{broken[0].Subject}: {broken[0].Seen}; and {broken.Length - 1} more", all),
        };
    }

    /// <summary>Nothing was looked at.</summary>
    public static CheckOutcome Skipped(string why) => new(CheckStatus.Skip, why, []);
}
