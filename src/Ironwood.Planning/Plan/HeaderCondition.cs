using RegularExpression = System.Text.RegularExpressions.Regex;

namespace Ironwood.Planning.Plan;

/// <summary>What is compared with a header's value.</summary>
public enum HeaderTest
{
    /// <summary>The whole value is this text.</summary>
    Exact,

    /// <summary>The value begins with this text.</summary>
    Prefix,

    /// <summary>The value matches this regular expression.</summary>
    Regex,

    /// <summary>The request has the header.</summary>
    Present,
}

/// <summary>A header that a request must have.</summary>
/// <param name="Name">Its name in lower case.</param>
/// <param name="Test">What is compared.</param>
/// <param name="Value">The text that it is compared with; empty if only its presence counts.</param>
/// <param name="Example">A value that meets the condition.</param>
public sealed record HeaderCondition(string Name, HeaderTest Test, string Value, string Example)
{
    /// <summary>Whether a value meets the condition.</summary>
    public bool Accepts(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Test switch
        {
            HeaderTest.Exact => value == Value,
            HeaderTest.Prefix => value.StartsWith(Value, StringComparison.Ordinal),
            HeaderTest.Regex => Expression(Value) is { } expression && expression.IsMatch(value),
            _ => true,
        };
    }

    /// <summary>A regular expression for a whole text that, like RE2, runs in linear time; null if it is
    /// malformed.</summary>
    internal static RegularExpression? Expression(string pattern)
    {
        try
        {
            return new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Whether no request can meet this condition and another one.</summary>
    internal bool Excludes(HeaderCondition other) => Name == other.Name && (Test, other.Test) switch
    {
        (HeaderTest.Exact, _) => !other.Accepts(Value),
        (_, HeaderTest.Exact) => !Accepts(other.Value),
        (HeaderTest.Prefix, HeaderTest.Prefix) => !Accepts(other.Value) && !other.Accepts(Value),
        _ => false,
    };

    /// <summary>Whether every request that meets another condition meets this one.</summary>
    internal bool FollowsFrom(HeaderCondition other) => Name == other.Name
        && (Test == HeaderTest.Present
            || (Test == other.Test && Value == other.Value)
            || (other.Test == HeaderTest.Exact && Accepts(other.Value))
            || (other.Test == HeaderTest.Prefix && Test == HeaderTest.Prefix && Accepts(other.Value)));

    /// <summary>The condition in a few words.</summary>
    public override string ToString() => Test switch
    {
        HeaderTest.Exact => $"{Name}: {Value}",
        HeaderTest.Prefix => $"{Name}: {Value}…",
        HeaderTest.Regex => $"{Name} that matches {Value}",
        _ => Name,
    };
}
