using static System.FormattableString;

namespace Ironwood.Analysis.Cost;

/// <summary>A length of time in words.</summary>
public static class Duration
{
    private const decimal HoursPerDay = 24;

    /// <summary><c>4.8 minutes</c>, <c>2.3 hours</c>, <c>69 days</c>.</summary>
    public static string Of(decimal hours) =>
        hours < 1 ? Invariant($"{hours * 60:0.#} minutes")
        : hours < 2 * HoursPerDay ? Invariant($"{hours:0.#} hours")
        : Invariant($"{Math.Min(hours / HoursPerDay, 100_000):#,0} days");
}
