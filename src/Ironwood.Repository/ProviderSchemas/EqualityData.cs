namespace Ironwood.Repository.ProviderSchemas;

/// <summary>
/// When the provider takes two values of a property for the same, read from its Go source: sets and what their hash
/// functions leave out, functions that suppress a difference, texts that are kept in another case. A function that is
/// not in the tables below says nothing: the values are then compared as they are written.
/// </summary>
internal sealed class EqualityData
{
    private const string IamMember = "IamMember";

    // What is compared instead of the text, by the function that suppresses the difference.
    private static readonly Dictionary<string, string> Suppressions = new(StringComparer.Ordinal)
    {
        ["Base64DiffSuppress"] = "base64",
        ["CaseDiffSuppress"] = "case",
        ["CompareProjectName"] = "name",
        ["CompareResourceNames"] = "name",
        ["CompareSelfLinkCanonicalPaths"] = "path",
        ["CompareSelfLinkOrResourceName"] = "nameOrPath",
        ["CompareSelfLinkRelativePaths"] = "path",
        ["DurationDiffSuppress"] = "duration",
        ["ProjectNumberDiffSuppress"] = "projectNumber",
        ["bigQueryTableSchemaDiffSuppress"] = "columns",
        ["compareSelfLinkRelativePathsIgnoreParams"] = "path",
        ["durationDiffSuppress"] = "duration",
        ["iamMemberCaseDiffSuppress"] = "case",
    };

    // Their first argument is the text that an empty one stands for.
    private static readonly string[] Empties = ["EmptyOrDefaultStringSuppress", "checkValAndDefaultStringSuppress"];

    // A block without anything in it says the same as none.
    private static readonly string[] EmptyBlocks =
        ["EmptyOrUnsetBlockDiffSuppress", "emptyMavenConfigDiffSuppress", "emptyOrUnsetBlockDiffSuppress"];

    // The property keeps its value when the program no longer gives it.
    private static readonly string[] Keepers = ["memorystoreInstancedDesiredAutoConnectionsDiffSuppress"];

    // What a hash function of a set makes of its items, or of a property of them.
    private static readonly Dictionary<string, (string Property, string Same)> Hashes = new(StringComparer.Ordinal)
    {
        ["SelfLinkRelativePathHash"] = ("", "path"),
        ["computeRouterNatIPsHash"] = ("", "name"),
        ["computeRouterNatRulesSubnetHash"] = ("", "name"),
        ["computeRouterNatSubnetworkHash"] = ("name", "name"),
    };

    // They read the properties of an item by their names and leave the others out.
    private static readonly string[] HashesOfNamed = ["resourceGoogleComputeBackendServiceBackendHash"];

    // They leave empty texts, lists and blocks, and what is false, out of the items.
    private static readonly string[] HashesWithoutEmpties = ["resourceComputeSecurityPolicyRuleHash"];

    private readonly SortedDictionary<string, JsonNode?> _found = new(StringComparer.Ordinal);
    private readonly GoPackage _package;
    private readonly JsonObject _inputs;

    private EqualityData(GoPackage package, JsonObject inputs) => (_package, _inputs) = (package, inputs);

    /// <summary>The data of every type.</summary>
    /// <param name="rules">What <see cref="SchemaRuleData.Join"/> returned.</param>
    /// <param name="folder">Folder of the provider's source, at the commit that the data name.</param>
    /// <exception cref="FormatException">A file of the source is missing.</exception>
    public static JsonObject Of(JsonObject rules, string folder)
    {
        var resources = new JsonObject();
        foreach (var (type, resource) in rules["resources"]!.AsObject())
        {
            // https://github.com/OWNER/NAME/blob/COMMIT/FOLDER/FILE.go
            var file = string.Join('/', resource!["source"]!.GetValue<string>().Split('/')[7..]);
            var found = new EqualityData(
                GoPackage.In(Path.Combine(folder, Path.GetDirectoryName(file)!)), resource["inputs"]!.AsObject())
                .Read(type, Path.GetFileName(file));
            if (found.Count > 0)
            {
                resources[type] = new JsonObject(found);
            }
        }
        return new JsonObject
        {
            ["name"] = rules["name"]!.DeepClone(),
            ["resources"] = resources,
            ["upstream"] = rules["upstream"]!.GetValue<string>().Split(' ')[0],
        };
    }

    private SortedDictionary<string, JsonNode?> Read(string type, string file)
    {
        var schema = _package.Schema(file, name => Named("", name) is not null);
        if (schema is not null)
        {
            Walk(schema, "");
            // Labels are replaced with what the provider calculates from them.
            if (schema["effective_labels"]?["ForceNew"]?.Text == "true" && _inputs.ContainsKey("labels"))
            {
                Add("labels", "forceNew", true);
            }
        }
        if (type.EndsWith(IamMember, StringComparison.OrdinalIgnoreCase))
        {
            Add("member", "same", "case");
        }
        return _found;
    }

