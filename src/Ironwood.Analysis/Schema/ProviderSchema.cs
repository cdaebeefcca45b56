using System.Collections.Concurrent;

namespace Ironwood.Analysis.Schema;

/// <summary>
/// The schemas of the Pulumi providers in use: types, required properties, secrets, constraints, and the effect of
/// changes. A type is read when it is first requested.
/// </summary>
/// <remarks>
/// The data are in <c>Data/*.json</c>: the constraints of each property, written by the tool that offline/README.md
/// describes, and in <c>gcp-equality.json</c> when the provider treats two values as equal, taken from its Go code.
/// </remarks>
public static class ProviderSchema
{
    private static readonly Lazy<Dictionary<string, ReadOnlyMemory<byte>>> Parts = new(() => Index("gcp", "random"));
    private static readonly Lazy<Dictionary<string, ReadOnlyMemory<byte>>> Equal = new(() => Index("gcp-equality"));
    private static readonly ConcurrentDictionary<string, ResourceSchema> Read = new(StringComparer.Ordinal);

    /// <summary>The types known, sorted.</summary>
    public static IEnumerable<string> Types => Parts.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>The properties that the provider compares in a special way, with their paths in the data.</summary>
    public static IEnumerable<(string Type, string Path)> Equalities =>
        from part in Equal.Value
        from property in JsonDocument.Parse(part.Value).RootElement.EnumerateObject()
        select (part.Key, property.Name);

    /// <summary>The schema of a type; null when the data do not contain it.</summary>
    /// <param name="type">Type token, for example <c>gcp:compute/network:Network</c>.</param>
    public static ResourceSchema? Of(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Parts.Value.TryGetValue(type, out var part)
            ? Read.GetOrAdd(
                type, static (name, bytes) => SchemaReader.Read(name, bytes, Equal.Value.GetValueOrDefault(name)), part)
            : null;
    }

    // The position of each type in the files. Skipping a type is much cheaper than reading it.
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
