using System.Text.Encodings.Web;

namespace Ironwood.Planning.Tests.StackFiles;

/// <summary>
/// Writes configuration down as the Pulumi engine hands it to a program: scalars as they are, maps with sorted keys and
/// lists as JSON. <see cref="RecordedConfigTests"/> holds it against what the real CLI hands over.
/// </summary>
internal static class HandedOver
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Text(ConfigNode node) => node switch
    {
        ConfigScalar scalar => scalar.Text,
        ConfigNull => "",
        _ => Json(node)!.ToJsonString(Plain),
    };

    /// <summary>JSON that the engine wrote, in the spelling of <see cref="Text"/>.</summary>
    public static string Respelt(string json) => JsonNode.Parse(json)!.ToJsonString(Plain);

    /// <summary>The same configuration, read from what the engine hands over.</summary>
    public static StackConfiguration Read(StackConfiguration configuration)
    {
        var values = configuration.Values.Entries.ToDictionary(
            entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        return EngineConfiguration.Read(
            configuration.Project,
            configuration.Stack,
            (space, name) => values.GetValueOrDefault($"{space}:{name}") is { } value ? Text(value) : null,
            values.Keys,
            [.. values.Where(value => HasSecret(value.Value)).Select(value => value.Key)]);
    }

    private static JsonNode? Json(ConfigNode node) => node switch
    {
        ConfigMap map => new JsonObject(map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value)))),
        ConfigList list => new JsonArray([.. list.Items.Select(Json)]),
        ConfigScalar { Kind: ScalarKind.Whole or ScalarKind.Real or ScalarKind.Flag } scalar =>
            JsonNode.Parse(scalar.Text),
        ConfigScalar scalar => scalar.Text,
        ConfigSecret => "[secret]",
        _ => null,
    };

    private static bool HasSecret(ConfigNode node) => node switch
    {
        ConfigSecret => true,
        ConfigMap map => map.Entries.Any(entry => HasSecret(entry.Value)),
        ConfigList list => list.Items.Any(HasSecret),
        _ => false,
    };
}
