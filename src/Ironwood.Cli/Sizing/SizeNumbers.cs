using static System.FormattableString;

namespace Ironwood.Cli.Sizing;

/// <summary>Reads the numbers of a command line, and collects the problems of all of them.</summary>
internal sealed class SizeNumbers
{
    /// <summary>The problems so far.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>A number that must be given; null with a problem when it is not, or not valid.</summary>
    /// <param name="option">The option's name.</param>
    /// <param name="text">What was written; null for nothing.</param>
    /// <param name="least">The smallest valid number.</param>
    /// <param name="most">The largest valid number.</param>
    /// <param name="fix">Another way to say it; null for none.</param>
    public decimal? Required(string option, string? text, decimal least, decimal most, string? fix)
    {
        if (text is not null)
        {
            return Optional(option, text, least, most);
        }
        Problems.Add(new(
            SizeProblems.MissingNumber, option, "is missing", Allowed: Range(least, most),
            Fix: fix is null ? $"add {option} and a number" : $"add {option} and a number, {fix}"));
        return null;
    }

    /// <summary>A number that may be left out; null with a problem when it is not valid.</summary>
    /// <inheritdoc cref="Required"/>
    public decimal? Optional(string option, string? text, decimal least, decimal most)
    {
        if (text is null)
        {
            return null;
        }
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most && (least < 1 || decimal.IsInteger(number)))
        {
            return number;
        }
        Problems.Add(new(
            SizeProblems.InvalidNumber, option, least < 1 ? "is not a valid number" : "is not a valid whole number",
            text, Range(least, most), "write such a number, with a point for decimals and without separators"));
        return null;
    }

    private static string Range(decimal least, decimal most) => Invariant($"{least} to {most}");
}
