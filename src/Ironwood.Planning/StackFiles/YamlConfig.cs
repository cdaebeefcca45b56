using Ironwood.Planning.Settings;
using Ironwood.Problems;
using SharpYaml;
using SharpYaml.Events;

namespace Ironwood.Planning.StackFiles;

/// <summary>
/// Turns YAML into configuration as the Pulumi CLI does: with the meaning that it gives to plain scalars, and refusing
/// what it refuses. What a file may hold is bounded, so that a small file cannot occupy a machine.
/// </summary>
internal sealed class YamlConfig
{
    // Far above any stack file.
    private const int MostNodes = 100_000;

    // The library of the CLI refuses a file of more nodes than this when nearly all come from aliases.
    private const int FewNodes = 1_000;
    private const double MostFromAliases = 0.99;

    private readonly string _yaml;
    private readonly YamlPlace _place;
    private readonly IParser _parser;
    private readonly Dictionary<string, Anchored> _anchors = new(StringComparer.Ordinal);
    private int _nodes;
    private int _fromAliases;

    private YamlConfig(string yaml, YamlPlace place)
    {
        _yaml = yaml;
        _place = place;
        _parser = Parser.CreateParser(new StringReader(yaml));
    }

    /// <summary>The first document; <see cref="ConfigNull"/> when there is none.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="place">What the text is.</param>
    /// <exception cref="YamlRefusal">The CLI does not read it, or it exceeds the bounds.</exception>
    public static ConfigNode Read(string yaml, YamlPlace place)
    {
        var reader = new YamlConfig(yaml, place);
        try
        {
            return reader.Document();
        }
        catch (YamlException error)
        {
            throw Refused(yaml, error);
        }
        catch (Exception error) when (error is not YamlRefusal)
        {
            // Some malformed texts fail in the scanner itself, with an exception that is none of YAML and has no place.
            var end = reader._parser.Current?.End ?? Mark.Empty;
            throw new YamlRefusal("What follows here cannot be read", end.Line + 1, end.Column + 1);
        }
    }

    private static YamlRefusal Refused(string yaml, YamlException error)
    {
        // "(from) - (to): the reason."
        var reason = error.Message[(error.Message.IndexOf("): ", StringComparison.Ordinal) is >= 0 and var at
            ? at + 3
            : 0)..].TrimEnd('.');
        var (start, tab) = (error.Start, yaml.IndexOf('\t', Math.Min(error.Start.Index, yaml.Length)));
        if (tab < 0 || (tab > start.Index && !reason.Contains("tab", StringComparison.OrdinalIgnoreCase)))
        {
            return new(reason, start.Line + 1, start.Column + 1);
        }
        // The scanner means the text around it.
        var between = yaml.AsSpan(start.Index..tab);
        var lines = between.Count('\n');
        return new(
            "A tab stands where YAML takes spaces only", start.Line + 1 + lines,
            lines == 0 ? start.Column + 1 + between.Length : between.Length - between.LastIndexOf('\n'));
    }

    private ConfigNode Document()
    {
        Next(); // the stream's start
        if (Next() is not DocumentStart start)
        {
            return new ConfigNull();
        }
        if (start.Version is { Version: not { Major: 1, Minor: 1 } })
        {
            throw Refused(start, "The Pulumi CLI reads YAML 1.1 only");
        }
        Next();
        var root = Node(0).Node;
        Next();
        LookBehind();
        return root;
    }

    // The CLI reads the first document only. But it looks at two tokens more, and refuses what cannot be one.
    private void LookBehind()
    {
        try
        {
            _ = _parser.MoveNext() && _parser.Current is DocumentStart && _parser.MoveNext();
        }
        catch (SemanticErrorException error) when (error.Message.Contains("<document start>", StringComparison.Ordinal))
        {
            // What does not begin a document is not read.
        }
    }

    private ParsingEvent Next() =>
        _parser.MoveNext() ? _parser.Current! : throw new YamlRefusal("Here should be a value", 1, 1);

    // The node that begins with the current event; afterwards its last event is the current one.
    private Anchored Node(int depth)
    {
        var start = _parser.Current!;
        if (start is AnchorAlias alias)
        {
            return Alias(alias);
        }
        if (start is not NodeEvent { Anchor: var anchor })
        {
            throw Refused(start, "Here should be a value");
        }
        Count(start, 1, fromAlias: false);
        var open = new Anchored(new ConfigNull(), 0, null) { IsOpen = true };
        if (!string.IsNullOrEmpty(anchor))
        {
            _anchors[anchor] = open;
        }
        var node = start switch
        {
            Scalar scalar => Value(scalar),
            SequenceStart => List(depth, start),
            _ => Map(depth, start),
        };
        // Inside it, the name may have been given again.
        if (!string.IsNullOrEmpty(anchor) && ReferenceEquals(_anchors[anchor], open))
        {
            _anchors[anchor] = node;
        }
        return node;
    }

