using System.Text.Json.Nodes;
using Ironwood.SdkGenerator.Schema;

namespace Ironwood.SdkGenerator.Cutting;

/// <summary>What a cut schema keeps of each part. Everything not named here is dropped.</summary>
internal static class SlimSchema
{
    public static JsonObject Resource(JsonPlace resource)
    {
        var cut = new JsonObject();
        string[] aliases = [.. resource.Elements("aliases").Select(alias => alias.Require("type").Text())];
        if (aliases.Length > 0)
        {
            cut["aliases"] = new JsonArray([.. aliases.Select(type => new JsonObject { ["type"] = type })]);
        }
        cut["inputProperties"] = Properties(resource, "inputProperties");
        cut["properties"] = Properties(resource, "properties");
        cut["required"] = Names(resource, "required");
        cut["requiredInputs"] = Names(resource, "requiredInputs");
        return cut;
    }

    public static JsonObject Function(JsonPlace function)
    {
        var cut = new JsonObject();
        foreach (var part in (string[])["inputs", "outputs"])
        {
            if (function.FindObject(part) is { } place)
            {
                cut[part] = Type(place);
            }
        }
        return cut;
    }

    public static JsonObject Type(JsonPlace type)
    {
        var cut = new JsonObject();
        if (type.Find("enum") is not null)
        {
            // Kept, so that the generator can say that it has no emitter for it.
            cut["enum"] = new JsonArray();
        }
        cut["properties"] = Properties(type, "properties");
        cut["required"] = Names(type, "required");
        return cut;
    }

    /// <summary>The tokens of the nested types that a cut part refers to.</summary>
    public static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o when o["$ref"] is JsonValue reference =>
            Token.InReference(reference.GetValue<string>()) is { } token ? [token] : [],
        JsonObject o => o.SelectMany(member => References(member.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };

    private static JsonObject Properties(JsonPlace owner, string name) =>
        new(owner.Members(name)
            .Select(member => KeyValuePair.Create(member.Name, (JsonNode?)Property(member.Place))));

    private static JsonObject Property(JsonPlace property)
    {
        var cut = new JsonObject();
        if (property.Find("$ref") is { } reference)
        {
            cut["$ref"] = reference.Text();
        }
        if (property.FindObject("additionalProperties") is { } values)
        {
            cut["additionalProperties"] = Property(values);
        }
        if (property.FindObject("items") is { } items)
        {
            cut["items"] = Property(items);
        }
        if (property.FindObject("language")?.FindObject("csharp")?.Find("name") is { } name)
        {
            cut["language"] = new JsonObject { ["csharp"] = new JsonObject { ["name"] = name.Text() } };
        }
        if (property.IsSet("secret"))
        {
            cut["secret"] = true;
        }
        if (property.Find("type") is { } type && !cut.ContainsKey("$ref"))
        {
            cut["type"] = type.Text();
        }
        return cut;
    }

    private static JsonArray Names(JsonPlace owner, string name) =>
        new([.. owner.Elements(name).Select(element => element.Text()).Order(StringComparer.Ordinal)
            .Select(text => JsonValue.Create(text))]);
}
