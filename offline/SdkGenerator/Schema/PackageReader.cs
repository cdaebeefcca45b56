namespace Ironwood.SdkGenerator.Schema;

/// <summary>Reads a package schema, whole or cut, and checks that every reference leads somewhere.</summary>
internal static class PackageReader
{
    public static Package Read(string file) => Read(JsonPlace.ReadFile(file));

    public static Package Read(JsonPlace schema)
    {
        var package = new Package(
            schema.Require("name").Text(),
            schema.Require("version").Text(),
            Namespaces(schema),
            [.. schema.Members("resources").Select(member => Resource(member.Name, member.Place))],
            [.. schema.Members("functions").Select(member => Function(member.Name, member.Place))],
            schema.Members("types").Select(Type).ToDictionary(type => type.Token));
        CheckReferences(package);
        return package;
    }

    private static Dictionary<string, string> Namespaces(JsonPlace schema) =>
        (schema.FindObject("language")?.FindObject("csharp") is { } csharp ? csharp.Members("namespaces") : [])
            .ToDictionary(member => member.Name, member => member.Place.Text());

    private static ResourceDeclaration Resource(string token, JsonPlace place) =>
        new(
            Token.Parse(token, place.Path),
            Properties(place, "inputProperties", "requiredInputs"),
            Properties(place, "properties", "required"),
            [.. place.Elements("aliases").Select(alias => alias.Require("type").Text())]);

    private static FunctionDeclaration Function(string token, JsonPlace place) =>
        new(
            Token.Parse(token, place.Path),
            Properties(place.Require("inputs"), "properties", "required"),
            Properties(place.Require("outputs"), "properties", "required"));

    private static ObjectDeclaration Type((string Name, JsonPlace Place) member) =>
        member.Place.Find("enum") is null
            ? new ObjectDeclaration(
                Token.Parse(member.Name, member.Place.Path), Properties(member.Place, "properties", "required"))
            : throw new ProblemException(
                ProblemCodes.Unsupported, member.Place.Path, "is an enum, which neither package in use has",
                "add an enum emitter, or leave its users out of the tokens");

    private static Property[] Properties(JsonPlace owner, string properties, string required)
    {
        var requiredNames = owner.Elements(required).Select(name => name.Text()).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. owner.Members(properties).Select(member => new Property(
                member.Name,
                TypeReader.Read(member.Place),
                requiredNames.Contains(member.Name),
                member.Place.IsSet("secret"),
                member.Place.FindObject("language")?.FindObject("csharp")?.Find("name")?.Text(),
                member.Place.Path)),
        ];
    }

    private static void CheckReferences(Package package)
    {
        var properties = package.Resources
            .SelectMany(resource => resource.Inputs.Concat(resource.Outputs))
            .Concat(package.Functions.SelectMany(function => function.Inputs.Concat(function.Outputs)))
            .Concat(package.Types.Values.SelectMany(type => type.Properties));
        var problems = (
            from property in properties
            from token in property.Type.References
            where !package.Types.ContainsKey(token)
            select new Problem(
                ProblemCodes.Reference, property.Path, $"refers to the type '{token}', which the schema lacks",
                "cut the schema again with 'cut', which follows references")).ToArray();
        if (problems.Length > 0)
        {
            throw new ProblemException(problems);
        }
    }
}
