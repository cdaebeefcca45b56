using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ironwood.Graph;

/// <summary>
/// The graph's JSON form, <c>ironwood-graph/1</c>: sorted, without machine paths or times, byte-identical for
/// equal graphs. Defaults are left out.
/// </summary>
public static class GraphJson
{
    /// <summary>Value of the <c>format</c> property.</summary>
    public const string Format = "ironwood-graph/1";

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        // The document is read by people and diffs, never pasted into HTML: '<' and '&' stay themselves.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a graph as UTF-8, with a newline at the end.</summary>
    public static void Write(ResourceGraph graph, Stream output)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(output);
        using (var writer = new Utf8JsonWriter(output, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("format", Format);
            writer.WriteString("project", graph.Project);
            writer.WriteString("stack", graph.Stack);
            writer.WriteStartArray("resources");
            foreach (var node in graph.Nodes)
            {
                WriteNode(writer, node);
            }
            writer.WriteEndArray();
            writer.WriteStartArray("edges");
            foreach (var edge in graph.Edges)
            {
                writer.WriteStartObject();
                writer.WriteString("from", edge.From);
                writer.WriteString("path", edge.Path);
                writer.WriteString("to", edge.To);
                if (edge.Property.Length > 0)
                {
                    writer.WriteString("property", edge.Property);
                }
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
    }

    /// <summary>Reads a graph that <see cref="Write"/> wrote.</summary>
    /// <exception cref="GraphFormatException">It is not JSON, or not of this format.</exception>
    public static ResourceGraph Read(Stream input)
    {
        JsonObject root;
        try
        {
            root = JsonNode.Parse(input)?.AsObject()
                ?? throw new GraphFormatException("The document is null, not a graph.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new GraphFormatException($"The document is not a JSON object: {error.Message}", error);
        }
        if (root["format"] is not JsonValue format || !format.TryGetValue(out string? name) || name != Format)
        {
            throw new GraphFormatException(
                $"The document's format is {root["format"]?.ToJsonString() ?? "missing"}; this program reads \"{Format}\".");
        }
        try
        {
            return new(
                Text(root, "project"),
                Text(root, "stack"),
                root["resources"]!.AsArray().Select(node => ReadNode(node!.AsObject())),
                root["edges"]!.AsArray().Select(edge => ReadEdge(edge!.AsObject())));
        }
        catch (Exception error) when (error is NullReferenceException or InvalidOperationException
            or FormatException or ArgumentException)
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

    private static ResourceNode ReadNode(JsonObject node) => new()
    {
        Urn = Text(node, "urn"),
        Type = Text(node, "type"),
        Name = Text(node, "name"),
        Kind = Enum.GetValues<ResourceKind>().First(kind => KindName(kind) == Text(node, "kind")),
        Parent = node["parent"]?.GetValue<string>(),
        Inputs = node["inputs"]?.DeepClone().AsObject() ?? [],
        Outputs = node["outputs"]?.DeepClone().AsObject() ?? [],
        Options = node["options"] is JsonObject options ? ReadOptions(options) : NodeOptions.Default,
        Secrets = ReadList(node["secrets"]),
    };

    private static NodeOptions ReadOptions(JsonObject options) => new()
    {
        DeleteBeforeReplace = options["deleteBeforeReplace"]?.GetValue<bool>(),
        IgnoreChanges = ReadList(options["ignoreChanges"]),
        Protect = options["protect"]?.GetValue<bool>() ?? false,
        Provider = options["provider"]?.GetValue<string>(),
        RetainOnDelete = options["retainOnDelete"]?.GetValue<bool>() ?? false,
        SecretOutputs = ReadList(options["secretOutputs"]),
        Timeouts = new SortedDictionary<string, string>(
            (options["timeouts"]?.AsObject() ?? []).ToDictionary(t => t.Key, t => t.Value!.GetValue<string>()),
            StringComparer.Ordinal),
    };

    private static ResourceEdge ReadEdge(JsonObject edge) => new(
        Text(edge, "from"), Text(edge, "path"), Text(edge, "to"), edge["property"]?.GetValue<string>() ?? "");

    private static string[] ReadList(JsonNode? list) =>
        list?.AsArray().Select(item => item!.GetValue<string>()).ToArray() ?? [];

    private static string Text(JsonObject node, string name) => node[name]?.GetValue<string>()
        ?? throw new GraphFormatException($"The property \"{name}\" is missing.");

    private static string KindName(ResourceKind kind) => kind switch
    {
        ResourceKind.Custom => "custom",
        ResourceKind.Component => "component",
        _ => "read",
    };
}
