using YamlDotNet.RepresentationModel;

namespace Ironwood.Cli.Tests;

/// <summary>A part of what a command shows, under <c>tests/inventories</c>.</summary>
internal static class Inventory
{
    /// <summary>Every line of an inventory is one of the output, whatever the width of its columns.</summary>
    public static void Assert(string name, IEnumerable<string> output)
    {
        var lines = Lines(Path.Combine(AppContext.BaseDirectory, "inventories", name));
        var shown = output.Select(Squeeze).ToHashSet(StringComparer.Ordinal);

        Xunit.Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
        Xunit.Assert.NotEmpty(lines);
        Xunit.Assert.Equal([], lines.Where(line => !shown.Contains(line)));
    }

    private static string[] Lines(string file)
    {
        using var reader = new StreamReader(file);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return [.. ((YamlSequenceNode)yaml.Documents[0].RootNode["lines"]).Select(line => ((YamlScalarNode)line).Value!)];
    }

    private static string Squeeze(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
