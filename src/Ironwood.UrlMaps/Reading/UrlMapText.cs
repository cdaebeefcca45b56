using SharpYaml;
using SharpYaml.Events;

namespace Ironwood.UrlMaps.Reading;

/// <summary>A text is neither JSON nor YAML, or holds more than is read.</summary>
/// <param name="message">The rest of a sentence about the text.</param>
/// <param name="line">Line of the place, from 1.</param>
/// <param name="column">Column of the place, from 1.</param>
public sealed class UrlMapTextException(string message, long line, long column) : Exception(message)
{
    /// <summary>Line of the place, from 1.</summary>
    public long Line { get; } = line;

    /// <summary>Column of the place, from 1.</summary>
    public long Column { get; } = column;
}

/// <summary>
/// Reads the text of a URL map: JSON, or YAML as gcloud prints it. Numbers, booleans and null are those that YAML 1.1
/// and 1.2 have in common; every other plain text is text. What a text may hold is bounded, aliases included.
/// </summary>
public sealed partial class UrlMapText
{
    // JSON and YAML nest no deeper than this; a URL map has 12 levels.
    private const int MostLevels = 64;

    // A URL map with all that Google's limits allow in one path matcher has some 100,000.
    private const int MostNodes = 1_000_000;

    // Those of JSON's values; a plain text with one of them is read as without it.
    private static readonly string[] Tags =
    [
        "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null",
        "tag:yaml.org,2002:timestamp",
    ];

    private readonly IParser _parser;
    private readonly Dictionary<string, Anchored?> _anchors = new(StringComparer.Ordinal);
    private int _nodes;

    private UrlMapText(string text) => _parser = Parser.CreateParser(new StringReader(text));

