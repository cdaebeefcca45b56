using System.Globalization;
using System.Text.RegularExpressions;
using Ironwood.Infra.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ironwood.Preview.StackFiles;

/// <summary>Turns YAML into configuration, with the meaning that the Pulumi engine gives to plain scalars.</summary>
internal static partial class YamlConfig
{
    public static ConfigNode ToNode(YamlNode node, string? file)
    {
        var location = file is null ? null : new SourceLocation(file, (int)node.Start.Line, (int)node.Start.Column);
        return node switch
        {
            YamlMappingNode map when IsSecret(map) => new ConfigSecret(location),
            YamlMappingNode map => new ConfigMap(
                [.. map.Children.Select(child => new KeyValuePair<string, ConfigNode>(
                    child.Key is YamlScalarNode key ? key.Value ?? "" : child.Key.ToString(), ToNode(child.Value, file)))],
                location),
            YamlSequenceNode list => new ConfigList([.. list.Children.Select(child => ToNode(child, file))], location),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" } => new ConfigNull(location),
            YamlScalarNode { Style: ScalarStyle.Plain } scalar => new ConfigScalar(Canonical(scalar.Value!), location),
            YamlScalarNode scalar => new ConfigScalar(scalar.Value ?? "", location),
            _ => new ConfigNull(location),
        };
    }

    // secure: v1:… is Pulumi's form of an encrypted value.
    private static bool IsSecret(YamlMappingNode map) =>
        map.Children.Count == 1 && map.Children[0].Key is YamlScalarNode { Value: "secure" };

    private static string Canonical(string text) => text switch
    {
        "True" or "TRUE" => "true",
        "False" or "FALSE" => "false",
        _ when Hexadecimal().IsMatch(text) =>
            long.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number)
                ? number.ToString(CultureInfo.InvariantCulture)
                : text,
        _ when Number().IsMatch(text) => CanonicalNumber.From(text.Replace("_", "", StringComparison.Ordinal)),
        _ => text,
    };

    [GeneratedRegex(@"\A0x[0-9a-fA-F]+\z")]
    private static partial Regex Hexadecimal();

    // A leading zero is left alone: what it means differs between YAML 1.1 and 1.2, and no setting needs one.
    [GeneratedRegex(@"\A[-+]?(0|[1-9][0-9_]*)?(\.[0-9]*)?([eE][-+]?[0-9]+)?\z(?<=[0-9])")]
    private static partial Regex Number();
}
