using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json.Schema;
using Ironwood.Infra;
using Ironwood.Outputs;
using Pulumi;

namespace Ironwood.Repository.Inventories;

/// <summary>
/// <c>docs/outputs.schema.json</c>: the schema of <c>pulumi stack output --json</c>, generated from the program's
/// outputs and the contract's types.
/// </summary>
internal static class OutputsSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";
    private const string IdPrefix = "urn:ironwood:outputs:";

    private static readonly JsonSerializerOptions File = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file's text.</summary>
    public static string Text() => Of().ToJsonString(File) + "\n";

    public static JsonObject Of()
    {
        var outputs = Outputs();
        return new()
        {
            ["$schema"] = Dialect,
            ["$id"] = IdPrefix + PlatformContract.CurrentVersion,
            ["title"] = "Outputs of a stack of Ironwood.Infra",
            ["type"] = "object",
            ["properties"] = new JsonObject(outputs.Select(output => KeyValuePair.Create<string, JsonNode?>(
                output.Name,
                output.Name == PlatformContract.OutputName ? Contract(output.Member) : Flat(output.Member)))),
            ["required"] = new JsonArray([.. outputs.Select(output => JsonValue.Create(output.Name))]),
        };
    }

    /// <summary>The version of a schema, from its <c>$id</c>.</summary>
    /// <exception cref="FormatException">It is not a schema of outputs.</exception>
    public static Version VersionOf(JsonNode schema) =>
        schema["$id"]?.ToString() is { } id && id.StartsWith(IdPrefix, StringComparison.Ordinal)
            ? Version.Parse(id[IdPrefix.Length..])
            : throw new FormatException($"The $id of a schema of outputs must begin with {IdPrefix}.");

    private static ImmutableArray<(string Name, PropertyInfo Member)> Outputs() =>
    [
        .. from property in typeof(InferenceStack).GetProperties(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           let attribute = property.GetCustomAttribute<OutputAttribute>()
           where attribute is not null
           let name = attribute.Name ?? property.Name
           orderby name
           select (name, property),
    ];

    private static JsonNode Flat(PropertyInfo output)
    {
        var schema = JsonSerializerOptions.Default.GetJsonSchemaAsNode(
            output.PropertyType.GetGenericArguments()[0], new() { TreatNullObliviousAsNonNullable = true });
        return Described(schema, MemberDocumentation.Of(output));
    }

    private static JsonNode Contract(PropertyInfo output)
    {
        var schema = PlatformContract.Format.GetJsonSchemaAsNode(new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => context.PropertyInfo is { } property && node is JsonObject
                ? Described(node, MemberDocumentation.Of(property.DeclaringType, property.Name))
                : node,
        });
        return Described(schema, MemberDocumentation.Of(output));
    }

    private static JsonNode Described(JsonNode schema, string description)
    {
        ((JsonObject)schema).Insert(0, "description", description);
        return schema;
    }
}