    /// <summary>The document of a text; null for an empty one.</summary>
    /// <exception cref="UrlMapTextException">It is neither JSON nor YAML, or holds more than is read.</exception>
    public static JsonNode? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return ReadYaml(text);
        }
    }

    private static JsonNode? ReadYaml(string text)
    {
        var reader = new UrlMapText(OfVersion11(text));
        try
        {
            return reader.Document();
        }
        catch (YamlException error)
        {
            // "(from) - (to): the reason."
            var from = error.Message.IndexOf("): ", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0;
            throw new UrlMapTextException(
                $"is neither JSON nor YAML: {error.Message[from..].TrimEnd('.')}",
                error.Start.Line + 1,
                error.Start.Column + 1);
        }
        catch (Exception error) when (error is not UrlMapTextException)
        {
            // Some malformed texts fail in the scanner itself, with an exception that has no place.
            var end = reader._parser.Current?.End ?? Mark.Empty;
            throw new UrlMapTextException("is neither JSON nor YAML from here on", end.Line + 1, end.Column + 1);
        }
    }

    // The parser knows version 1.1 alone. What is read here means the same in both.
    private static string OfVersion11(string text) =>
        text.StartsWith("%YAML 1.2", StringComparison.Ordinal) ? $"%YAML 1.1{text["%YAML 1.2".Length..]}" : text;

    private JsonNode? Document()
    {
        Next();
        if (Next() is not DocumentStart)
        {
            return null;
        }
        Next();
        var root = Node(0).Node;
        Next();
        while (_parser.MoveNext() && _parser.Current is DocumentStart start)
        {
            Next();
            if (Node(0).Node is not null)
            {
                throw Refused(start, "holds several documents, and one URL map is asked about");
            }
            Next();
        }
        return root;
    }

    private ParsingEvent Next() =>
        _parser.MoveNext() ? _parser.Current! : throw new UrlMapTextException("ends in the middle", 1, 1);

    // The node that begins with the current event; afterwards its last event is the current one.
    private Anchored Node(int level)
    {
        var start = _parser.Current!;
        if (start is AnchorAlias alias)
        {
            return Alias(alias);
        }
        if (start is not NodeEvent node)
        {
            throw Refused(start, "has no value where one has to be");
        }
        if (level >= MostLevels)
        {
            throw Refused(start, "is nested deeper than a URL map");
        }
        Count(start, 1);
        var anchor = node.Anchor is { Length: > 0 } name ? name : null;
        if (anchor is not null)
        {
            // Until its end an anchor stands for nothing.
            _anchors[anchor] = null;
        }
        Anchored read = start switch
        {
            Scalar scalar => new(Value(scalar), 1),
            SequenceStart => List(level),
            _ => Map(level),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = read;
        }
        return read;
    }

    private Anchored Alias(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var anchored))
        {
            throw Refused(alias, $"has an alias without an anchor before it: {alias.Value}");
        }
        if (anchored is null)
        {
            throw Refused(alias, $"has an alias inside what it stands for: {alias.Value}");
        }
        // Counted before it is copied: a small text can stand for a very large one.
        Count(alias, anchored.Nodes);
        return anchored with { Node = anchored.Node?.DeepClone() };
    }

    private Anchored List(int level)
    {
        var (list, nodes) = (new JsonArray(), 1);
        while (Next() is not SequenceEnd)
        {
            var item = Node(level + 1);
            list.Add(item.Node);
            nodes += item.Nodes;
        }
        return new(list, nodes);
    }

    private Anchored Map(int level)
    {
        var (map, merged, nodes) = (new JsonObject(), new List<JsonObject>(), 1);
        while (Next() is var at and not MappingEnd)
        {
            if (at is not Scalar { Value: var name } key)
            {
                throw Refused(at, "has a key that is not a text");
            }
            Node(level + 1);
            Next();
            var value = Node(level + 1);
            nodes += 1 + value.Nodes;
            if (key is { Style: ScalarStyle.Plain, Value: "<<" })
            {
                merged.AddRange(Merged(at, value.Node));
            }
            else if (!map.TryAdd(name, value.Node))
            {
                throw Refused(at, $"has a key twice: {name}");
            }
        }
        // A map's own entries win, then those of the map that is named first.
        foreach (var (name, value) in merged.SelectMany(each => each))
        {
            if (!map.ContainsKey(name))
            {
                map.Add(name, value?.DeepClone());
            }
        }
        return new(map, nodes);
    }

    private static IEnumerable<JsonObject> Merged(ParsingEvent at, JsonNode? value) => value switch
    {
        JsonObject map => [map],
        JsonArray list when list.All(item => item is JsonObject) => list.Cast<JsonObject>(),
        _ => throw Refused(at, "has a '<<' that is not a map or a list of maps"),
    };

    private static JsonValue? Value(Scalar scalar)
    {
        var text = scalar.Value;
        var tag = scalar.Tag is { Length: > 0 } written ? written : null;
        if (tag is null ? scalar.Style != ScalarStyle.Plain : tag is "!" or "tag:yaml.org,2002:str")
        {
            return JsonValue.Create(text);
        }
        if (tag is not null && !Tags.Contains(tag))
        {
            throw Refused(scalar, $"has a tag that a URL map cannot have: {tag}");
        }
        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when Number().IsMatch(text) && long.TryParse(
                text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) =>
                JsonValue.Create(whole),
            _ when Number().IsMatch(text) && double.TryParse(
                text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) =>
                JsonValue.Create(real),
            _ => JsonValue.Create(text),
        };
    }

    // A leading zero makes an octal number in one version of YAML and a decimal in the other: it stays a text.
    [GeneratedRegex(@"\A[-+]?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    private void Count(ParsingEvent at, int nodes)
    {
        _nodes += nodes;
        if (_nodes > MostNodes)
        {
            throw Refused(at, string.Create(
                CultureInfo.InvariantCulture, $"holds more than {MostNodes:N0} keys and values, aliases included"));
        }
    }

    private static UrlMapTextException Refused(ParsingEvent at, string message) =>
        new(message, at.Start.Line + 1, at.Start.Column + 1);

    /// <summary>A node that was read.</summary>
    /// <param name="Node">What it is.</param>
    /// <param name="Nodes">How many nodes it is, those of its aliases included.</param>
    private sealed record Anchored(JsonNode? Node, int Nodes);
}
