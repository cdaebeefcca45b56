using SharpYaml;
using SharpYaml.Events;

namespace Ironwood.Planning.StackFiles;

/// <summary>
/// Converts YAML to configuration like the Pulumi CLI: it gives plain scalars the same meaning and refuses the same
/// files. Sizes are limited, so that a small file cannot use up a machine's memory.
/// </summary>
internal sealed class YamlConfig
{
    // Much larger than any stack file.
    private const int MostNodes = 100_000;

    // The CLI's library refuses a file with more nodes than this if nearly all come from aliases.
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

    /// <summary>The first document; <see cref="ConfigNull"/> without a document.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="place">The kind of text.</param>
    /// <exception cref="YamlRefusal">The CLI refuses it, or it exceeds the limits.</exception>
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
            // Some malformed texts fail in the scanner with an exception that is not a YamlException and has no
            // position.
            var end = reader._parser.Current?.End ?? Mark.Empty;
            throw new YamlRefusal("The text from here on cannot be read", end.Line + 1, end.Column + 1);
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
        // The scanner means the surrounding text.
        var between = yaml.AsSpan(start.Index..tab);
        var lines = between.Count('\n');
        return new(
            "There is a tab where YAML allows only spaces", start.Line + 1 + lines,
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

    // The CLI reads only the first document, but it also parses two more tokens and refuses invalid ones.
    private void LookBehind()
    {
        try
        {
            _ = _parser.MoveNext() && _parser.Current is DocumentStart && _parser.MoveNext();
        }
        catch (SemanticErrorException error) when (error.Message.Contains("<document start>", StringComparison.Ordinal))
        {
            // Text that does not begin a document is not read.
        }
    }

    private ParsingEvent Next() =>
        _parser.MoveNext() ? _parser.Current! : throw new YamlRefusal("A value is missing here", 1, 1);

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
            throw Refused(start, "A value is missing here");
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
        // Inside it, the same anchor may have been defined again.
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
            throw Refused(alias, $"There is no anchor '{alias.Value}' before this alias");
        }
        if (anchored.IsOpen)
        {
            throw Refused(alias, "An alias refers to a node that contains it");
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
        // A map's own entries have priority, then those of the map that is named first.
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

    // Pulumi accepts numbers and similar scalars as keys inside maps, but changes the text of some; at the upper levels
    // it accepts only texts.
    private string Key(ParsingEvent at, Scalar scalar, ConfigNode node, int depth) => node switch
    {
        ConfigScalar { Kind: ScalarKind.Text } text => text.Text,
        ConfigScalar { Kind: ScalarKind.Whole or ScalarKind.Flag } same
            when same.Text == scalar.Value && depth >= _place.LevelsOfTextKeys => same.Text,
        _ when scalar.Value.Length == 0 => throw Refused(at, "A key is missing before ':'"),
        _ => throw Refused(at, $"Pulumi does not read the key {scalar.Value} as text; write it in quotes"),
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
            throw Refused(at, "Nearly all of it comes from aliases, which the Pulumi CLI refuses");
        }
        if (_nodes > MostNodes)
        {
            throw Refused(at, $"It has more than {MostNodes} keys and values");
        }
    }

    private SourceLocation? LocationOf(ParsingEvent at) =>
        _place.File is { } file ? new SourceLocation(file, (int)at.Start.Line + 1, (int)at.Start.Column + 1) : null;

    private static YamlRefusal Refused(ParsingEvent at, string reason) =>
        new(reason, at.Start.Line + 1, at.Start.Column + 1);

    /// <summary>A node that was read.</summary>
    /// <param name="Node">Its value.</param>
    /// <param name="Nodes">The number of its nodes, including those from aliases.</param>
    /// <param name="Scalar">Its scalar; null for maps and lists.</param>
    private sealed record Anchored(ConfigNode Node, int Nodes, Scalar? Scalar)
    {
        /// <summary>Whether its end has not been read yet.</summary>
        public bool IsOpen { get; init; }
    }
}
