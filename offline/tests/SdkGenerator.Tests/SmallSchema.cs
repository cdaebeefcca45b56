namespace Ironwood.SdkGenerator.Tests;

/// <summary>A schema that holds one thing, for a test of that thing.</summary>
internal static class SmallSchema
{
    public const string Thing = "toy:shop/thing:Thing";

    /// <summary>A package with these sections; each is JSON.</summary>
    public static string Package(
        string resources = "{}", string types = "{}", string functions = "{}", string rest = "") =>
        $$"""
            {
              "name": "toy", "version": "1.2.3", {{rest}}
              "resources": {{resources}}, "types": {{types}}, "functions": {{functions}}
            }
            """;

    /// <summary>A package with one resource, Thing, of one property that is input and output.</summary>
    public static string WithProperty(
        string property, bool required = false, string types = "{}", string name = "value") =>
        WithThing(
            $$"""
            "inputProperties": { "{{name}}": {{property}} }, "requiredInputs": [{{(required ? $"\"{name}\"" : "")}}],
            "properties": { "{{name}}": {{property}} }, "required": [{{(required ? $"\"{name}\"" : "")}}]
            """, types);

    /// <summary>A package with one resource, Thing, of that body.</summary>
    public static string WithThing(string body, string types = "{}", string rest = "") =>
        Package(resources: $$"""{ "{{Thing}}": { {{body}} } }""", types: types, rest: rest);

    /// <summary>A package with one function, getThing.</summary>
    public static string WithFunction(string body, string types = "{}") =>
        Package(functions: $$"""{ "toy:shop/getThing:getThing": { {{body}} } }""", types: types);

    /// <summary>The same JSON with the members of all objects in reverse.</summary>
    public static string Reversed(string json) => Reverse(JsonNode.Parse(json)!).ToJsonString();

    private static JsonNode Reverse(JsonNode node) => node switch
    {
        JsonObject o => new JsonObject(
            o.Reverse().Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Reverse(member.Value!)))),
        JsonArray a => new JsonArray([.. a.Select(item => Reverse(item!))]),
        _ => node.DeepClone(),
    };
}
