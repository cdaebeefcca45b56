using System.Text.Json.Serialization.Metadata;

namespace Ironwood.Catalog.Sourcing;

/// <summary>Reads the row files that are embedded in this assembly.</summary>
internal static class EmbeddedRows
{
    /// <summary>Rows of one file, in the file's order.</summary>
    /// <param name="file">Folder and name, for example <c>Limits/limits.json</c>.</param>
    /// <param name="type">Generated metadata of the row array.</param>
    /// <exception cref="InvalidDataException">The file is not embedded or holds <c>null</c>.</exception>
    public static T[] Read<T>(string file, JsonTypeInfo<T[]> type)
    {
        using var stream = typeof(EmbeddedRows).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidDataException($"{file} is not embedded in the catalogue.");

        return JsonSerializer.Deserialize(stream, type) ?? throw new InvalidDataException($"{file} holds no rows.");
    }
}
