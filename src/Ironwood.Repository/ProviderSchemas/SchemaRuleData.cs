namespace Ironwood.Repository.ProviderSchemas;

/// <summary>
/// The data of the schema rules for the types of one package: each input by its path, one per line, with its type from
/// the package's schema and its constraints from the provider's code.
/// </summary>
internal sealed class SchemaRuleData
{
    // A group is stated at each of its members; the member does not matter.
    private static readonly string[] Groups = ["atLeastOneOf", "exactlyOneOf", "exactlyOneOfDeclared"];

    private readonly JsonSource _schema;

    private SchemaRuleData(JsonSource schema) => _schema = schema;

    /// <summary>Combines a schema with constraints, for each type with constraints.</summary>
    /// <param name="schema">Package schema, as <c>pulumi package get-schema</c> prints it.</param>
    /// <param name="constraints">The constraints of the provider's code, by type and path.</param>
    /// <exception cref="FormatException">A part is missing or malformed; the message says where.</exception>
    public static JsonObject Join(JsonSource schema, IReadOnlyList<JsonSource> constraints)
    {
        var data = new SchemaRuleData(schema);
        var resources = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var source in constraints)
        {
            var upstream = source.Text("upstream");
            foreach (var (type, constraint) in source.Object("resources").Objects())
            {
                if (!resources.TryAdd(type, data.Resource(type, constraint, upstream)))
                {
                    throw source.Malformed($"resources.{type}", "is also in another constraints file");
                }
            }
        }
        return new JsonObject
        {
            ["name"] = schema.Text("name"),
            ["resources"] = new JsonObject(resources),
            ["upstream"] = constraints[0].Text("upstream"),
            ["version"] = schema.Text("version"),
        };
    }

    private JsonObject Resource(string type, JsonSource constraints, string upstream)
    {
        var resource = _schema.Object("resources").Object(type);
        var stated = constraints.Object("properties").Objects()
            .ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal);
        var inputs = Walk(resource, "inputProperties", "requiredInputs");
        foreach (var (path, property) in inputs)
        {
            if (stated.TryGetValue(path, out var constraint))
            {
                Add(property!.AsObject(), constraint);
            }
        }
        KeepFirstOfGroups(inputs);

        var joined = new JsonObject();
        if (constraints.IsSet("deleteBeforeReplace"))
        {
            joined["deleteBeforeReplace"] = true;
        }
        joined["source"] = Address(constraints, upstream);
        joined["inputs"] = new JsonObject(inputs);
        joined["outputs"] = Outputs(resource, inputs);
        return joined;
    }

    // Outputs that are not inputs too, and the blocks around them.
    private JsonObject Outputs(JsonSource resource, SortedDictionary<string, JsonNode?> inputs)
    {
        var outputs = Walk(resource, "properties", required: null);
        string[] own = [.. outputs.Keys.Where(path => !inputs.ContainsKey(path))];
        return new JsonObject(outputs.Where(output => own.Any(path => IsAtOrBelow(path, output.Key))));
    }

    private static bool IsAtOrBelow(string path, string block) =>
        path.StartsWith(block, StringComparison.Ordinal)
        && (path.Length == block.Length || path[block.Length] is '.' or '[' or '{');

    private SortedDictionary<string, JsonNode?> Walk(JsonSource owner, string properties, string? required)
    {
        var found = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        AddAll(owner, properties, required, prefix: "");
        return found;

        void AddAll(JsonSource holder, string members, string? requiredMembers, string prefix)
        {
            var names = requiredMembers is null ? [] : holder.Texts(requiredMembers);
            foreach (var (name, property) in holder.Find(members)?.Objects() ?? [])
            {
                AddOne(property, prefix + name, names.Contains(name));
            }
        }

        void AddOne(JsonSource property, string path, bool isRequired)
        {
            var line = new JsonObject();
            if (isRequired)
            {
                line["required"] = true;
            }
            if (property.IsSet("secret"))
            {
                line["secret"] = true;
            }
            found.Add(path, line);
            if (property.FindText("$ref") is { } reference)
            {
                if (JsonSource.TypeIn(reference) is { } token)
                {
                    line["type"] = "object";
                    AddAll(
                        _schema.Object("types").Object(token),
                        "properties", required is null ? null : "required", path + ".");
                }
                else
                {
                    // pulumi.json#/Asset: a file or its text.
                    line["type"] = reference[(reference.LastIndexOf('/') + 1)..].ToLowerInvariant();
                }
                return;
            }
            switch (property.Text("type"))
            {
                case "array":
                    line["type"] = "list";
                    AddOne(property.Object("items"), path + "[]", isRequired: false);
                    break;
                case "object":
                    line["type"] = "map";
                    AddOne(property.Object("additionalProperties"), path + "{}", isRequired: false);
                    break;
                case var simple:
                    line["type"] = simple;
                    break;
            }
        }
    }

    private static void Add(JsonObject property, JsonSource constraint)
    {
        foreach (var (name, value) in constraint.Members())
        {
            property[name == "sensitive" ? "secret" : name] = value?.DeepClone();
        }
        if (property.ContainsKey("autoNamed"))
        {
            property.Remove("required");
        }
    }

    private static void KeepFirstOfGroups(SortedDictionary<string, JsonNode?> inputs)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, node) in inputs)
        {
            var property = node!.AsObject();
            var parent = path[..Math.Max(path.LastIndexOf('.'), 0)];
            foreach (var group in Groups.Where(property.ContainsKey))
            {
                if (!seen.Add($"{parent} {property[group]!.ToJsonString()}"))
                {
                    property.Remove(group);
                }
            }
        }
    }

    // "folder/file.go@commit" of the upstream repository, whose own entry starts with "owner/name@".
    private static string Address(JsonSource constraints, string upstream) =>
        (constraints.Text("source").Split('@'), upstream.Split('@')) is ([var file, var commit], [var repository, ..])
            ? $"https://github.com/{repository}/blob/{commit}/{file}"
            : throw constraints.Malformed("source", "is not 'folder/file.go@commit'");
}
