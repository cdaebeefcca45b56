using System.Text.Json.Nodes;
using Ironwood.SdkGenerator.Schema;

namespace Ironwood.SdkGenerator.Cutting;

/// <summary>
/// Joins a package schema with the constraints that the provider states in its own code, cut to the resources in use:
/// every input by its path, one line each, with its type and all that a value must satisfy. This is what the schema
/// check reads.
/// </summary>
internal sealed class ConstraintCutter
{
    private const string Host = "https://github.com/";

    // Groups are stated at each of their members; which member the statement stands at says nothing.
    private static readonly string[] Groups = ["atLeastOneOf", "exactlyOneOf", "exactlyOneOfDeclared"];

    private readonly Dictionary<string, JsonPlace> _types;
    private readonly JsonPlace _constraints;
    private readonly string _upstream;

    private ConstraintCutter(JsonPlace schema, JsonPlace constraints)
    {
        _types = schema.Members("types").ToDictionary(member => member.Name, member => member.Place);
        _constraints = constraints.Require("resources");
        _upstream = constraints.Require("upstream").Text();
    }

    public static JsonObject Cut(JsonPlace schema, JsonPlace constraints, TokenList tokens)
    {
        var cutter = new ConstraintCutter(schema, constraints);
        var resources = schema.Members("resources").ToDictionary(member => member.Name, member => member.Place);
        var cut = new JsonObject();
        // Functions have no inputs that a deployment sends.
        foreach (var (token, _) in tokens.Tokens.Where(token => resources.ContainsKey(token.Text)))
        {
            cut[token] = cutter.Resource(token, resources[token]);
        }
        return new JsonObject
        {
            ["name"] = schema.Require("name").Text(),
            ["resources"] = cut,
            ["upstream"] = cutter._upstream,
            ["version"] = schema.Require("version").Text(),
        };
    }

    private JsonObject Resource(string token, JsonPlace resource)
    {
        var found = _constraints.FindObject(token);
        var stated = found?.Members("properties").ToDictionary(member => member.Name, member => member.Place) ?? [];
        var cut = new JsonObject();
        if (found is { } constraints)
        {
            if (constraints.IsSet("deleteBeforeReplace"))
            {
                cut["deleteBeforeReplace"] = true;
            }
            cut["source"] = Source(constraints.Require("source"));
        }
        var inputs = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (path, property) in Walk(resource, "inputProperties", "requiredInputs", ""))
        {
            if (stated.TryGetValue(path, out var constraint))
            {
                Add(property, constraint);
            }
            inputs.Add(path, property);
        }
        KeepFirstOfGroups(inputs);
        cut["inputs"] = new JsonObject(inputs);
        cut["outputs"] = Outputs(resource, inputs);
        return cut;
    }

    // What is not an input as well, and the blocks around it.
    private JsonObject Outputs(JsonPlace resource, SortedDictionary<string, JsonNode?> inputs)
    {
        var outputs = new SortedDictionary<string, JsonNode?>(
            Walk(resource, "properties", null, "").ToDictionary(o => o.Path, o => (JsonNode?)o.Property),
            StringComparer.Ordinal);
        string[] own = [.. outputs.Keys.Where(path => !inputs.ContainsKey(path))];
        return new JsonObject(outputs.Where(output => own.Any(
            path => path.StartsWith(output.Key, StringComparison.Ordinal)
                && (path.Length == output.Key.Length || path[output.Key.Length] is '.' or '[' or '{'))));
    }

    private IEnumerable<(string Path, JsonObject Property)> Walk(
        JsonPlace owner, string properties, string? required, string path)
    {
        var names = required is null ? [] : owner.Elements(required).Select(name => name.Text()).ToHashSet();
        return owner.Members(properties).SelectMany(member => Walk(
            member.Place, path.Length == 0 ? member.Name : $"{path}.{member.Name}", required is not null,
            names.Contains(member.Name)));
    }

    private IEnumerable<(string Path, JsonObject Property)> Walk(
        JsonPlace property, string path, bool isInput, bool isRequired)
    {
        var cut = new JsonObject();
        if (isRequired)
        {
            cut["required"] = true;
        }
        if (property.IsSet("secret"))
        {
            cut["secret"] = true;
        }
        var target = property.Find("$ref")?.Text();
        var reference = target is null ? null : Token.InReference(target);
        // The engine's own types, "pulumi.json#/Asset", have no properties that a program gives.
        var type = reference is not null ? "object" : target is not null ? "asset" : property.Require("type").Text();
        (cut["type"], var inner) = type switch
        {
            "array" => ("list", Walk(property.Require("items"), path + "[]", isInput, false)),
            "object" when reference is null =>
                ("map", Walk(property.Require("additionalProperties"), path + "{}", isInput, false)),
            "object" => (type, Walk(TypeOf(reference, property.Path), "properties", isInput ? "required" : null, path)),
            _ => (type, []),
        };
        return [(path, cut), .. inner];
    }

    private JsonPlace TypeOf(string token, string path) => _types.TryGetValue(token, out var type)
        ? type
        : throw new ProblemException(
            ProblemCodes.Reference, path, $"points at '{token}', which the schema lacks",
            "pass the whole schema of the package");

    private static void Add(JsonObject property, JsonPlace constraint)
    {
        foreach (var (name, place) in constraint.Members())
        {
            // The provider is stricter than the package where a block may also come from the cloud.
            var key = name == "sensitive" ? "secret" : name;
            property[key] = JsonNode.Parse(place.Value.GetRawText());
        }
        if (property.ContainsKey("autoNamed"))
        {
            property.Remove("required");
        }
    }

    private static void KeepFirstOfGroups(SortedDictionary<string, JsonNode?> inputs)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, property) in inputs)
        {
            foreach (var group in Groups.Where(((JsonObject)property!).ContainsKey))
            {
                var parent = path[..Math.Max(path.LastIndexOf('.'), 0)];
                if (!seen.Add($"{parent} {property[group]!.ToJsonString()}"))
                {
                    ((JsonObject)property).Remove(group);
                }
            }
        }
    }

    // "folder/file.go@commit" of the upstream repository, whose own entry starts with "owner/name@".
    private string Source(JsonPlace source) =>
        source.Text().Split('@') is [var file, var commit] && _upstream.Split('@') is [var repository, ..]
            ? $"{Host}{repository}/blob/{commit}/{file}"
            : throw new ProblemException(
                ProblemCodes.Shape, source.Path, $"is '{source.Text()}'", "write 'folder/file.go@commit'");
}
