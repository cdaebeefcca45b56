using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ironwood.Planning.Settings;
using Ironwood.Problems;

namespace Ironwood.Planning.Validation;

/// <summary>
/// The form of waivers. Which rules there are is known to who checks them, not to the program: <c>./ironwood check</c>
/// refuses waivers of rules that do not exist, and those that have expired.
/// </summary>
public static class WaiverValidation
{
    private const string DateForm = "yyyy-MM-dd";

    /// <summary>What the Pulumi engine makes of a date without quotes.</summary>
    private const string EngineForm = "yyyy-MM-dd'T00:00:00Z'";

    /// <summary>All problems of the waivers.</summary>
    /// <param name="waivers">The waivers.</param>
    /// <param name="path">Path of their map.</param>
    internal static IEnumerable<Problem> Validate(IReadOnlyDictionary<string, WaiverSettings> waivers, string path)
    {
        foreach (var (name, waiver) in waivers.OrderBy(waiver => waiver.Key, StringComparer.Ordinal))
        {
            foreach (var (key, text) in new[] { ("rule", waiver.Rule), ("owner", waiver.Owner), ("reason", waiver.Reason) })
            {
                if (string.IsNullOrWhiteSpace(text))
                {
                    yield return new(
                        Diagnostics.EmptyWaiver, $"{path}.{name}.{key}", "is empty", Allowed: "a text",
                        Fix: "say which rule is waived, who answers for it and why");
                }
            }
            if (!TryReadDate(waiver.Expires, out _))
            {
                yield return new(
                    Diagnostics.MalformedExpiry, $"{path}.{name}.expires", "is not a date", waiver.Expires,
                    "year, month and day, as 2027-03-31", "write the last day on which the waiver holds");
            }
        }
    }

    /// <summary>Reads the date of a waiver.</summary>
    public static bool TryReadDate(string text, [NotNullWhen(true)] out DateOnly? date)
    {
        date = DateOnly.TryParseExact(text, [DateForm, EngineForm], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : null;
        return date is not null;
    }
}
