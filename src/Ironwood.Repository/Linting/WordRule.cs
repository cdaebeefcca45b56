namespace Ironwood.Repository.Linting;

/// <summary>A word or construction that texts for people do not use.</summary>
/// <param name="Pattern">Regular expression; the case of letters is ignored.</param>
/// <param name="Write">What to write instead.</param>
/// <param name="Refused">Sentences that the rule must find.</param>
/// <param name="Accepted">Sentences that the rule must not find.</param>
internal sealed record WordRule(
    string Pattern, string Write, IReadOnlyList<string> Refused, IReadOnlyList<string> Accepted)
{
    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private readonly Regex _expression = new(Pattern, Options);

    /// <summary>The rules, from <c>words.json</c>.</summary>
    public static IReadOnlyList<WordRule> All { get; } = Load();

    /// <summary>The places in a text where the rule applies.</summary>
    public IEnumerable<Match> In(string text) => _expression.Matches(text);

    private static WordRule[] Load()
    {
        using var stream = typeof(WordRule).Assembly.GetManifestResourceStream("words.json")!;
        return JsonSerializer.Deserialize<WordRule[]>(stream, JsonSerializerOptions.Web)!;
    }
}
