using System.Collections;

namespace Ironwood.Outputs;

/// <summary>
/// Converts between JSON and the engine's values: maps, lists, text, Booleans, and numbers of a single type.
/// </summary>
internal static class EngineValue
{
    public static ImmutableDictionary<string, object> Of(PlatformContract contract) =>
        Map(JsonSerializer.SerializeToElement(contract, ContractFormat.Default.PlatformContract));

    /// <summary>A value of the engine as JSON.</summary>
    public static JsonElement ToJson(object? value)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, value);
        }
        return JsonElement.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static ImmutableDictionary<string, object> Map(JsonElement json) =>
        json.EnumerateObject().ToImmutableDictionary(
            property => property.Name, property => From(property.Value), StringComparer.Ordinal);

    // Null properties of the contract are left out, and its maps and lists contain no null.
    private static object From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Map(json),
        JsonValueKind.Array => json.EnumerateArray().Select(From).ToImmutableArray(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString()!,
        var kind => throw new InvalidOperationException($"A contract cannot contain {kind}."),
    };

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case IDictionary map:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in map)
                {
                    writer.WritePropertyName((string)entry.Key);
                    Write(writer, entry.Value);
                }
                writer.WriteEndObject();
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item);
                }
                writer.WriteEndArray();
                break;
            default:
                // Null, an asset or a resource: never part of a contract, so it is always a wrong type.
                writer.WriteNullValue();
                break;
        }
    }
}
