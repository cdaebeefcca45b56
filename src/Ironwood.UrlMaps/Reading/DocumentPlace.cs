using Ironwood.Problems;
using Ironwood.UrlMaps.Validation;
using static System.FormattableString;

namespace Ironwood.UrlMaps.Reading;

/// <summary>
/// An object of a document with its path. A value of the wrong type is recorded as a fault and counts as absent.
/// </summary>
internal sealed class DocumentPlace
{
    private readonly JsonObject _json;
    private readonly DocumentPlace _root;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly Func<string, ServiceLink> _readService;

    // Of the whole document; those of the root alone are used.
    private readonly List<UrlMapFault> _faults = [];
    private readonly List<DocumentPlace> _places = [];

    /// <param name="json">The document.</param>
    /// <param name="readService">Reads what it names as a service.</param>
    public DocumentPlace(JsonObject json, Func<string, ServiceLink> readService)
    {
        (_json, Path, _readService, _root) = (json, "", readService, this);
        _places.Add(this);
    }

    private DocumentPlace(DocumentPlace root, JsonObject json, string path)
    {
        (_json, Path, _readService, _root) = (json, path, root._readService, root);
        root._places.Add(this);
    }

    /// <summary>Where in the document it stands; empty for the document.</summary>
    public string Path { get; }

    /// <summary>What is wrong with the whole document.</summary>
    public IReadOnlyList<UrlMapFault> Faults => _root._faults;

    /// <summary>Paths of the properties of the whole document that were not read.</summary>
    public IEnumerable<string> Unread => _root._places.SelectMany(place =>
        place._json.Where(entry => !place._read.Contains(entry.Key)).Select(entry => place.PathOf(entry.Key)));

    /// <summary>Whether it has any property.</summary>
    public bool HasProperties => _json.Count > 0;

    public bool Has(string property) => _json.ContainsKey(property);

    /// <summary>Passes over properties that decide nothing.</summary>
    public void Ignore(params ReadOnlySpan<string> properties)
    {
        foreach (var property in properties)
        {
            _read.Add(property);
        }
    }

    public string? Text(string property) => Value(property) switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        var other => Wrong<string>(property, other, "a text"),
    };

    /// <summary>The service that a property names; null if the text is empty or absent.</summary>
    public ServiceLink? Service(string property) => Text(property) is { Length: > 0 } text ? _readService(text) : null;

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

    public bool Flag(string property) => OptionalFlag(property) ?? false;

    public bool? OptionalFlag(string property) => Value(property) switch
    {
        null => null,
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False =>
            value.GetValueKind() == JsonValueKind.True,
        var other => Wrong<object>(property, other, "true or false") is null ? null : false,
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

    public double? Real(string property) => Value(property) switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number
            && double.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var real) => real,
        var other => Wrong<object>(property, other, "a number") is null ? null : 0,
    };

    public ApiDuration? Duration(string property) => Object(property) is { } duration
        ? new(duration.Number("seconds") ?? 0, duration.Number("nanos") ?? 0)
        : null;

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
        JsonObject json => new(_root, json, PathOf(property)),
        var other => Wrong<DocumentPlace>(property, other, "an object"),
    };

    public string[] Texts(string property) => List<string>(property, (item, path) =>
        item is JsonValue value && value.TryGetValue(out string? text) ? text : Wrong<string>(path, "a text", item));

    public T[] Objects<T>(string property, Func<DocumentPlace, T> read) =>
    [
        .. List(property, (item, path) => item is JsonObject json
                ? new DocumentPlace(_root, json, path)
                : Wrong<DocumentPlace>(path, "an object", item))
            .Select(read),
    ];

    private T[] List<T>(string property, Func<JsonNode?, string, T?> read) where T : class => Value(property) switch
    {
        null => [],
        JsonArray list =>
        [.. list.Select((item, index) => read(item, Invariant($"{PathOf(property)}[{index}]"))).OfType<T>()],
        var other => Wrong<T[]>(property, other, "a list") ?? [],
    };

    // Property names are simple words, so a path needs no quotes.
    private string PathOf(string property) => Path.Length == 0 ? property : $"{Path}.{property}";

    private JsonNode? Value(string property)
    {
        _read.Add(property);
        return _json.TryGetPropertyValue(property, out var value) ? value : null;
    }

    private T? Wrong<T>(string property, JsonNode? value, string wanted) where T : class =>
        Wrong<T>(PathOf(property), wanted, value);

    private T? Wrong<T>(string path, string wanted, JsonNode? value) where T : class
    {
        var text = value?.ToJsonString() ?? "null";
        _root._faults.Add(new(UrlMapFaultKind.Shape, path, $"is not {wanted}",
            PlainText.Cut(text, longest: 80), wanted));
        return null;
    }

    private void Missing(string property) => _root._faults.Add(new(
        UrlMapFaultKind.Shape, PathOf(property), "is missing",
        Fix: "add it, or remove the object that it belongs to"));
}
