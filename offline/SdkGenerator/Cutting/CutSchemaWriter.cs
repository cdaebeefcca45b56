using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ironwood.SdkGenerator.Cutting;

/// <summary>Writes a cut schema so that a change of a property is a change of one line.</summary>
internal static class CutSchemaWriter
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = Indented.Encoder };

    public static string Write(JsonObject schema)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            Write(writer, schema);
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, JsonObject node)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in node)
        {
            writer.WritePropertyName(name);
            if (value is JsonObject o && !IsShort(o))
            {
                Write(writer, o);
            }
            else
            {
                writer.WriteRawValue(value!.ToJsonString(OneLine));
            }
        }
        writer.WriteEndObject();
    }

    // The types of properties, and empty objects.
    private static bool IsShort(JsonObject node) =>
        node.Count == 0 || node.ContainsKey("$ref") || node["type"] is JsonValue;
}
