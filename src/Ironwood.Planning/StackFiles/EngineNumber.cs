namespace Ironwood.Planning.StackFiles;

/// <summary>
/// Reads and writes numbers like the Pulumi engine. It reads plain scalars by the rules of the CLI's YAML library: a
/// prefix gives the base, a leading zero means octal, underscores are ignored. It writes them as JSON.
/// </summary>
internal static partial class EngineNumber
{
    /// <summary>The whole number of a plain scalar, with its sign; null when it is not a 64-bit integer.</summary>
    public static (bool IsNegative, ulong Magnitude)? Whole(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        var isSigned = plain.StartsWith('+') || plain.StartsWith('-');
        var digits = isSigned ? plain[1..] : plain;
        var (radix, rest) = Prefix(digits);
        if (radix is 2 or 8
            && rest.Length > 1
            && rest[0] is '+' or '-'
            && !isSigned
            && char.IsAsciiLetterLower(digits[1]))
        {
            // The library also accepts a sign after 0b and 0o.
            (isSigned, plain, rest) = (true, rest, rest[1..]);
        }
        if (digits.Length == 0 || Magnitude(rest, radix) is not { } magnitude)
        {
            return null;
        }
        var isNegative = plain.StartsWith('-');
        var most = isNegative ? 1UL << 63 : isSigned ? long.MaxValue : ulong.MaxValue;
        return magnitude > most ? null : (isNegative && magnitude > 0, magnitude);
    }

    /// <summary>The decimal number of a plain scalar; null when it is not a number or too large.</summary>
    public static double? Real(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        // If it begins with the decimal point, underscores are allowed between digits only.
        return (text.StartsWith('.') ? BareFraction().IsMatch(text) : Fraction().IsMatch(plain))
            && double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture) is var real
            && double.IsFinite(real) ? real : null;
    }

    /// <summary>A number as the engine writes it: the shortest JSON digits that give the same number.</summary>
    public static string Write(double number)
    {
        if (number == 0)
        {
            return "0";
        }
        // The shortest digits with an exponent; both forms are made from them.
        var parts = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal) is >= 0 and var at ? at : parts[0].Length;
        var written = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = written.TrimStart('0');
        // The place of the decimal point, counted from the first digit.
        var exponent = point - (written.Length - digits.Length)
            + (parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0);
        digits = digits.TrimEnd('0');
        var text = exponent switch
        {
            > 21 or <= -6 => digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "")
                + string.Create(CultureInfo.InvariantCulture, $"e{exponent - 1:+0;-0}"),
            <= 0 => "0." + new string('0', -exponent) + digits,
            _ when digits.Length <= exponent => digits.PadRight(exponent, '0'),
            _ => digits[..exponent] + "." + digits[exponent..],
        };
        return number < 0 ? "-" + text : text;
    }

    private static (uint Radix, string Digits) Prefix(string digits) => digits switch
    {
        ['0', 'b' or 'B', _, ..] => (2, digits[2..]),
        ['0', 'o' or 'O', _, ..] => (8, digits[2..]),
        ['0', 'x' or 'X', _, ..] => (16, digits[2..]),
        ['0', ..] => (8, digits[1..]),
        _ => (10, digits),
    };

    private static ulong? Magnitude(string digits, uint radix)
    {
        UInt128 sum = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit) || Convert.ToUInt32(digit.ToString(), 16) is var value && value >= radix)
            {
                return null;
            }
            sum = (sum * radix) + Convert.ToUInt32(digit.ToString(), 16);
            if (sum > ulong.MaxValue)
            {
                return null;
            }
        }
        return (ulong)sum;
    }

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\A\.[0-9]+(_[0-9]+)*([eE][-+]?[0-9]+(_[0-9]+)*)?\z")]
    private static partial Regex BareFraction();
}
