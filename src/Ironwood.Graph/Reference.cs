using System.Text.RegularExpressions;

namespace Ironwood.Graph;

/// <summary>
/// The output of a resource as it stands inside a value of the graph, where a deployment would put the real
/// value: <c>${gcp:compute/network:Network::inference-network#id}</c>.
/// </summary>
/// <param name="Target">The resource.</param>
/// <param name="Property">Its output, for example <c>selfLink</c>.</param>
public readonly partial record struct Reference(ResourceId Target, string Property)
{
    /// <summary>The text that stands in a value.</summary>
    public override string ToString() => $"${{{Target.Type}::{Escape(Target.Name)}#{Property}}}";

    /// <summary>What a person reads: <c>inference-network.id</c>.</summary>
    public string Label => $"{Target.Name}.{Property}";

    /// <summary>All references in a text, in order.</summary>
    public static IEnumerable<Reference> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains("${", StringComparison.Ordinal) ? Pattern().Matches(text).Select(From) : [];
    }

    /// <summary>The reference that is the whole text, or null.</summary>
    public static Reference? Exactly(string? text) =>
        text is not null && Pattern().Match(text) is { Success: true } match && match.Length == text.Length
            ? From(match)
            : null;

    /// <summary>A text in which every reference gives way to the same words.</summary>
    public static string Replace(string text, string by) => Pattern().Replace(text, _ => by);

    /// <summary>A text in which every reference stands as <c>${name.property}</c>, for people.</summary>
    public static string Shorten(string text) =>
        Pattern().Replace(text, match => $"${{{From(match).Label}}}");

    private static Reference From(Match match) =>
        new(new(match.Groups["type"].Value, Unescape(match.Groups["name"].Value)), match.Groups["property"].Value);

    // A name may hold what ends a reference's part; such characters stand as in a URL.
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