    private Anchored Alias(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var anchored))
        {
            throw Refused(alias, $"No anchor before it is named '{alias.Value}'");
        }
        if (anchored.IsOpen)
        {
            throw Refused(alias, "An alias repeats what it stands in");
        }
        Count(alias, 1, fromAlias: false);
        Count(alias, anchored.Nodes, fromAlias: true);
        return anchored with { Nodes = anchored.Nodes + 1 };
    }

    private Anchored Value(Scalar scalar)
    {
        if (scalar.Style == ScalarStyle.DoubleQuoted
            && HasEscapedSlash(_yaml.AsSpan(scalar.Start.Index..scalar.End.Index)))
        {
            throw Refused(scalar, "The Pulumi CLI does not know the escape \\/; write /");
        }
        try
        {
            var node = EngineScalar.Read(
                scalar.Value,
                string.IsNullOrEmpty(scalar.Tag) || scalar.Tag == "!" ? null : scalar.Tag,
                scalar.Style == ScalarStyle.Plain,
                _place.IsProject,
                LocationOf(scalar));
            return new(node, 1, scalar);
        }
        catch (FormatException error)
        {
            throw Refused(scalar, error.Message);
        }
    }

    // The escapes of JSON, which later versions of YAML took over.
    private static bool HasEscapedSlash(ReadOnlySpan<char> quoted)
    {
        for (var at = 0; at + 1 < quoted.Length; at++)
        {
            if (quoted[at] == '\\' && quoted[++at] == '/')
            {
                return true;
            }
        }
        return false;
    }

    private Anchored List(int depth, ParsingEvent start)
    {
        var (items, nodes) = (new List<ConfigNode>(), 1);
        while (Next() is not SequenceEnd)
        {
            var item = Node(depth + 1);
            items.Add(item.Node);
            nodes += item.Nodes;
        }
        return new(new ConfigList(items, LocationOf(start)), nodes, null);
    }

    private Anchored Map(int depth, ParsingEvent start)
    {
        var (own, merged, nodes) = (new List<KeyValuePair<string, ConfigNode>>(), new List<ConfigMap>(), 1);
        var written = new HashSet<string>(StringComparer.Ordinal);
        while (Next() is var at and not MappingEnd)
        {
            var key = at is Scalar or AnchorAlias ? Node(depth + 1) : null;
            if (key?.Scalar is not { } scalar)
            {
                throw Refused(at, "A key is a text, not a map or a list");
            }
            if (!written.Add(scalar.Value))
            {
                throw Refused(at, $"Duplicate key {scalar.Value}");
            }
            var isMerge = at is Scalar { Style: ScalarStyle.Plain, Value: "<<" };
            var name = isMerge ? "" : Key(at, scalar, key.Node, depth);
            at = Next();
            var value = Node(depth + 1);
            nodes += key.Nodes + value.Nodes;
            if (isMerge)
            {
                merged.AddRange(Merged(at, value.Node));
            }
            else
            {
                own.Add(new(name, value.Node));
            }
        }
        // A map's own entries win, then those of the map that is named first.
        var names = own.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        own.AddRange(merged.SelectMany(map => map.Entries).Where(entry => names.Add(entry.Key)));
        // secure: v1:… is Pulumi's form of an encrypted value.
        var isSecret = own is [
            {
                Key: "secure", Value: ConfigScalar
                {
                    Kind: ScalarKind.Text
            or ScalarKind.Timestamp
                }
            }];
        return new(isSecret ? new ConfigSecret(LocationOf(start)) : new ConfigMap(own, LocationOf(start)), nodes, null);
    }

    // Pulumi takes numbers and the like for keys inside maps, but makes another text of some; above, it takes texts
    // only.
    private string Key(ParsingEvent at, Scalar scalar, ConfigNode node, int depth) => node switch
    {
        ConfigScalar { Kind: ScalarKind.Text } text => text.Text,
        ConfigScalar { Kind: ScalarKind.Whole or ScalarKind.Flag } same
            when same.Text == scalar.Value && depth >= _place.LevelsOfTextKeys => same.Text,
        _ when scalar.Value.Length == 0 => throw Refused(at, "Before ':' should be a key"),
        _ => throw Refused(at, $"The key {scalar.Value} is not a text to Pulumi unless it is in quotes"),
    };

    private static IEnumerable<ConfigMap> Merged(ParsingEvent at, ConfigNode value) => value switch
    {
        ConfigMap map => [map],
        ConfigList list when list.Items.All(item => item is ConfigMap) => list.Items.Cast<ConfigMap>(),
        _ => throw Refused(at, "'<<' takes a map or a list of maps"),
    };

    private void Count(ParsingEvent at, int nodes, bool fromAlias)
    {
        _nodes += nodes;
        _fromAliases += fromAlias ? nodes : 0;
        if (_nodes > FewNodes && _fromAliases > MostFromAliases * _nodes)
        {
            throw Refused(at, "Nearly all of it is repeated by aliases, which the Pulumi CLI refuses");
        }
        if (_nodes > MostNodes)
        {
            throw Refused(at, $"It holds more than {MostNodes} keys and values");
        }
    }

    private SourceLocation? LocationOf(ParsingEvent at) =>
        _place.File is { } file ? new SourceLocation(file, (int)at.Start.Line + 1, (int)at.Start.Column + 1) : null;

    private static YamlRefusal Refused(ParsingEvent at, string reason) =>
        new(reason, at.Start.Line + 1, at.Start.Column + 1);

    /// <summary>A node that was read.</summary>
    /// <param name="Node">What it means.</param>
    /// <param name="Nodes">How many nodes it is, those of its aliases included.</param>
    /// <param name="Scalar">The scalar that it was; null for maps and lists.</param>
    private sealed record Anchored(ConfigNode Node, int Nodes, Scalar? Scalar)
    {
        /// <summary>Whether its end has not been read yet.</summary>
        public bool IsOpen { get; init; }
    }
}
