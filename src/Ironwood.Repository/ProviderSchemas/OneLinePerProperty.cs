using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ironwood.Repository.ProviderSchemas;

/// <summary>Writes schemas so that a change of a property is a change of one line.</summary>
internal static class OneLinePerProperty
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
            if (value is JsonObject inner && !IsProperty(inner) && inner.Count > 0)
            {
                Write(writer, inner);
            }
            else
            {
                writer.WriteRawValue(value!.ToJsonString(OneLine));
            }
        }
        writer.WriteEndObject();
    }

    private static bool IsProperty(JsonObject node) => node.ContainsKey("$ref") || node["type"] is JsonValue;
}
