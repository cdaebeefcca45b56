using System.Text.Json.Nodes;
using Ironwood.Graph;
using Ironwood.Outputs;

namespace Ironwood.Cli.Previewing;

/// <summary>The value of a stack's output in words, for every form of it.</summary>
internal static class OutputWords
{
    /// <summary>The value; of a list or a map a line for each.</summary>
    public static IReadOnlyList<string> Of(string name, JsonNode? value) => value switch
    {
        null => ["(unknown until created)"],
        // The same values once more, and all others that a program could want: hundreds of lines.
        JsonObject contract when name == PlatformContract.OutputName =>
            [$"version {contract["version"]}; ./ironwood preview --format json shows it"],
        JsonValue text => [Reference.Shorten(text.ToString())],
        _ => [.. PropertyPath.Texts(value).Select(item => $"{item.Path}: {Reference.Shorten(item.Text)}")],
    };
}
