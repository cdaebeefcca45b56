using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ironwood.Analysis.Rules;
using Ironwood.Graph;
using Ironwood.Problems;

namespace Ironwood.Analysis.Schema;

/// <summary>What a known value must satisfy by itself.</summary>
internal static class ValueCheck
{
    public static IEnumerable<Finding> Scalar(CheckedNode node, JsonNode value, string path, PropertySchema property)
    {
        var text = CheckedNode.TextOf(value);
        if (property.Allowed.Count > 0 && !property.Allowed.Any(allowed => Same(allowed, value, property.IgnoresCase)))
        {
            yield return node.Finding(
                SchemaRules.NotAllowed, path, $"is {Shown(value)}", $"write {Suggestion(property, text)}");
        }
        if (property.Refused.Any(refused => Same(refused, value, ignoreCase: false)))
        {
            yield return node.Finding(
                SchemaRules.NotAllowed, path, $"is {Shown(value)}, which is refused", "choose another value");
        }
        if (CheckedNode.NumberOf(value) is { } number && property.Ranges.Count > 0
            && !property.Ranges.Any(range => range.Contains(number)))
        {
            var allowed = string.Join(", or ", property.Ranges);
            yield return node.Finding(SchemaRules.OutOfRange, path, $"is {Shown(value)}", $"choose a number of {allowed}");
        }
        foreach (var finding in text is null ? [] : Text(node, text, path, property))
        {
            yield return finding;
        }
    }

    public static IEnumerable<Finding> Count(CheckedNode node, JsonArray list, string path, PropertySchema property) =>
        property.Count is { } count && !count.Contains(list.Count)
            ?
            [
                node.Finding(
                    SchemaRules.WrongCount, path, $"holds {list.Count} items", $"give {count} items"),
            ]
            : [];

    public static IEnumerable<Finding> Keys(CheckedNode node, JsonObject map, string path, PropertySchema property) =>
        from key in map.Select(entry => entry.Key)
        where property.KeyPattern is { } pattern && !pattern.Matches(key)
        select node.Finding(
            SchemaRules.Malformed, PropertyPath.Property(path, key), $"the key '{key}' has another form",
            $"write a key that matches {property.KeyPattern!.Text}");

    private static IEnumerable<Finding> Text(CheckedNode node, string text, string path, PropertySchema property)
    {
        // A name is spoken of once, by its own rule.
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
                SchemaRules.Malformed, path, $"'{Short(text)}' has another form", $"write a text that matches {pattern.Text}");
        }
        else if (property.RefusedPattern is { } refused && refused.Matches(text))
        {
            yield return node.Finding(
                SchemaRules.Malformed, path, $"'{Short(text)}' is refused", $"write a text that does not match {refused.Text}");
        }
        else if (property.Format is { } format && Expected(format, text) is { } expected)
        {
            yield return node.Finding(SchemaRules.Malformed, path, $"'{Short(text)}' is not {expected}", $"write {expected}");
        }
    }

    /// <summary>What a format demands, when a text does not satisfy it; else null.</summary>
    public static string? Expected(string format, string text) => format switch
    {
        "cidr" => IsCidr(text) ? null : "an address range such as 10.0.0.0/16",
        "base64" => IsBase64(text) ? null : "base64",
        "json" => IsJson(text) ? null : "JSON",
        "HH:00" => IsFullHour(text) ? null : "a full hour such as 04:00",
        _ => throw new InvalidDataException($"Nothing checks the format '{format}'."),
    };

    private static bool IsCidr(string text) =>
        text.Split('/') is [var address, var bits]
        && IPAddress.TryParse(address, out var parsed)
        // .NET also takes 10.1 and 0x0a.0.0.1, which Go does not.
        && (address.Contains(':', StringComparison.Ordinal) || address == parsed.ToString())
        && byte.TryParse(bits, System.Globalization.NumberStyles.None, null, out var prefix)
        && prefix <= parsed.GetAddressBytes().Length * 8;

    private static bool IsBase64(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out _);

    private static bool IsFullHour(string text) =>
        text.Split(':') is [var hour, "00"] && int.TryParse(hour, out var of) && of is >= 0 and <= 23;

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Same(JsonNode allowed, JsonNode value, bool ignoreCase) =>
        CheckedNode.TextOf(allowed) is { } a && CheckedNode.TextOf(value) is { } b
            ? string.Equals(a, b, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            : JsonNode.DeepEquals(allowed, value);

    private static string Suggestion(PropertySchema property, string? text)
    {
        var allowed = property.Allowed.Select(Shown).ToArray();
        var list = allowed.Length == 1 ? allowed[0] : $"one of {string.Join(", ", allowed)}";
        return text is not null && Spelling.Nearest(text, property.Allowed.Select(CheckedNode.TextOf).OfType<string>()) is { } near
            ? $"'{near}'; allowed is {list}"
            : list;
    }

    private static string Shown(JsonNode value) =>
        CheckedNode.TextOf(value) is { } text ? $"'{Short(text)}'" : value.ToJsonString();

    private static string Short(string text) => text.Length <= 80 ? text : $"{text[..77]}…";
}
