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
        return place.Require("type").Text() switch
        {
            "string" => Simple.String,
            "boolean" => Simple.Boolean,
            "integer" => Simple.Integer,
            "number" => Simple.Number,
            "array" => new ArrayOf(Read(place.Require("items"))),
            "object" => new MapOf(Read(place.Require("additionalProperties"))),
            var other => throw new ProblemException(
                ProblemCodes.Unsupported, place.Path, $"has the type '{other}'",
                "allowed: string, boolean, integer, number, array, object, $ref"),
        };
    }

    private static ObjectReference Reference(JsonPlace place) =>
        Token.InReference(place.Text()) is { } token
            ? new ObjectReference(Token.Parse(token, place.Path))
            : throw new ProblemException(
                ProblemCodes.Reference, place.Path, $"cannot follow '{place.Text()}'", "allowed: #/types/<token>");
}
