namespace Ironwood.Analysis.Traffic;

/// <summary>The requests of a URL map's rule, in words.</summary>
internal static class RuleRequests
{
    /// <summary>
    /// The paths of a path rule; for a route rule each path, with a star after a prefix, and its other conditions.
    /// </summary>
    public static IReadOnlyList<string> Of(JsonObject rule) =>
    [
        .. rule["paths"].Texts(),
        .. rule["matchRules"].Objects().Select(Words),
    ];

    private static string Words(JsonObject match)
    {
        string[] conditions =
        [
            .. match["headerMatches"].Objects().Select(header => Condition(header, "headerName", ":")),
            .. match["queryParameterMatches"].Objects().Select(query => Condition(query, "name", "=")),
        ];
        var path = match["fullPathMatch"].AsText()
            ?? match["pathTemplateMatch"].AsText()
            ?? match["regexMatch"].AsText()
            ?? $"{(match["prefixMatch"].AsText() is { Length: > 0 } prefix ? prefix : "/")}*";
        return conditions.Length == 0 ? path : $"{path} with {string.Join(" and ", conditions)}";
    }

    private static string Condition(JsonObject match, string name, string sign)
    {
        var space = sign == ":" ? " " : "";
        var value = match["exactMatch"].AsText() is { } exact ? $"{sign}{space}{exact}"
            : match["prefixMatch"].AsText() is { } prefix ? $"{sign}{space}{prefix}…"
            : match["suffixMatch"].AsText() is { } suffix ? $"{sign}{space}…{suffix}"
            : match["regexMatch"].AsText() is { } regex ? $" that matches {regex}"
            : match["rangeMatch"] is not null ? " in a range"
            : "";
        return (match["invertMatch"].AsFlag() == true ? "not " : "") + match[name].AsText() + value;
    }
}
