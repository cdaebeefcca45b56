namespace Ironwood.Analysis.Tests;

/// <summary>Output that is reviewed as a whole: what a test has written stands beside what was expected.</summary>
internal static class Golden
{
    /// <summary>The text is that of a file of <c>Goldens/</c>, to the byte.</summary>
    /// <remarks>Where another text is meant, it is copied over the file by hand and reviewed; nothing does so by itself.</remarks>
    public static void Same(string file, string text)
    {
        var expected = Path.Combine(AppContext.BaseDirectory, "Goldens", file);
        var written = Path.Combine(AppContext.BaseDirectory, "Goldens", $"written-{file}");
        File.WriteAllText(written, text);
        Assert.True(File.Exists(expected) && File.ReadAllText(expected).ReplaceLineEndings("\n") == text, $"{written} is not Goldens/{file}");
    }
}
