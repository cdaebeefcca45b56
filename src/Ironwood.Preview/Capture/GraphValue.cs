using System.Collections;

namespace Ironwood.Preview.Capture;

/// <summary>Converts the SDK's values to JSON with sorted keys.</summary>
internal static class GraphValue
{
    public static JsonNode? From(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        // The SDK passes every number as a double; whole numbers are written without a fraction.
        double or float or int or long => JsonValue.Create(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        IDictionary map => Map(map.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, map[key]))),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(From)]),
        _ => throw new InvalidOperationException(
            $"A value of type {value.GetType().Name} cannot be written to the graph."),
    };

    private static JsonObject Map(IEnumerable<KeyValuePair<string, object?>> entries)
    {
        var map = new JsonObject();
        foreach (var (key, value) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            map[key] = From(value);
        }
        return map;
    }
}
