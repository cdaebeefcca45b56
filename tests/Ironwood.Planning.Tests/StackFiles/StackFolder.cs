namespace Ironwood.Planning.Tests.StackFiles;

/// <summary>A folder of its own with a <c>Pulumi.yaml</c> and stack files, gone after the test.</summary>
internal sealed class StackFolder : IDisposable
{
    public StackFolder(string? project = "name: ironwood\nruntime: dotnet\n")
    {
        if (project is not null)
        {
            Write("Pulumi.yaml", project);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("ironwood-stack-").FullName;

    /// <summary>A stack that has what is required, and then what is added.</summary>
    public static string Valid(string more = "") =>
        "config:\n  gcp:project: ironwood-test\n  gcp:region: us-central1\n  ironwood:tiers: {t: {chips: 4, default: "
        + "true}}\n"
        + (more.Contains("ironwood:spend", StringComparison.Ordinal)
            ? ""
            : "  ironwood:spend: {ceilingUsdPerHour: 1000000}\n") + more;

    public void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text);

    public void Write(string file, byte[] bytes) => File.WriteAllBytes(System.IO.Path.Combine(Path, file), bytes);

    public StackFileResult ReadFile(string? text = null, params string[] overrides)
    {
        if (text is not null)
        {
            Write("Pulumi.test.yaml", text);
        }
        return StackFileReader.Read(Path, "test", overrides);
    }

    /// <summary>Files and settings in one, as the preview reads them.</summary>
    public SettingsResult Read(string? text = null, params string[] overrides)
    {
        var files = ReadFile(text, overrides);
        Assert.Equal(files.Configuration is null, files.Problems.Count > 0);
        return files.Configuration is { } configuration
            ? SettingsReader.Read(configuration)
            : new(null, files.Problems);
    }

    public StackSettings Settings(string? text = null, params string[] overrides)
    {
        var result = Read(text, overrides);
        Assert.Empty(result.Problems);
        return result.Settings!;
    }

    public Problem OnlyProblem(string? text = null, params string[] overrides) =>
        Assert.Single(Read(text, overrides).Problems);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
