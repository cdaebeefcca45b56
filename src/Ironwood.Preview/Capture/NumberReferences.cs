namespace Ironwood.Preview.Capture;

/// <summary>
/// References for outputs that are numbers. A text can contain a reference, but a number cannot. So the program gets a
/// number that no program writes, and the reference replaces this number wherever it appears, alone or in a text.
/// </summary>
internal sealed partial class NumberReferences
{
    // Larger than every port, size and count of Google Cloud, but still an int.
    private const int First = 2_000_000_000;

    // For shorter texts, a search is faster than a lookup.
    private const int Shared = 1_000;

    private readonly ConcurrentDictionary<int, Reference> _references = new();
    private readonly ConcurrentDictionary<Reference, int> _numbers = new();
    // A text that many resources share, such as a tier's boot configuration, stays one object.
    private readonly ConcurrentDictionary<string, string> _restored = new(ReferenceEqualityComparer.Instance);
    private int _last = First;

    /// <summary>The number that represents a reference.</summary>
    public int StandFor(Reference reference) => _numbers.GetOrAdd(reference, added =>
    {
        var number = Interlocked.Increment(ref _last);
        _references[number] = added;
        return number;
    });

    /// <summary>Replaces numbers in a value by their references; returns the new value.</summary>
    public JsonNode? Restore(JsonNode? value)
    {
        if (_references.IsEmpty)
        {
            return value;
        }
        switch (value)
        {
            case JsonObject map:
                foreach (var (key, item) in map.ToArray())
                {
                    var restored = Restore(item);
                    if (!ReferenceEquals(restored, item))
                    {
                        map[key] = restored;
                    }
                }
                return map;
            case JsonArray list:
                for (var index = 0; index < list.Count; index++)
                {
                    var restored = Restore(list[index]);
                    if (!ReferenceEquals(restored, list[index]))
                    {
                        list[index] = restored;
                    }
                }
                return list;
            case JsonValue scalar when scalar.TryGetValue(out double number):
                return number is > First and <= int.MaxValue && _references.TryGetValue((int)number, out var reference)
                    ? JsonValue.Create(reference.ToString())
                    : value;
            case JsonValue scalar when scalar.TryGetValue(out string? text):
                var whole = text.Length < Shared ? Restore(text) : _restored.GetOrAdd(text, Restore);
                return ReferenceEquals(whole, text) ? value : JsonValue.Create(whole);
            default:
                return value;
        }
    }

    // If there is nothing to replace, it is the same text.
    private string Restore(string text) => Digits().Replace(text, match =>
        int.TryParse(match.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var found)
            && _references.TryGetValue(found, out var reference)
                ? reference.ToString()
                : match.Value);

    [GeneratedRegex(@"(?<![0-9])2[0-9]{9}(?![0-9])")]
    private static partial Regex Digits();
}
