namespace Ironwood.SdkGenerator.Schema;

/// <summary>Reads the type of a property.</summary>
internal static class TypeReader
{
    public static TypeShape Read(JsonPlace place)
    {
        if (place.Find("$ref") is { } reference)
        {
            return Reference(reference);
        }

        if (place.Find("oneOf") is not null)
        {
            return Choice(place);
        }

        return place.Require("type").Text() switch
        {
            "string" => Simple.String,
            "boolean" => Simple.Boolean,
            "integer" => Simple.Integer,
            "number" => Simple.Number,
            "array" => new ArrayOf(Read(place.Require("items"))),
            // A map without a value type holds strings.
            "object" => new MapOf(place.FindObject("additionalProperties") is { } v ? Read(v) : Simple.String),
            var other => throw new ProblemException(
                ProblemCodes.Unsupported, place.Path, $"has the type '{other}'",
                "allowed: string, boolean, integer, number, array, object, $ref, oneOf"),
        };
    }

    private static TypeShape Reference(JsonPlace place)
        => place.Text() switch
        {
            "pulumi.json#/Any" => Simple.Any,
            "pulumi.json#/Archive" => Simple.Archive,
            "pulumi.json#/Asset" => Simple.Asset,
            "pulumi.json#/Json" => Simple.Json,
            var text when Token.InReference(text) is { } token => new ObjectReference(Token.Parse(token, place.Path)),
            var text => throw new ProblemException(
                ProblemCodes.Reference, place.Path, $"cannot follow '{text}'",
                "allowed: #/types/<token>, pulumi.json#/Any, Archive, Asset, Json"),
        };

    private static TypeShape Choice(JsonPlace place)
    {
        TypeShape[] choices = [.. place.Elements("oneOf").Select(Read).Distinct()];
        return choices switch
        {
            [var only] => only,
            [_, _] => new Union(choices),
            // Pulumi has no type for more than two.
            _ => Simple.Any,
        };
    }
}
