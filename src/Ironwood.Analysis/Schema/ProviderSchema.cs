using System.Collections.Concurrent;
using System.Text.Json;

namespace Ironwood.Analysis.Schema;

/// <summary>
/// What the Pulumi providers in use say about their resources: types, requiredness, secrets, constraints, and what
/// changing a property does. A type is read when it is first asked for.
/// </summary>
/// <remarks>
/// The data are <c>Data/*.json</c>: what each property demands, written by the tool that offline/README.md describes,
/// and in <c>gcp-equality.json</c> when two values are the same to the provider, taken from its Go code.
/// </remarks>
public static class ProviderSchema
{
    private static readonly Lazy<Dictionary<string, ReadOnlyMemory<byte>>> Parts = new(() => Index("gcp", "random"));
    private static readonly Lazy<Dictionary<string, ReadOnlyMemory<byte>>> Equal = new(() => Index("gcp-equality"));
    private static readonly ConcurrentDictionary<string, ResourceSchema> Read = new(StringComparer.Ordinal);

    /// <summary>The types known, sorted.</summary>
    public static IEnumerable<string> Types => Parts.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>The properties that the provider compares in a way of their own, with the path that the data
    /// have.</summary>
    public static IEnumerable<(string Type, string Path)> Equalities =>
        from part in Equal.Value
        from property in JsonDocument.Parse(part.Value).RootElement.EnumerateObject()
        select (part.Key, property.Name);

    /// <summary>The schema of a type; null when the data do not hold it.</summary>
    /// <param name="type">Type token, for example <c>gcp:compute/network:Network</c>.</param>
    public static ResourceSchema? Of(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Parts.Value.TryGetValue(type, out var part)
            ? Read.GetOrAdd(
                type, static (name, bytes) => SchemaReader.Read(name, bytes, Equal.Value.GetValueOrDefault(name)), part)
            : null;
    }

    // Where each type stands in the files. Skipping over a type is far cheaper than reading it.
    private static Dictionary<string, ReadOnlyMemory<byte>> Index(params IEnumerable<string> files)
    {
        var parts = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var bytes = Load(file);
            var reader = new Utf8JsonReader(bytes);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isResources = reader.ValueTextEquals("resources"u8);
                reader.Read();
                while (isResources && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var type = reader.GetString()!;
                    reader.Read();
                    var start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    parts.Add(type, bytes.AsMemory(start..(int)reader.BytesConsumed));
                }
                if (!isResources)
                {
                    reader.Skip();
                }
            }
        }
        return parts;
    }

    private static byte[] Load(string file)
    {
        var name = $"Schema/Data/{file}.json";
        using var stream = typeof(ProviderSchema).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"{name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
