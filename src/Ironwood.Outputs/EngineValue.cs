using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;

namespace Ironwood.Outputs;

/// <summary>
/// Values as the engine has them, between JSON and JSON: maps, lists, text, truth values, and numbers that are all
/// of one kind.
/// </summary>
internal static class EngineValue
{
    /// <summary>The contract as a value of the engine.</summary>
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

    // The contract's own properties are left out where they are null, and its maps and lists hold none.
    private static object From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Map(json),
        JsonValueKind.Array => json.EnumerateArray().Select(From).ToImmutableArray(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString()!,
        var kind => throw new InvalidOperationException($"A contract holds no {kind}."),
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
                // Nothing, an asset or a resource: no part of a contract, and so of a wrong type wherever it stands.
                writer.WriteNullValue();
                break;
        }
    }
}
