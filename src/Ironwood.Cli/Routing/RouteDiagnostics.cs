using Ironwood.UrlMaps.Validation;

namespace Ironwood.Cli.Routing;

/// <summary>Codes of the problems of <c>./ironwood route</c>; <c>docs/diagnostics.md</c> has a section for
/// each.</summary>
internal static class RouteDiagnostics
{
    public const string MalformedUrl = "IW7001";

    /// <summary>A method or header is malformed.</summary>
    public const string MalformedHeader = "IW7002";

    /// <summary>A file cannot be read.</summary>
    public const string UnreadableFile = "IW7003";

    /// <summary>A line of a file of requests is not a request.</summary>
    public const string MalformedRequestLine = "IW7004";

    /// <summary>A file is not a URL map.</summary>
    public const string NotAUrlMap = "IW7005";

    /// <summary>No request, or options that cannot be used together.</summary>
    public const string NothingAsked = "IW7019";

    private const int MostWarnings = 50;

    private static readonly Dictionary<UrlMapFaultKind, string> MapCodes = new()
    {
        [UrlMapFaultKind.Shape] = "IW7006",
        [UrlMapFaultKind.Host] = "IW7007",
        [UrlMapFaultKind.Path] = "IW7008",
        [UrlMapFaultKind.Matcher] = "IW7009",
        [UrlMapFaultKind.MixedRules] = "IW7010",
        [UrlMapFaultKind.Priority] = "IW7011",
        [UrlMapFaultKind.Destination] = "IW7012",
        [UrlMapFaultKind.Weight] = "IW7013",
        [UrlMapFaultKind.Redirect] = "IW7014",
        [UrlMapFaultKind.Rewrite] = "IW7015",
        [UrlMapFaultKind.Match] = "IW7016",
        [UrlMapFaultKind.Test] = "IW7017",
        [UrlMapFaultKind.Limit] = "IW7018",
        [UrlMapFaultKind.Policy] = "IW7020",
        [UrlMapFaultKind.Balancer] = "IW7021",
    };

    /// <summary>A fault of a map as a problem of the input.</summary>
    /// <param name="file">The file or resource that holds the map.</param>
    /// <param name="fault">The fault.</param>
    public static Problem Of(string file, UrlMapFault fault) => new(
        MapCodes[fault.Kind],
        fault.Place.StartsWith('(') ? file : $"{file}: {fault.Place}",
        fault.Message,
        fault.Value,
        fault.Allowed,
        fault.Fix);

    /// <summary>The warnings of a map; of very many the first, and how many more there are.</summary>
    /// <param name="file">The file that holds the map.</param>
    /// <param name="warnings">What Google accepts, and what is probably not meant.</param>
    public static IReadOnlyList<Problem> Of(string file, IReadOnlyList<UrlMapFault> warnings)
    {
        var shown = warnings.Take(MostWarnings).Select(warning => Of(file, warning)).ToList();
        if (warnings.Count > MostWarnings)
        {
            shown.Add(new(
                MapCodes[UrlMapFaultKind.Shape],
                file,
                $"has {Counted.Of(warnings.Count - MostWarnings, "more warning")}",
                Fix: "change what the first ones name, then ask again"));
        }
        return shown;
    }
}
