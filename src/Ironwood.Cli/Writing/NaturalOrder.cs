namespace Ironwood.Cli.Writing;

/// <summary>
/// An order in which <c>slice-10</c> follows <c>slice-9</c>. The runtime's numeric order needs a culture, but this
/// program uses the invariant culture.
/// </summary>
internal sealed class NaturalOrder : IComparer<string>
{
    private NaturalOrder()
    {
    }

    public static IComparer<string> Comparer { get; } = new NaturalOrder();

    /// <summary>Compares runs of digits as numbers and all else by its bytes; only equal texts are equal.</summary>
    public int Compare(string? x, string? y)
    {
        var a = x.AsSpan();
        var b = y.AsSpan();
        while (!a.IsEmpty && !b.IsEmpty)
        {
            var (digitsOfA, digitsOfB) = (Digits(a), Digits(b));
            var order = digitsOfA > 0 && digitsOfB > 0
                ? CompareNumbers(a[..digitsOfA].TrimStart('0'), b[..digitsOfB].TrimStart('0'))
                : a[0].CompareTo(b[0]);
            if (order != 0)
            {
                return order;
            }
            a = a[Math.Max(digitsOfA, 1)..];
            b = b[Math.Max(digitsOfB, 1)..];
        }
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(x, y);
    }

    private static int CompareNumbers(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);

    private static int Digits(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;
}
