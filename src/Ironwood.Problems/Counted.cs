namespace Ironwood.Problems;

/// <summary>Counts with their nouns: <c>1 slice</c>, <c>1,024 machines</c>.</summary>
public static class Counted
{
    /// <summary>The number and the noun, with an <c>s</c> in the plural.</summary>
    /// <param name="count">The number.</param>
    /// <param name="noun">The noun in the singular.</param>
    public static string Of(long count, string noun) => Of(count, noun, $"{noun}s");

    /// <summary>The number and the words that agree with it.</summary>
    /// <param name="count">The number.</param>
    /// <param name="one">The words after the number 1.</param>
    /// <param name="many">The words after other numbers.</param>
    public static string Of(long count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    /// <summary>Only the number, with commas between thousands.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
