using System.Globalization;

namespace Ironwood.Problems;

/// <summary>How many there are of something, in words: <c>1 slice</c>, <c>1,024 machines</c>.</summary>
public static class Counted
{
    /// <summary>The number and the noun, which takes an <c>s</c> in the plural.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">What, in the singular.</param>
    public static string Of(long count, string noun) => Of(count, noun, $"{noun}s");

    /// <summary>The number and the words that agree with it.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">What follows the number 1.</param>
    /// <param name="many">What follows every other number.</param>
    public static string Of(long count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    /// <summary>The number alone, with commas between thousands.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
