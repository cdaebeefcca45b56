using System.Collections.Concurrent;
using System.Text.Json;

namespace Ironwood.Analysis.Schema;

/// <summary>
/// What the Pulumi providers in use say about their resources: types, requiredness, secrets, constraints, and what
/// changing a property does. A type is read when it is first asked for.
/// </summary>
/// <remarks>
/// The data are <c>Data/*.json</c>, written by <c>offline/SdkGenerator constrain</c>; offline/README.md says how.
/// </remarks>
public static class ProviderSchema
{
    private static readonly string[] Packages = ["gcp", "random"];

    private static readonly Lazy<Dictionary<string, ReadOnlyMemory<byte>>> Parts = new(Index);
    private static readonly ConcurrentDictionary<string, ResourceSchema> Read = new(StringComparer.Ordinal);

    /// <summary>The types known, sorted.</summary>
    public static IEnumerable<string> Types => Parts.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>The schema of a type; null when the data do not hold it.</summary>
    /// <param name="type">Type token, for example <c>gcp:compute/network:Network</c>.</param>
    public static ResourceSchema? Of(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Parts.Value.TryGetValue(type, out var part)
            ? Read.GetOrAdd(type, static (name, bytes) => SchemaReader.Read(name, bytes), part)
            : null;
    }

    // Where each type stands in the files. Skipping over a type is far cheaper than reading it.
    private static Dictionary<string, ReadOnlyMemory<byte>> Index()
    {
        var parts = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var package in Packages)
        {
            var bytes = Load(package);
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

    private static byte[] Load(string package)
    {
        var name = $"Schema/Data/{package}.json";
        using var stream = typeof(ProviderSchema).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"{name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
