using System.Text.Json.Nodes;
using Ironwood.Problems;
using Ironwood.SdkGenerator.Naming;
using Ironwood.SdkGenerator.Schema;

namespace Ironwood.SdkGenerator.Cutting;

/// <summary>
/// Cuts a package schema down to the tokens in use and the types that they lead to. What remains are names, types,
/// requiredness and the like; descriptions, examples and other languages are dropped.
/// </summary>
internal sealed class SchemaCutter
{
    private readonly JsonPlace _schema;
    private readonly string _package;
    private readonly Dictionary<string, JsonPlace> _resources;
    private readonly Dictionary<string, JsonPlace> _functions;
    private readonly Dictionary<string, JsonPlace> _types;
    private readonly SortedDictionary<string, JsonNode> _cutTypes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _modules = new(StringComparer.Ordinal);

    private SchemaCutter(JsonPlace schema)
    {
        _schema = schema;
        _package = schema.Require("name").Text();
        _resources = schema.Members("resources").ToDictionary(member => member.Name, member => member.Place);
        _functions = schema.Members("functions").ToDictionary(member => member.Name, member => member.Place);
        _types = schema.Members("types").ToDictionary(member => member.Name, member => member.Place);
    }

    public static JsonObject Cut(JsonPlace schema, TokenList tokens)
    {
        var cutter = new SchemaCutter(schema);
        cutter.CheckTokens(tokens);
        return cutter.Cut(tokens);
    }

    private void CheckTokens(TokenList tokens)
    {
        string[] known = [.. _resources.Keys, .. _functions.Keys];
        Problem[] problems =
        [
            .. tokens.Tokens.Where(token => !known.Contains(token.Text)).Select(token => new Problem(
                ProblemCodes.UnknownToken, token.Place, $"the schema of '{_package}' has no '{token.Text}'",
                Spelling.Nearest(token.Text, known) is { } near
                    ? $"write '{near}'"
                    : "look the token up in the package's documentation")),
        ];
        if (problems.Length > 0)
        {
            throw new ProblemException(problems);
        }
    }

    private JsonObject Cut(TokenList tokens)
    {
        var resources = new JsonObject();
        var functions = new JsonObject();
        foreach (var (token, _) in tokens.Tokens)
        {
            Visit(token);
            if (_resources.TryGetValue(token, out var resource))
            {
                resources[token] = Follow(SlimSchema.Resource(resource));
            }
            else
            {
                functions[token] = Follow(SlimSchema.Function(_functions[token]));
            }
        }
        return new JsonObject
        {
            ["functions"] = functions,
            ["language"] = new JsonObject { ["csharp"] = new JsonObject { ["namespaces"] = Namespaces() } },
            ["name"] = _package,
            ["resources"] = resources,
            ["types"] = new JsonObject(
                _cutTypes.Select(type => KeyValuePair.Create(type.Key, (JsonNode?)type.Value))),
            ["version"] = _schema.Require("version").Text(),
        };
    }

    private void Visit(string token) => _modules.Add(Token.Parse(token, "$").Module);

    private JsonObject Follow(JsonObject cut)
    {
        foreach (var token in SlimSchema.References(cut))
        {
            if (_cutTypes.ContainsKey(token))
            {
                continue;
            }
            Visit(token);
            var type = SlimSchema.Type(
                _types.TryGetValue(token, out var found)
                    ? found
                    : throw new ProblemException(
                        ProblemCodes.Reference, "$.types", $"lacks '{token}', which a token in use leads to",
                        "pass the whole schema of the package"));
            _cutTypes.Add(token, type);
            Follow(type);
        }
        return cut;
    }

    // Only names that the generator would not derive itself, so that a schema with all of them cuts to the same.
    private JsonObject Namespaces()
    {
        var csharp = _schema.FindObject("language")?.FindObject("csharp");
        return new JsonObject((csharp?.Members("namespaces") ?? [])
            .Where(member => member.Name == _package || _modules.Contains(member.Name))
            .Where(member => member.Name.Length > 0 && member.Place.Text() != Identifiers.Pascal(member.Name))
            .Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Place.Text())));
    }
}
