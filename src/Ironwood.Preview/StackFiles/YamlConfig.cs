using System.Globalization;
using System.Text.RegularExpressions;
using Ironwood.Planning.Settings;
using Ironwood.Problems;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ironwood.Preview.StackFiles;

/// <summary>Turns YAML into configuration, with the meaning that the Pulumi engine gives to plain scalars.</summary>
internal sealed partial class YamlConfig
{
    // Far above any stack file. What is larger or deeper is a file that aliases itself.
    private const int MostDepth = 64;
    private const int MostNodes = 20_000;

    private readonly string? _file;
    private int _nodes;

    private YamlConfig(string? file) => _file = file;

    /// <summary>The first document; <see cref="ConfigNull"/> when there is none.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">Name of the file for the locations; null when the text is not from a file.</param>
    /// <exception cref="YamlException">It is not valid YAML, or nests or repeats itself without end.</exception>
    public static ConfigNode Read(TextReader yaml, string? file)
    {
        var stream = new YamlStream();
        var parser = new BoundedParser(new Parser(yaml), MostDepth);
        try
        {
            stream.Load(parser);
        }
        catch (ArgumentException error) when (error.ParamName == "parser")
        {
            // An end where a value should begin, which the scanner let pass; this exception has no place in the text.
            throw new YamlException(parser.Current?.Start ?? Mark.Empty, parser.Current?.End ?? Mark.Empty, "Here should be a value");
        }
        return stream.Documents.Count == 0
            ? new ConfigNull()
            : new YamlConfig(file).ToNode(stream.Documents[0].RootNode, 0);
    }

    private ConfigNode ToNode(YamlNode node, int depth)
    {
        if (depth > MostDepth || ++_nodes > MostNodes)
        {
            throw new YamlException(node.Start, node.End, "An alias repeats what it stands in");
        }
        var location = _file is null ? null : new SourceLocation(_file, (int)node.Start.Line, (int)node.Start.Column);
        return node switch
        {
            YamlMappingNode map when IsSecret(map) => new ConfigSecret(location),
            YamlMappingNode map => new ConfigMap([.. Entries(map, depth)], location),
            YamlSequenceNode list => new ConfigList([.. list.Children.Select(child => ToNode(child, depth + 1))], location),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" } => new ConfigNull(location),
            YamlScalarNode { Style: ScalarStyle.Plain } scalar => new ConfigScalar(Canonical(scalar.Value!), location),
            YamlScalarNode scalar => new ConfigScalar(scalar.Value ?? "", location),
            _ => new ConfigNull(location),
        };
    }

    // "<<: *other" takes another map's entries over; a map's own entries win, then those of the map named first.
    private IEnumerable<KeyValuePair<string, ConfigNode>> Entries(YamlMappingNode map, int depth)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Children)
        {
            if (!IsMerge(key) && seen.Add(Text(key)))
            {
                yield return new(Text(key), ToNode(value, depth + 1));
            }
        }
        foreach (var merge in map.Children.Where(child => IsMerge(child.Key)).Select(child => child.Value))
        {
            foreach (var other in merge is YamlSequenceNode list ? list.Children : [merge])
            {
                if (ToNode(other, depth + 1) is not ConfigMap merged)
                {
                    throw new YamlException(other.Start, other.End, "'<<' takes a map or a list of maps");
                }
                foreach (var entry in merged.Entries.Where(entry => seen.Add(entry.Key)))
                {
                    yield return entry;
                }
            }
        }
    }

    private static string Text(YamlNode key) => key is YamlScalarNode scalar ? scalar.Value ?? "" : key.ToString();

    private static bool IsMerge(YamlNode key) => key is YamlScalarNode { Style: ScalarStyle.Plain, Value: "<<" };

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
