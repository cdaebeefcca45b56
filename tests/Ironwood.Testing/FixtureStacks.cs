namespace Ironwood.Testing;

/// <summary>
/// The stacks that tests preview: prod, the recipe, and dev, the recipe without accelerators. They are the tests' own
/// (<c>tests/fixtures</c>): the stack files in the root belong to the operator, who may change, add and delete them.
/// </summary>
public static class FixtureStacks
{
    /// <summary>The folder of <c>Pulumi.yaml</c>, <c>Pulumi.prod.yaml</c> and <c>Pulumi.dev.yaml</c>.</summary>
    public static string Folder { get; } = SourceTree.Path("tests/fixtures");

    /// <summary>The text of one of these files.</summary>
    public static string Read(string file) => SourceTree.Read($"tests/fixtures/{file}");

    /// <summary>Copies all of these files into another folder, which is made where it is missing.</summary>
    public static void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Folder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }
}
