using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ironwood.Infra.Configuration;
using Ironwood.Planning.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ironwood.Preview.Tests.StackFiles;

/// <summary>
/// What the Pulumi engine makes of a stack file, written down on its own so that it can disagree: scalars are text,
/// maps and lists JSON with Go's types and sorted keys, and a value with a secret anywhere inside is a secret.
/// </summary>
internal static partial class EngineView
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static StackConfiguration Read(string project, string stack, string stackFile)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(stackFile));
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var secrets = new List<string>();
        if (yaml.Documents is [{ RootNode: YamlMappingNode root }, ..]
            && root.Children.TryGetValue(new YamlScalarNode("config"), out var config) && config is YamlMappingNode map)
        {
            foreach (var (node, value) in map.Children)
            {
                var name = ((YamlScalarNode)node).Value!;
                var key = name.Contains(':', StringComparison.Ordinal) ? name : $"{project}:{name}";
                if (HasSecret(value))
                {
                    secrets.Add(key);
                }
                values[key] = value is YamlScalarNode scalar ? Text(scalar) : ToJson(value)!.ToJsonString(Plain);
            }
        }
        return PulumiConfigSource.Read(
            project, stack, (space, name) => values.GetValueOrDefault($"{space}:{name}"), values.Keys, secrets);
    }

    private static string Text(YamlScalarNode scalar) => Resolve(scalar) switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var text => (string)text,
    };

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children
            .Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value ?? "", ToJson(child.Value)))
            .OrderBy(child => child.Key, StringComparer.Ordinal)),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        YamlScalarNode scalar => Resolve(scalar) switch
        {
            null => null,
            bool flag => flag,
            decimal whole => whole,
            double real => real,
            var text => (string)text,
        },
        _ => throw new InvalidOperationException(node.NodeType.ToString()),
    };

    private static object? Resolve(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain)
        {
            return text;
        }
        if (text is "" or "~" or "null" or "Null" or "NULL")
        {
            return null;
        }
        if (text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE")
        {
            return char.ToLowerInvariant(text[0]) == 't';
        }
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        if (text.StartsWith("0x", StringComparison.Ordinal)
            && long.TryParse(digits.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hexadecimal))
        {
            return (decimal)hexadecimal;
        }
        if (Whole().IsMatch(digits) && decimal.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return whole;
        }
        return Real().IsMatch(digits) && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)
            && double.IsFinite(real)
                ? real
                : text;
    }

    private static bool HasSecret(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children is [{ Key: YamlScalarNode { Value: "secure" }, Value: YamlScalarNode }]
            || map.Children.Any(child => HasSecret(child.Value)),
        YamlSequenceNode list => list.Children.Any(HasSecret),
        _ => false,
    };

    [GeneratedRegex(@"\A[-+]?(0|[1-9][0-9]*)\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Real();
}
