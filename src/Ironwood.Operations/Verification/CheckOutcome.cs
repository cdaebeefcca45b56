namespace Ironwood.Operations.Verification;

/// <summary>The outcome of a check.</summary>
/// <param name="Status">Pass, fail or skip.</param>
/// <param name="Summary">One line: the finding, or why the check was skipped.</param>
/// <param name="Evidence">The observations behind it, in the order of the stack.</param>
public sealed record CheckOutcome(CheckStatus Status, string Summary, ImmutableArray<Evidence> Evidence)
{
    /// <summary>Passes when all evidence holds.</summary>
    /// <param name="evidence">The observations.</param>
    /// <param name="passed">The summary of a check that passes.</param>
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

    /// <summary>The check does not apply to the stack, or cannot be made from here.</summary>
    public static CheckOutcome Skipped(string why) => new(CheckStatus.Skip, why, []);
}
