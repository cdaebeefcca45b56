namespace Ironwood.Graph;

/// <summary>
/// The graph's JSON form, <c>ironwood-graph/1</c>: sorted, without machine paths or times, byte-identical for
/// equal graphs. Defaults are left out.
/// </summary>
public static class GraphJson
{
    /// <summary>Value of the <c>format</c> property.</summary>
    public const string Format = "ironwood-graph/1";

    // Duplicate properties are refused, because one of them would be lost.
    private static readonly JsonDocumentOptions ReaderOptions = new() { AllowDuplicateProperties = false };

    /// <summary>Writes a graph as UTF-8, with a newline at the end.</summary>
    public static void Write(ResourceGraph graph, Stream output)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(output);
        JsonForm.Write(output, Format, writer =>
        {
            writer.WriteString("project", graph.Project);
            writer.WriteString("stack", graph.Stack);
            writer.WriteStartArray("resources");
            foreach (var node in graph.Nodes)
            {
                WriteNode(writer, node);
                // Otherwise the writer keeps the whole document in memory and copies it whenever it grows.
                writer.Flush();
            }
            writer.WriteEndArray();
            writer.WriteList("edges", graph.Edges, WriteEdge);
        });
    }

    private static void WriteEdge(Utf8JsonWriter writer, ResourceEdge edge)
    {
        writer.WriteString("from", edge.From);
        writer.WriteString("path", edge.Path);
        writer.WriteString("to", edge.To);
        if (edge.Property.Length > 0)
        {
            writer.WriteString("property", edge.Property);
        }
    }

    /// <summary>Reads a graph that <see cref="Write"/> wrote.</summary>
    /// <exception cref="GraphFormatException">The text is not JSON or not in this format.</exception>
    public static ResourceGraph Read(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            var root = JsonNode.Parse(input, documentOptions: ReaderOptions) is JsonObject whole
                ? new Place(whole, "")
                : throw new GraphFormatException("The document is not a JSON object.");
            if (!root.Is("format", Format))
            {
                throw new GraphFormatException(
                    $"The document's format is {root.Raw("format") ?? "missing"}; this program reads \"{Format}\".");
            }
            return new(
                root.Text("project"),
                root.Text("stack"),
                root.Objects("resources").Select(ReadNode),
                root.Objects("edges").Select(ReadEdge));
        }
        catch (JsonException error)
        {
            throw new GraphFormatException(
                FormattableString.Invariant(
                    $"The document is not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}."),
                error);
        }
        catch (InvalidOperationException error)
        {
            throw new GraphFormatException($"The document holds a text that is not Unicode: {error.Message}", error);
        }
        catch (ArgumentException error)
        {
            throw new GraphFormatException($"The document is not a whole {Format} graph: {error.Message}", error);
        }
    }

    private static void WriteNode(Utf8JsonWriter writer, ResourceNode node)
    {
        writer.WriteStartObject();
        writer.WriteString("urn", node.Urn);
        writer.WriteString("type", node.Type);
        writer.WriteString("name", node.Name);
        writer.WriteString("kind", KindName(node.Kind));
        if (node.Parent is not null)
        {
            writer.WriteString("parent", node.Parent);
        }
        WriteObject(writer, "inputs", node.Inputs);
        WriteObject(writer, "outputs", node.Outputs);
        WriteOptions(writer, node.Options);
        WriteList(writer, "secrets", node.Secrets);
        writer.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter writer, string name, JsonObject value)
    {
        if (value.Count > 0)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }

    private static void WriteOptions(Utf8JsonWriter writer, NodeOptions options)
    {
        if (options.IsDefault)
        {
            return;
        }
        writer.WriteStartObject("options");
        if (options.DeleteBeforeReplace is { } first)
        {
            writer.WriteBoolean("deleteBeforeReplace", first);
        }
        WriteList(writer, "ignoreChanges", options.IgnoreChanges);
        if (options.Protect)
        {
            writer.WriteBoolean("protect", true);
        }
        if (options.Provider is not null)
        {
            writer.WriteString("provider", options.Provider);
        }
        WriteList(writer, "replaceOnChanges", options.ReplaceOnChanges);
        if (options.RetainOnDelete)
        {
            writer.WriteBoolean("retainOnDelete", true);
        }
        WriteList(writer, "secretOutputs", options.SecretOutputs);
        if (options.Timeouts.Count > 0)
        {
            writer.WriteStartObject("timeouts");
            foreach (var (operation, timeout) in options.Timeouts.OrderBy(t => t.Key, StringComparer.Ordinal))
            {
                writer.WriteString(operation, timeout);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }
        writer.WriteEndArray();
    }

    private static ResourceNode ReadNode(Place node) => new()
    {
        Urn = node.Text("urn"),
        Type = node.Text("type"),
        Name = node.Text("name"),
        Kind = node.Text("kind") switch
        {
            "custom" => ResourceKind.Custom,
            "component" => ResourceKind.Component,
            "read" => ResourceKind.Read,
            _ => throw node.Wrong("kind", "custom, component or read"),
        },
        Parent = node.OptionalText("parent"),
        Inputs = node.Map("inputs"),
        Outputs = node.Map("outputs"),
        Options = node.OptionalObject("options") is { } options ? ReadOptions(options) : NodeOptions.Default,
        Secrets = node.Texts("secrets"),
    };

    private static NodeOptions ReadOptions(Place options) => new()
    {
        DeleteBeforeReplace = options.OptionalFlag("deleteBeforeReplace"),
        IgnoreChanges = options.Texts("ignoreChanges"),
        Protect = options.OptionalFlag("protect") ?? false,
        Provider = options.OptionalText("provider"),
        ReplaceOnChanges = options.Texts("replaceOnChanges"),
        RetainOnDelete = options.OptionalFlag("retainOnDelete") ?? false,
        SecretOutputs = options.Texts("secretOutputs"),
        Timeouts = options.OptionalObject("timeouts") is { } timeouts
            ? new SortedDictionary<string, string>(timeouts.AllTexts(), StringComparer.Ordinal)
            : NodeOptions.Default.Timeouts,
    };

    private static ResourceEdge ReadEdge(Place edge) =>
        new(edge.Text("from"), edge.Text("path"), edge.Text("to"), edge.OptionalText("property") ?? "");

    private static string KindName(ResourceKind kind) => kind switch
    {
        ResourceKind.Custom => "custom",
        ResourceKind.Component => "component",
        _ => "read",
    };

    /// <summary>An object of the document with its path, for error messages.</summary>
    private sealed record Place(JsonObject Node, string Path)
    {
        public string Text(string name) => OptionalText(name)
            ?? throw new GraphFormatException($"The property \"{PathOf(name)}\" is missing.");

        public string? OptionalText(string name) =>
            Node[name] is not { } value ? null : TextOf(value) ?? throw Wrong(name, "a text");

        public bool Is(string name, string text) => Node[name] is { } value && TextOf(value) == text;

        public bool? OptionalFlag(string name) => Node[name] is not { } value ? null
            : value is JsonValue flag && flag.TryGetValue(out bool set) ? set
            : throw Wrong(name, "true or false");

        public Place? OptionalObject(string name) => Node[name] is not { } value ? null
            : value is JsonObject map ? new Place(map, PathOf(name))
            : throw Wrong(name, "an object");

        public JsonObject Map(string name)
        {
            var map = OptionalObject(name) is { } place ? place.Node.DeepClone().AsObject() : [];
            // Texts are decoded when they are read, so errors in them are reported here and not later.
            _ = PropertyPath.Texts(map).Count();
            return map;
        }

        public string[] Texts(string name) => Node[name] is null ? []
            : [.. List(name).Select(
                (item, index) => TextOf(item) ?? throw WrongAt(PropertyPath.Item(PathOf(name), index), "a text"))];

        public IEnumerable<Place> Objects(string name)
        {
            var path = PathOf(name);
            return List(name).Select((item, index) => item is JsonObject map
                ? new Place(map, PropertyPath.Item(path, index))
                : throw WrongAt(PropertyPath.Item(path, index), "an object"));
        }

        public Dictionary<string, string> AllTexts() =>
            Node.ToDictionary(entry => entry.Key, entry => Text(entry.Key), StringComparer.Ordinal);

        public string? Raw(string name) => Node[name]?.ToJsonString();

        public GraphFormatException Wrong(string name, string allowed) => WrongAt(PathOf(name), allowed);

        private static GraphFormatException WrongAt(string path, string allowed) =>
            new($"The property \"{path}\" is not {allowed}.");

        private JsonArray List(string name) => Node[name] switch
        {
            JsonArray list => list,
            null => throw new GraphFormatException($"The property \"{PathOf(name)}\" is missing."),
            _ => throw Wrong(name, "a list"),
        };

        private string PathOf(string name) => PropertyPath.Property(Path, name);

        private static string? TextOf(JsonNode? value) =>
            value is JsonValue text && text.TryGetValue(out string? read) ? read : null;
    }
}
