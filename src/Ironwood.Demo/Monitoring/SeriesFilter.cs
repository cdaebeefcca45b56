namespace Ironwood.Demo.Monitoring;

/// <summary>The Cloud Monitoring filters that are used here: comparisons joined by AND.</summary>
internal sealed partial class SeriesFilter
{
    private readonly IReadOnlyList<(string Path, Func<string, bool> Holds)> _conditions;

    private SeriesFilter(IReadOnlyList<(string, Func<string, bool>)> conditions) => _conditions = conditions;

    /// <exception cref="RpcException">The filter is not supported.</exception>
    public static SeriesFilter Parse(string text)
    {
        var conditions = new List<(string, Func<string, bool>)>();
        var rest = text.Trim();
        while (rest.Length > 0)
        {
            var match = Comparison().Match(rest);
            if (!match.Success)
            {
                throw new RpcException(new(StatusCode.InvalidArgument, $"The filter is not understood at: {rest}"));
            }
            conditions.Add((match.Groups["path"].Value, Condition(match)));
            rest = rest[match.Length..];
        }
        return new(conditions);
    }

    public bool Matches(PlatformSeries series) =>
        _conditions.All(condition => condition.Holds(series.Label(condition.Path)));

    /// <summary>Whether a metric type passes the filter; conditions on labels are ignored.</summary>
    public bool MatchesType(string metricType) =>
        _conditions.Where(condition => condition.Path == "metric.type").All(condition => condition.Holds(metricType));

    private static Func<string, bool> Condition(Match match)
    {
        var values = Quoted().Matches(match.Groups["value"].Value).Select(value => value.Groups[1].Value).ToArray();
        return (match.Groups["function"].Value, match.Groups["operator"].Value) switch
        {
            ("starts_with", _) => label => label.StartsWith(values[0], StringComparison.Ordinal),
            ("one_of", _) => label => values.Contains(label),
            ("monitoring.regex.full_match", _) => FullMatch(values[0]),
            ("", "!=") when values.Length == 1 => label => label != values[0],
            ("", _) when values.Length == 1 => label => label == values[0],
            (_, var comparison) =>
                Numeric(comparison, double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture)),
        };
    }

    // Cloud Monitoring has the regular expressions of RE2, which do not go back either.
    private static Func<string, bool> FullMatch(string pattern)
    {
        var regex = new Regex($"^(?:{pattern})$", RegexOptions.NonBacktracking);
        return regex.IsMatch;
    }

    private static Func<string, bool> Numeric(string comparison, double wanted) => label =>
        double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && comparison switch
        {
            ">=" => number >= wanted,
            "<=" => number <= wanted,
            ">" => number > wanted,
            "<" => number < wanted,
            "!=" => number != wanted,
            _ => number == wanted,
        };

    [GeneratedRegex(
        """^(?<path>(?:metric|resource)\.(?:type|labels?\.\w+))\s*(?<operator>!=|>=|<=|=|>|<)\s*(?:(?<function>starts_with|one_of|monitoring\.regex\.full_match)\()?(?<value>"[^"]*"(?:\s*,\s*"[^"]*")*|-?\d+(?:\.\d+)?)\)?\s*(?:AND\s+|$)""")]
    private static partial Regex Comparison();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();
}
