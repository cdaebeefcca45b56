using Ironwood.Graph;
using Ironwood.Planning;
using Ironwood.Planning.StackFiles;
using Ironwood.Preview;

namespace Ironwood.Outputs.Tests;

/// <summary>
/// The outputs of a real stack as they would be after a deployment: what a preview cannot know, and shows as a
/// reference, is a value in the cloud's place.
/// </summary>
internal static class DeployedStack
{
    /// <summary>What the cloud gives where a preview has a reference to a number.</summary>
    public const int Port = 6378;

    private static readonly Lazy<Task<JsonObject>> ProdOutputs = new(() => Deploy("prod"));
    private static readonly Lazy<Task<JsonObject>> DevOutputs = new(() => Deploy("dev"));

    /// <summary>Outputs of the prod stack; a copy.</summary>
    public static async Task<JsonObject> Prod() => (JsonObject)(await ProdOutputs.Value).DeepClone();

    /// <summary>Outputs of the dev stack; a copy.</summary>
    public static async Task<JsonObject> Dev() => (JsonObject)(await DevOutputs.Value).DeepClone();

    /// <summary>Outputs of a real stack; a copy.</summary>
    public static Task<JsonObject> Of(string stack) => stack == "prod" ? Prod() : Dev();

    /// <summary>Outputs of a real stack with some settings changed, each as <c>key=value</c>.</summary>
    public static async Task<JsonObject> Deploy(string stack, params string[] overrides)
    {
        var files = StackFileReader.Read(FixtureStacks.Folder, stack, overrides);
        Assert.True(files.Configuration is not null, string.Join('\n', files.Problems));
        var read = SettingsReader.Read(files.Configuration);
        Assert.True(read.Plan is not null, string.Join('\n', read.Problems));
        var graph = await StackPreview.CaptureAsync(read.Plan, "ironwood", stack);
        return (JsonObject)Resolve(graph.Root.Outputs)!;
    }

    /// <summary>As the engine hands values to a program: maps, lists, text, numbers.</summary>
    public static object ToEngine(JsonNode? value) => value switch
    {
        JsonObject map => map.ToImmutableDictionary(entry => entry.Key, entry => ToEngine(entry.Value)),
        JsonArray list => list.Select(ToEngine).ToImmutableArray(),
        JsonValue scalar when scalar.TryGetValue(out string? text) => text,
        JsonValue scalar when scalar.TryGetValue(out bool flag) => flag,
        { } number => double.Parse(number.ToJsonString(), CultureInfo.InvariantCulture),
        // In a list the engine keeps it.
        null => null!,
    };

    private static JsonNode? Resolve(JsonNode? value) => value switch
    {
        // Only the contract has the port as a number.
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(
            entry.Key, entry.Key == "port" ? JsonValue.Create(Port) : Resolve(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Resolve)]),
        JsonValue scalar when scalar.TryGetValue(out string? text) => JsonValue.Create(Reference.Shorten(text)),
        _ => value?.DeepClone(),
    };
}
