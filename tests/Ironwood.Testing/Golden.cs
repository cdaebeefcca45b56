using DiffPlex.Renderer;

namespace Ironwood.Testing;

/// <summary>
/// Text that people review as a whole: a file of the repository holds what a test expects. Where the two differ, the
/// test fails with the lines that do.
/// </summary>
public static class Golden
{
    /// <summary>
    /// With the value <c>write</c>, files that differ are rewritten. Their tests fail nevertheless, so that no change
    /// is accepted before a person has read it.
    /// </summary>
    public const string Variable = "IRONWOOD_GOLDENS";

    /// <summary>Compares a text with a file, to the byte but for the ends of lines.</summary>
    /// <param name="file">Path from the root.</param>
    /// <param name="text">What the program writes, with line feeds.</param>
    /// <exception cref="GoldenException">They differ, or the file is missing.</exception>
    public static void Matches(string file, string text) =>
        Matches(file, text, isWriting: Environment.GetEnvironmentVariable(Variable) == "write");

    /// <inheritdoc cref="Matches(string, string)"/>
    /// <param name="file">Path from the root.</param>
    /// <param name="text">What the program writes, with line feeds.</param>
    /// <param name="isWriting">Whether a file that differs is rewritten.</param>
    internal static void Matches(string file, string text, bool isWriting)
    {
        var path = SourceTree.Path(file);
        var expected = File.Exists(path) ? SourceTree.Read(file) : "";
        if (expected == text)
        {
            return;
        }
        if (isWriting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        throw new GoldenException(
            isWriting ? $"{file} was rewritten; review the change, then run the test without {Variable}"
                : $"{file} is not what the program writes; if the change is meant, run ./ironwood inventories, or the "
                    + $"test with {Variable}=write, and review the change",
            Diff(file, expected, text));
    }

    /// <summary>Compares two texts; one of them is shown on a page.</summary>
    /// <param name="name">Where it is shown.</param>
    /// <param name="expected">What is shown there.</param>
    /// <param name="text">What the program writes.</param>
    /// <exception cref="GoldenException">They differ.</exception>
    public static void Same(string name, string expected, string text)
    {
        if (expected != text)
        {
            throw new GoldenException($"{name} is not what the program writes", Diff(name, expected, text));
        }
    }

    private static string Diff(string name, string expected, string text) =>
        UnidiffRenderer.GenerateUnidiff(expected, text, name, "what the program writes");
}

/// <summary>A text differs from the one that was reviewed.</summary>
/// <param name="message">What differs.</param>
/// <param name="diff">Its lines, in the unified format.</param>
public sealed class GoldenException(string message, string diff) : Exception($"{message}\n{diff}");
