using Ironwood.Problems;

namespace Ironwood.Repository.ProviderSchemas;

/// <summary>
/// The schema for a stand-in in <c>offline/</c>: a package schema, reduced to the resources and functions in use and
/// the types that they refer to. It keeps names, types and required marks, but no descriptions and no data for other
/// languages.
/// </summary>
internal sealed class StandInSchema
{
    private readonly JsonSource _schema;
    private readonly SortedDictionary<string, JsonNode?> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _modules = new(StringComparer.Ordinal);

    private StandInSchema(JsonSource schema) => _schema = schema;

    /// <param name="schema">The whole schema of the package.</param>
    /// <param name="tokens">The resources and functions in use.</param>
    /// <exception cref="FormatException">The schema lacks a token, or a type that a token refers to.</exception>
    public static JsonObject Cut(JsonSource schema, IEnumerable<string> tokens)
    {
        var cut = new StandInSchema(schema);
        var resources = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        var functions = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            if (schema.Find("resources")?.Find(token) is { } resource)
            {
                resources.Add(token, cut.Resource(token, resource));
            }
            else if (schema.Find("functions")?.Find(token) is { } function)
            {
                functions.Add(token, cut.Function(token, function));
            }
            else
            {
                throw cut.Unknown(token);
            }
        }
        return new JsonObject
        {
            ["functions"] = new JsonObject(functions),
            ["language"] = new JsonObject { ["csharp"] = new JsonObject { ["namespaces"] = cut.Namespaces() } },
            ["name"] = schema.Text("name"),
            ["resources"] = new JsonObject(resources),
            ["types"] = new JsonObject(cut._types),
            ["version"] = schema.Text("version"),
        };
    }

    private FormatException Unknown(string token)
    {
        string[] known =
        [
            .. (_schema.Find("resources")?.Members() ?? []).Concat(_schema.Find("functions")?.Members() ?? [])
                .Select(member => member.Key),
        ];
        return _schema.Malformed(
            token,
            Spelling.Nearest(token, known) is { } near ? $"is missing; did you mean '{near}'?" : "is missing");
    }

    private JsonObject Resource(string token, JsonSource resource)
    {
        _modules.Add(ModuleOf(token));
        var cut = new JsonObject();
        if (resource.Value["aliases"] is JsonArray aliases)
        {
            cut["aliases"] = new JsonArray(
                [.. aliases.Select(alias => new JsonObject { ["type"] = alias!["type"]!.DeepClone() })]);
        }
        cut["inputProperties"] = Properties(resource, "inputProperties");
        cut["properties"] = Properties(resource, "properties");
        cut["required"] = Names(resource, "required");
        cut["requiredInputs"] = Names(resource, "requiredInputs");
        return cut;
    }

    private JsonObject Function(string token, JsonSource function)
    {
        _modules.Add(ModuleOf(token));
        return new JsonObject
        {
            ["inputs"] = Type(function.Object("inputs")),
            ["outputs"] = Type(function.Object("outputs")),
        };
    }

    private JsonObject Type(JsonSource type) => type.Value.ContainsKey("enum")
        ? throw type.Malformed("enum", "has a kind that the generator of offline/ does not support")
        : new JsonObject { ["properties"] = Properties(type, "properties"), ["required"] = Names(type, "required") };

    private JsonObject Properties(JsonSource owner, string name) => new(
        (owner.Find(name)?.Objects() ?? [])
            .Select(property => KeyValuePair.Create(property.Name, (JsonNode?)Property(property.Value))));

    private JsonObject Property(JsonSource property)
    {
        var cut = new JsonObject();
        if (property.FindText("$ref") is { } reference)
        {
            Follow(reference, property);
            cut["$ref"] = reference;
        }
        foreach (var inner in (string[])["additionalProperties", "items"])
        {
            if (property.Find(inner) is { } of)
            {
                cut[inner] = Property(of);
            }
        }
        if (property.Find("language")?.Find("csharp")?.FindText("name") is { } name)
        {
            cut["language"] = new JsonObject { ["csharp"] = new JsonObject { ["name"] = name } };
        }
        if (property.IsSet("secret"))
        {
            cut["secret"] = true;
        }
        if (!cut.ContainsKey("$ref"))
        {
            cut["type"] = property.Text("type");
        }
        return cut;
    }

    private void Follow(string reference, JsonSource property)
    {
        var token = JsonSource.TypeIn(reference) ?? throw property.Malformed(
            "$ref", $"refers to {reference}, which the generator of offline/ does not support");
        if (_types.TryAdd(token, null))
        {
            _modules.Add(ModuleOf(token));
            _types[token] = Type(_schema.Object("types").Object(token));
        }
    }

    private static string ModuleOf(string token) =>
        token.Split(':') is [_, var member, _] && member.Split('/')[0] is var module and not "index" ? module : "";

    // Only names that the generator does not derive itself, so that reducing an already complete schema gives the same
    // result.
    private JsonObject Namespaces() => new(
        (_schema.Find("language")?.Find("csharp")?.Find("namespaces")?.Members() ?? [])
            .Where(name => name.Key == _schema.Text("name") || _modules.Contains(name.Key))
            .Where(name => name.Key.Length > 0)
            .Where(name => (string)name.Value! != char.ToUpperInvariant(name.Key[0]) + name.Key[1..])
            .Select(name => KeyValuePair.Create(name.Key, name.Value?.DeepClone())));

    private static JsonArray Names(JsonSource owner, string name) => new(
        [.. owner.Texts(name).Order(StringComparer.Ordinal).Select(text => JsonValue.Create(text))]);
}