    private void Walk(GoLiteral schema, string prefix)
    {
        foreach (var (name, written) in schema.Members ?? [])
        {
            if (Named(prefix, name) is not { } path || _package.Follow(written) is not { } property)
            {
                continue;
            }
            var isList = KindOf(path) == "list";
            Facts(property, path, isList);
            var element = _package.Follow(property["Elem"]);
            if (element is null)
            {
                continue;
            }
            if (_package.Follow(element["Schema"]) is { } inner)
            {
                Walk(inner, isList ? $"{path}[]." : $"{path}.");
            }
            else
            {
                // A list of at most one item is the item itself to Pulumi.
                Facts(element, isList ? $"{path}[]" : path, isList: false);
            }
        }
    }

    private void Facts(GoLiteral property, string path, bool isList)
    {
        if (isList && property["Type"]?.Text == "schema.TypeSet")
        {
            Add(path, "set", true);
            Hash(property, path);
        }
        if (property["DiffSuppressFunc"] is { } suppress)
        {
            if (Suppressions.TryGetValue(suppress.Function, out var same))
            {
                // Of a list the provider asks the function for each item.
                Add(isList ? $"{path}[]" : path, "same", same);
            }
            else if (Empties.Contains(suppress.Function))
            {
                Add(path, "empty", suppress.Quoted.First().Trim());
            }
            else if (EmptyBlocks.Contains(suppress.Function))
            {
                Add(path, "emptyBlock", true);
            }
            else if (Keepers.Contains(suppress.Function))
            {
                Add(path, "kept", true);
            }
        }
        if (property["StateFunc"]?.Text is { } state
            && (state.Contains("ToUpper", StringComparison.Ordinal)
                || state.Contains("ToLower", StringComparison.Ordinal)))
        {
            Add(path, "same", "case");
        }
        // An enumeration that lists the empty text; the data of the rules list the others.
        if (property["ValidateFunc"] is { } validate
            && validate.Text.Contains("\"\"", StringComparison.Ordinal)
            && validate.Function is "ValidateEnum" or "StringInSlice")
        {
            Add(path, "orEmpty", true);
        }
    }

    private void Hash(GoLiteral property, string path)
    {
        var function = property["Set"]?.Function;
        if (function is null)
        {
            return;
        }
        if (Hashes.TryGetValue(function, out var hash))
        {
            Add(hash.Property.Length == 0 ? $"{path}[]" : $"{path}[].{hash.Property}", "same", hash.Same);
        }
        if (HashesWithoutEmpties.Contains(function))
        {
            Add(path, "withoutEmpties", true);
        }
        if (HashesOfNamed.Contains(function)
            && _package.Body(function) is { } body
            && _package.Follow(_package.Follow(property["Elem"])?["Schema"])?.Members is { } members)
        {
            var names = new GoLiteral(body).Quoted.ToHashSet(StringComparer.Ordinal);
            var left = members.Select(member => member.Key).Where(name => !names.Contains(name)).ToArray();
            if (left.Length < members.Count && left.Length > 0)
            {
                Add(path, "ignores", new JsonArray(
                [
                    .. left.Select(name => Named($"{path}[].", name))
                        .OfType<string>()
                        .Select(inner => inner[(inner.LastIndexOf('.') + 1)..])
                        .Order(StringComparer.Ordinal)
                        .Select(inner => JsonValue.Create(inner)),
                ]));
            }
        }
    }

    private void Add(string path, string fact, JsonNode value)
    {
        if (!_found.TryGetValue(path, out var facts))
        {
            facts = _found[path] = new JsonObject();
        }
        // What a set's hash function makes of a property decides before the property itself is asked.
        facts!.AsObject().TryAdd(fact, value);
    }

    private string? KindOf(string path) => _inputs[path]?["type"]?.GetValue<string>();

    // Pulumi's names are in camel case, and plural where a property holds several.
    private string? Named(string prefix, string name)
    {
        var parts = name.Split('_');
        var camel = parts[0] + string.Concat(parts.Skip(1).Select(part =>
            part.Length == 0 ? "" : char.ToUpperInvariant(part[0]) + part[1..]));
        return new[]
        {
            camel, $"{camel}s", $"{camel}es",
            camel.EndsWith('y') ? $"{camel[..^1]}ies" : camel,
        }
            .Select(candidate => prefix + candidate)
            .FirstOrDefault(_inputs.ContainsKey);
    }
}
