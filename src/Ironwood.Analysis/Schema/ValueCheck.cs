using Ironwood.Analysis.Rules;
using Ironwood.Problems;

namespace Ironwood.Analysis.Schema;

/// <summary>Checks a known value on its own, without other properties.</summary>
internal static class ValueCheck
{
    public static IEnumerable<Finding> Scalar(CheckedNode node, JsonNode value, string path, PropertySchema property)
    {
        var text = value.AsText();
        if (property.Allowed.Count > 0
            && !(text is "" && property.Equality.AllowsEmpty)
            && !property.Allowed.Any(allowed => Same(allowed, value, property.IgnoresCase)))
        {
            yield return node.Finding(
                SchemaRules.NotAllowed, path, $"is {Shown(value)}", $"write {Suggestion(property, text)}");
        }
        if (property.Refused.Any(refused => Same(refused, value, ignoreCase: false)))
        {
            yield return node.Finding(
                SchemaRules.NotAllowed, path, $"is {Shown(value)}, which is not allowed", "choose another value");
        }
        if (value.AsPlainNumber() is { } number && property.Ranges.Count > 0
            && !property.Ranges.Any(range => range.Contains(number)))
        {
            var allowed = string.Join(", or ", property.Ranges);
            yield return node.Finding(
                SchemaRules.OutOfRange, path, $"is {Shown(value)}", $"choose a number of {allowed}");
        }
        foreach (var finding in text is null ? [] : Text(node, text, path, property))
        {
            yield return finding;
        }
    }

    public static IEnumerable<Finding> Count(CheckedNode node, JsonArray list, string path, PropertySchema property) =>
        property.Count is { } count && !count.Contains(list.Count)
            ?
            [node.Finding(SchemaRules.WrongCount, path, $"holds {list.Count} items", $"give {count} items")]
            : [];

    public static IEnumerable<Finding> Keys(CheckedNode node, JsonObject map, string path, PropertySchema property) =>
        from key in map.Select(entry => entry.Key)
        where property.KeyPattern?.Matches(key) == false || property.RefusedKeyPattern?.Matches(key) == true
        select node.Finding(
            SchemaRules.Malformed, PropertyPath.Property(path, key), $"the key '{key}' does not have the required form",
            property.KeyPattern is { } pattern
                ? $"write a key that matches {pattern.Text}"
                : $"write a key that does not match {property.RefusedKeyPattern!.Text}");

    private static IEnumerable<Finding> Text(CheckedNode node, string text, string path, PropertySchema property)
    {
        // Names are reported once, by their own rule.
        if (property.AutoName is not null)
        {
            yield break;
        }
        // Go counts bytes.
        if (property.Length is { } length && !length.Contains(Encoding.UTF8.GetByteCount(text)))
        {
            yield return node.Finding(
                SchemaRules.WrongLength, path,
                $"'{Short(text)}' has {Encoding.UTF8.GetByteCount(text)} characters", $"write {length} characters");
        }
        else if (property.Pattern is { } pattern && !pattern.Matches(text))
        {
            yield return node.Finding(
                SchemaRules.Malformed,
                path,
                $"'{Short(text)}' does not have the required form",
                $"write a text that matches {pattern.Text}");
        }
        else if (property.RefusedPattern is { } refused && refused.Matches(text))
        {
            yield return node.Finding(
                SchemaRules.Malformed,
                path,
                $"'{Short(text)}' is not allowed",
                $"write a text that does not match {refused.Text}");
        }
        else if (property.Format?.Expected(text) is { } expected)
        {
            yield return node.Finding(
                SchemaRules.Malformed, path, $"'{Short(text)}' is not {expected}", $"write {expected}");
        }
    }

    private static bool Same(JsonNode allowed, JsonNode value, bool ignoreCase) =>
        allowed.AsText() is { } a && value.AsText() is { } b
            ? string.Equals(a, b, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            : JsonNode.DeepEquals(allowed, value);

    private static string Suggestion(PropertySchema property, string? text)
    {
        var allowed = property.Allowed.Select(Shown).ToArray();
        var list = allowed.Length == 1 ? allowed[0] : $"one of {string.Join(", ", allowed)}";
        return text is not null
            && Spelling.Nearest(text, property.Allowed.Select(InputReading.AsText).OfType<string>()) is { } near
            ? $"'{near}'; allowed: {list}"
            : list;
    }

    private static string Shown(JsonNode value) =>
        value.AsText() is { } text ? $"'{Short(text)}'" : value.ToJsonString();

    private static string Short(string text) => PlainText.Cut(text, 80);
}
