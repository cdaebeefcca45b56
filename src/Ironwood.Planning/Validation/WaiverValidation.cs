namespace Ironwood.Planning.Validation;

/// <summary>
/// The form of waivers. Which rules there are is known to who checks them, not to the program: <c>./ironwood check</c>
/// refuses waivers of rules that do not exist, and those that have expired.
/// </summary>
public static class WaiverValidation
{
    /// <summary>All problems of the waivers.</summary>
    /// <param name="waivers">The waivers.</param>
    /// <param name="path">Path of their map.</param>
    internal static IEnumerable<Problem> Validate(IReadOnlyDictionary<string, WaiverSettings> waivers, string path)
    {
        foreach (var (name, waiver) in waivers.OrderBy(waiver => waiver.Key, StringComparer.Ordinal))
        {
            foreach (var (key, text) in new[] { (
                "rule", waiver.Rule), ("owner", waiver.Owner), ("reason", waiver.Reason) })
            {
                if (string.IsNullOrWhiteSpace(text))
                {
                    yield return new(
                        Diagnostics.EmptyWaiver,
                        $"{ConfigPath.Append(path, name)}.{key}",
                        "is empty",
                        Allowed: "a text",
                        Fix: "say which rule is waived, who answers for it and why");
                }
            }
        }
    }
}
