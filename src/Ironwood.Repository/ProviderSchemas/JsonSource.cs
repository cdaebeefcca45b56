namespace Ironwood.Repository.ProviderSchemas;

/// <summary>A JSON object of a file, with its path.</summary>
/// <param name="File">The file, for messages.</param>
/// <param name="Path">The path in the file; empty for the whole file.</param>
/// <param name="Value">The object.</param>
internal sealed record JsonSource(string File, string Path, JsonObject Value)
{
    /// <exception cref="FormatException">The file is missing, unreadable or not a JSON object.</exception>
    public static JsonSource Read(string file)
    {
        if (!System.IO.File.Exists(file))
        {
            throw new FormatException($"{file} does not exist");
        }
        try
        {
            return new(file, "", JsonNode.Parse(System.IO.File.ReadAllBytes(file))!.AsObject());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{file} cannot be read: {error.Message}", error);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new FormatException($"{file} is not a JSON object", error);
        }
    }

    public FormatException Malformed(string name, string finding) => new($"{File}: {At(name)} {finding}");

    /// <summary>All members, in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode?>> Members() =>
        Value.OrderBy(member => member.Key, StringComparer.Ordinal);

    /// <summary>All members, which must be objects.</summary>
    public IEnumerable<(string Name, JsonSource Value)> Objects() =>
        Members().Select(member => (member.Key, Object(member.Key)));

    public JsonSource Object(string name) => Find(name) ?? throw Malformed(name, "is missing");

    public JsonSource? Find(string name) => Value[name] switch
    {
        null => null,
        JsonObject inner => new(File, At(name), inner),
        _ => throw Malformed(name, "is not an object"),
    };

    public string Text(string name) => FindText(name) ?? throw Malformed(name, "is missing");

    public string? FindText(string name) => Value[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw Malformed(name, "is not a text"),
    };

    public IReadOnlyList<string> Texts(string name) =>
        Value[name] is JsonArray list ? [.. list.Select(text => text!.GetValue<string>())] : [];

    public bool IsSet(string name) => Value[name] is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    /// <summary>The token of the nested type that a <c>$ref</c> names; null for other references.</summary>
    public static string? TypeIn(string reference)
    {
        const string Types = "#/types/";
        return reference.StartsWith(Types, StringComparison.Ordinal)
            // References are URIs: a slash inside a token may be escaped.
            ? Uri.UnescapeDataString(reference[Types.Length..])
            : null;
    }

    private string At(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
