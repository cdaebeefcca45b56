namespace Ironwood.SdkGenerator.Schema;

/// <summary>A JSON value and where it stands, so that each complaint can name the place.</summary>
internal readonly record struct JsonPlace(JsonElement Value, string Path)
{
    public static JsonPlace ReadFile(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return new JsonPlace(document.RootElement.Clone(), "$").Expect(JsonValueKind.Object);
        }
        catch (JsonException e)
        {
            throw new ProblemException(
                ProblemCodes.File, path, $"no JSON: {e.Message}", "pass what 'pulumi package get-schema' prints");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(
                ProblemCodes.File, path, $"cannot be read: {e.Message}", "name a readable schema file");
        }
    }

    /// <summary>The member of that name, or null when it is absent or JSON null.</summary>
    public JsonPlace? Find(string name) =>
        Expect(JsonValueKind.Object).Value.TryGetProperty(name, out var member)
            && member.ValueKind != JsonValueKind.Null
            ? new JsonPlace(member, $"{Path}.{name}")
            : null;

    /// <summary>The object of that name, or null when absent.</summary>
    public JsonPlace? FindObject(string name) => Find(name)?.Expect(JsonValueKind.Object);

    public JsonPlace Require(string name) =>
        Find(name) ?? throw new ProblemException(
            ProblemCodes.Shape, Path, $"has no '{name}'", "pass a Pulumi package schema");

    /// <summary>The members of the object of that name, in ordinal order; none when it is absent.</summary>
    public IReadOnlyList<(string Name, JsonPlace Place)> Members(string name) =>
        FindObject(name) is { } found ? found.Members() : [];

    public IReadOnlyList<(string Name, JsonPlace Place)> Members()
    {
        var path = Path;
        return
        [
            .. Value.EnumerateObject()
                .Select(member => (member.Name, new JsonPlace(member.Value, $"{path}[{member.Name}]")))
                .OrderBy(member => member.Name, StringComparer.Ordinal),
        ];
    }

    public IEnumerable<JsonPlace> Elements(string name) =>
        Find(name)?.Expect(JsonValueKind.Array) is { } array
            ? array.Value.EnumerateArray().Select((element, i) => new JsonPlace(element, $"{array.Path}[{i}]"))
            : [];

    public string Text() => Expect(JsonValueKind.String).Value.GetString()!;

    public bool IsSet(string name) => Find(name) is { Value.ValueKind: JsonValueKind.True };

    public JsonPlace Expect(JsonValueKind kind) =>
        Value.ValueKind == kind
            ? this
            : throw new ProblemException(
                ProblemCodes.Shape, Path, $"is {Value.ValueKind}, expected {kind}", "pass a Pulumi package schema");
}
