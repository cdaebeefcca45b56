namespace Ironwood.Planning.Plan;

/// <summary>Reads the headers of a route.</summary>
internal static partial class HeaderReading
{
    private const string OneOf = "exactly one of exact, prefix, present and regex";

    // What these hold is for the server alone; a URL map shows its conditions to everyone who may read it.
    private static readonly string[] Secrets = ["authorization", "cookie", "proxy-authorization", "x-api-key"];

    /// <summary>The conditions of headers without a fault, by name.</summary>
    public static IReadOnlyList<HeaderCondition> Conditions(IReadOnlyDictionary<string, HeaderSettings> headers) =>
    [
        .. from header in headers
           let name = header.Key.ToLowerInvariant()
           orderby name
           select header.Value switch
           {
               { Exact: { } exact } => new HeaderCondition(name, HeaderTest.Exact, exact, exact),
               { Prefix: { } prefix } => new HeaderCondition(name, HeaderTest.Prefix, prefix, prefix),
               { Regex: { } regex } => new HeaderCondition(name, HeaderTest.Regex, regex, header.Value.Example ?? ""),
               _ => new HeaderCondition(name, HeaderTest.Present, "", "any"),
           },
    ];

    /// <summary>Every fault of a route's headers.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="takesExpressions">Whether the load balancer takes regular expressions.</param>
    public static IEnumerable<RouteFault> Faults(
        IReadOnlyDictionary<string, HeaderSettings> headers, bool takesExpressions)
    {
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, header) in headers.OrderBy(header => header.Key, StringComparer.Ordinal))
        {
            var place = ConfigPath.Append(".headers", name);
            if (!Name().IsMatch(name) || name.Equals("host", StringComparison.OrdinalIgnoreCase))
            {
                yield return Fault(
                    place, name.Equals("host", StringComparison.OrdinalIgnoreCase)
                        ? "is the host, which has a setting of its own"
                        : "is not a header's name",
                    name, "letters, digits and !#$%&'*+-.^_`|~",
                    name.Equals("host", StringComparison.OrdinalIgnoreCase)
                        ? "write 'host: NAME' beside 'headers'" : "write a name such as x-model");
            }
            else if (!named.Add(name))
            {
                yield return Fault(
                    place, "is named twice: names of headers ignore case", name, null, "remove one of the two");
            }
            foreach (var fault in Faults(place, name, header, takesExpressions))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<RouteFault> Faults(
        string place, string name, HeaderSettings header, bool takesExpressions)
    {
        if (Secrets.Contains(name, StringComparer.OrdinalIgnoreCase) && header != new HeaderSettings { Present = true })
        {
            // Its other faults are left out, because they would show the value.
            yield return Fault(
                place, "holds a secret, and everyone who may read the URL map would see it", null,
                "present: true", "route by another header, such as x-model");
            yield break;
        }
        var tests = new[] { header.Exact, header.Prefix, header.Regex }.OfType<string>().Count()
            + (header.Present ? 1 : 0);
        if (tests != 1)
        {
            yield return Fault(
                place, tests == 0 ? "has no condition" : "has more than one condition", null, OneOf,
                tests == 0 ? $"write '{name}: VALUE', or '{name}: {{present: true}}'" : "keep one of them");
        }
        if (header.Example is not null && header.Regex is null)
        {
            yield return Fault(
                $"{place}.example", "means nothing without a regular expression", header.Example, null, "remove it");
        }
        foreach (var (at, value) in new[] { ("exact", header.Exact), ("prefix", header.Prefix) })
        {
            if (value is not null && !Value().IsMatch(value))
            {
                yield return Fault(
                    $"{place}.{at}", "is not the text of a header", value,
                    "1 to 1024 printable ASCII characters, no space at either end",
                    "write the text as clients send it");
            }
        }
        if (header.Regex is { } regex)
        {
            if (!takesExpressions)
            {
                yield return Fault(
                    $"{place}.regex", "is refused by the external load balancer", regex, "exact, prefix or present",
                    "write a prefix, or one route for each value; frontDoor.scheme: internal takes expressions");
            }
            else if (HeaderCondition.Expression(regex) is not { } expression)
            {
                yield return Fault(
                    $"{place}.regex", "is not a regular expression that RE2 takes", regex, null,
                    "write it without lookahead, lookbehind and back references");
            }
            else if (header.Example is not { } example || !Value().IsMatch(example) || !expression.IsMatch(example))
            {
                yield return Fault(
                    $"{place}.example",
                    header.Example is null ? "is needed with a regular expression" : "does not match the expression",
                    header.Example, $"a value that {regex} matches", "write a value that clients send");
            }
        }
    }

    private static RouteFault Fault(string place, string why, string? value, string? allowed, string fix) =>
        new(Diagnostics.MalformedHeader, place, why, value, allowed, fix);

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[!-~]([ -~]{0,1022}[!-~])?\z")]
    private static partial Regex Value();
}
