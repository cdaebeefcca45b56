namespace Ironwood.Graph;

/// <summary>
/// A reference to a resource's output inside a value of the graph, in place of the real value of a deployment:
/// <c>${gcp:compute/network:Network::inference-network#id}</c>.
/// </summary>
/// <param name="Target">The resource.</param>
/// <param name="Property">Its output, for example <c>selfLink</c>.</param>
public sealed partial record Reference(ResourceId Target, string Property)
{
    /// <summary>The text of the reference in a value.</summary>
    public override string ToString() => $"${{{Target.Type}::{Escape(Target.Name)}#{Property}}}";

    /// <summary>A short form for people: <c>inference-network.id</c>.</summary>
    public string Label => $"{Target.Name}.{Property}";

    /// <summary>All references in a text, in order.</summary>
    public static IEnumerable<Reference> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains("${", StringComparison.Ordinal) ? Pattern().Matches(text).Select(From) : [];
    }

    /// <summary>The reference if it is the whole text; otherwise null.</summary>
    public static Reference? Exactly(string? text) =>
        text is not null && Pattern().Match(text) is { Success: true } match && match.Length == text.Length
            ? From(match)
            : null;

    /// <summary>A text in which every reference is replaced by the same words.</summary>
    public static string Replace(string text, string by) => Pattern().Replace(text, _ => by);

    /// <summary>A text in which every reference has the short form <c>${name.property}</c>, for people.</summary>
    public static string Shorten(string text) => Pattern().Replace(text, match => $"${{{From(match).Label}}}");

    private static Reference From(Match match) =>
        new(new(match.Groups["type"].Value, Unescape(match.Groups["name"].Value)), match.Groups["property"].Value);

    // A name may contain the separators of a reference; such characters are percent-encoded.
    private static string Escape(string name) => name.AsSpan().ContainsAny("%{}#")
        ? name.Replace("%", "%25", StringComparison.Ordinal).Replace("{", "%7B", StringComparison.Ordinal)
            .Replace("}", "%7D", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal)
        : name;

    private static string Unescape(string name) => name.Contains('%', StringComparison.Ordinal)
        ? name.Replace("%7B", "{", StringComparison.Ordinal).Replace("%7D", "}", StringComparison.Ordinal)
            .Replace("%23", "#", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal)
        : name;

    // The type ends at the first "::": nothing is tried twice, so that a hostile text takes linear time.
    [GeneratedRegex(
        @"\$\{(?<type>([^{}#:]|:(?!:))+)::(?<name>[^{}#]+)#(?<property>[^{}]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
