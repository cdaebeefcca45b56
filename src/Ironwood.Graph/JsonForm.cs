using System.Text.Encodings.Web;

namespace Ironwood.Graph;

/// <summary>
/// Writes all JSON documents of this program. They are for people and diffs and are never pasted into HTML, so
/// <c>&lt;</c>, <c>&amp;</c> and letters of any language are not escaped.
/// </summary>
public static class JsonForm
{
    /// <summary>Options for one line.</summary>
    public static JsonSerializerOptions OneLine { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Options for an indent of two spaces.</summary>
    public static JsonSerializerOptions Indented { get; } = new(OneLine) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes an object with its <c>format</c> first, as UTF-8 with a newline at the end.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="format">Value of the <c>format</c> property.</param>
    /// <param name="write">Writes the other properties.</param>
    public static void Write(Stream output, string format, Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(output);
        Write(output, Indented, format, write);
        output.WriteByte((byte)'\n');
    }

    /// <summary>The same document as text.</summary>
    public static string Document(string format, Action<Utf8JsonWriter> write) => $"{Text(Indented, format, write)}\n";

    /// <summary>A document in an external format, as text.</summary>
    public static string Document(Action<Utf8JsonWriter> write) => $"{Text(Indented, null, write)}\n";

    /// <summary>The same in one line, without a newline at its end.</summary>
    public static string Line(string format, Action<Utf8JsonWriter> write) => Text(OneLine, format, write);

    private static string Text(JsonSerializerOptions form, string? format, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        Write(buffer, form, format, write);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Stream output, JsonSerializerOptions form, string? format, Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var writer = new Utf8JsonWriter(output, new()
        {
            Indented = form.WriteIndented,
            NewLine = "\n",
            Encoder = form.Encoder,
        });
        writer.WriteStartObject();
        if (format is not null)
        {
            writer.WriteString("format", format);
        }
        write(writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes an array of objects.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">The property.</param>
    /// <param name="items">The items.</param>
    /// <param name="write">Writes the properties of one object.</param>
    public static void WriteList<T>(
        this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(write);
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes a number, or null if it is unknown.</summary>
    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, double? value)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
