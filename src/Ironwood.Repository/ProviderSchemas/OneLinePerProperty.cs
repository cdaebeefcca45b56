using System.Text.Encodings.Web;

namespace Ironwood.Repository.ProviderSchemas;

/// <summary>Writes schemas with one line per property, so that a change of a property changes one line.</summary>
internal static class OneLinePerProperty
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = Indented.Encoder };

    /// <summary>The text of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="isProperty">Which objects are written in one line. Default: those with a type.</param>
    public static string Write(JsonObject schema, Func<JsonObject, bool>? isProperty = null)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            Write(writer, schema, isProperty ?? IsProperty);
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, JsonObject node, Func<JsonObject, bool> isProperty)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in node)
        {
            writer.WritePropertyName(name);
            if (value is JsonObject inner && !isProperty(inner) && inner.Count > 0)
            {
                Write(writer, inner, isProperty);
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
