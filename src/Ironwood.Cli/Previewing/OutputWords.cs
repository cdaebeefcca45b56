using Ironwood.Outputs;

namespace Ironwood.Cli.Previewing;

/// <summary>A stack output's value in words, for all output formats.</summary>
internal static class OutputWords
{
    /// <summary>The value; one line per item of a list or map.</summary>
    public static IReadOnlyList<string> Of(string name, JsonNode? value) => value switch
    {
        null => ["(unknown until created)"],
        // The contract repeats these values and has hundreds of lines.
        JsonObject contract when name == PlatformContract.OutputName =>
            [$"version {contract["version"]}; ./ironwood preview --format json shows it"],
        JsonValue text => [Reference.Shorten(text.ToString())],
        _ => [.. PropertyPath.Texts(value).Select(item => $"{item.Path}: {Reference.Shorten(item.Text)}")],
    };
}
