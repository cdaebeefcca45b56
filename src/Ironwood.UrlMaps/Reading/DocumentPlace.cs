using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ironwood.UrlMaps.Validation;

namespace Ironwood.UrlMaps.Reading;

/// <summary>An object of a document and where it stands. A value of a wrong type becomes a fault and counts as
/// absent.</summary>
internal sealed record DocumentPlace(
    JsonObject Json, string Path, List<UrlMapFault> Faults, Func<string, ServiceLink> ReadService)
{
    public bool Has(string property) => Json.ContainsKey(property);

    public string? Text(string property) => Value(property) switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        var other => Wrong<string>(property, other, "a text"),
    };

    /// <summary>The service that a property names; null for an empty text, as for none.</summary>
    public ServiceLink? Service(string property) => Text(property) is { Length: > 0 } text ? ReadService(text) : null;

    public string Required(string property)
    {
        var text = Text(property);
        if (text?.Length > 0)
        {
            return text;
        }
        if (text is not null || Value(property) is null)
        {
            Missing(property);
        }
        return "";
    }

    public bool Flag(string property) => Value(property) switch
    {
        null => false,
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False =>
            value.GetValueKind() == JsonValueKind.True,
        var other => Wrong<object>(property, other, "true or false") is not null,
    };

    // The API writes 64-bit numbers as texts.
    public long? Number(string property) => Value(property) switch
    {
        null => null,
        JsonValue value when long.TryParse(
            value.GetValueKind() == JsonValueKind.Number ? value.ToJsonString() : value.ToString(),
            NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number
            && value.TryGetValue(out double real) && Math.Truncate(real) == real && Math.Abs(real) < 1e15 =>
            (long)real,
        var other => Wrong<object>(property, other, "a whole number") is null ? null : 0,
    };

    public long? RequiredNumber(string property)
    {
        if (Value(property) is null)
        {
            Missing(property);
        }
        return Number(property);
    }

    public DocumentPlace? Object(string property) => Value(property) switch
    {
        null => null,
        JsonObject json => this with { Json = json, Path = PathOf(property) },
        var other => Wrong<DocumentPlace>(property, other, "an object"),
    };

    public string[] Texts(string property) => List<string>(property, (item, path) =>
        item is JsonValue value && value.TryGetValue(out string? text) ? text : Wrong<string>(path, "a text", item));

    public T[] Objects<T>(string property, Func<DocumentPlace, T> read) =>
    [
        .. List(property, (item, path) => item is JsonObject json
                ? this with { Json = json, Path = path }
                : Wrong<DocumentPlace>(path, "an object", item))
            .Select(read),
    ];

    private T[] List<T>(string property, Func<JsonNode?, string, T?> read) where T : class => Value(property) switch
    {
        null => [],
        JsonArray list =>
        [
            .. list.Select((item, index) =>
                read(item, Invariant($"{PathOf(property)}[{index}]"))).OfType<T>(),
        ],
        var other => Wrong<T[]>(property, other, "a list") ?? [],
    };

    // Names of properties are words, so a path needs no quotes.
    private string PathOf(string property) => Path.Length == 0 ? property : $"{Path}.{property}";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private JsonNode? Value(string property) => Json.TryGetPropertyValue(property, out var value) ? value : null;

    private T? Wrong<T>(string property, JsonNode? value, string wanted) where T : class =>
        Wrong<T>(PathOf(property), wanted, value);

    private T? Wrong<T>(string path, string wanted, JsonNode? value) where T : class
    {
        var text = value?.ToJsonString() ?? "null";
        Faults.Add(new(UrlMapFaultKind.Shape, path, $"is not {wanted}",
            text.Length <= 80 ? text : $"{text[..77]}...", wanted));
        return null;
    }

    private void Missing(string property) => Faults.Add(new(
        UrlMapFaultKind.Shape, PathOf(property), "is missing",
        Fix: "add it, or remove what it belongs to"));
}
