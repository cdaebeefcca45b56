using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ironwood.Graph;

namespace Ironwood.Preview.Capture;

/// <summary>
/// References of outputs that are numbers. A text can say where it comes from, a number cannot: so a number that no
/// program writes goes into the program, and the reference takes its place wherever it comes out, alone or in a text.
/// </summary>
internal sealed partial class NumberReferences
{
    // Above every port, size and count of Google Cloud, and still an int.
    private const int First = 2_000_000_000;

    // Shorter texts are looked through sooner than they are found again.
    private const int Shared = 1_000;

    private readonly ConcurrentDictionary<int, Reference> _references = new();
    private readonly ConcurrentDictionary<Reference, int> _numbers = new();
    // What many resources share, such as the text that the hosts of a tier boot with, is one text and stays one.
    private readonly ConcurrentDictionary<string, string> _restored = new(ReferenceEqualityComparer.Instance);
    private int _last = First;

    /// <summary>The number that stands for a reference.</summary>
    public int StandFor(Reference reference) => _numbers.GetOrAdd(reference, added =>
    {
        var number = Interlocked.Increment(ref _last);
        _references[number] = added;
        return number;
    });

    /// <summary>Puts the references back into a value; returns the value to use in its place.</summary>
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

    // Where nothing is to be replaced, it is the same text.
    private string Restore(string text) => Digits().Replace(text, match =>
        int.TryParse(match.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var found)
            && _references.TryGetValue(found, out var reference)
                ? reference.ToString()
                : match.Value);

    [GeneratedRegex(@"(?<![0-9])2[0-9]{9}(?![0-9])")]
    private static partial Regex Digits();
}
