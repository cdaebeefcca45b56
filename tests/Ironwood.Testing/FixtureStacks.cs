namespace Ironwood.Testing;

/// <summary>
/// The stacks that tests preview: prod, the recipe, and dev, the recipe without accelerators. They are the tests' own
/// (<c>tests/fixtures</c>): the stack files in the root belong to the operator, who may change, add and delete them.
/// </summary>
public static class FixtureStacks
{
    /// <summary>A setting for tests to which costs do not matter: no ceiling is in the way, and everything has a
    /// price.</summary>
    public const string AnyCost =
        "ironwood:spend={ceilingUsdPerHour: 10000000, prices: {tpu7x: 1, tpu7x/spot: 1, v6e: 1, v5p: 1, e2-small: 1, "
        + "e2-small/spot: 1, redis: 1, pd-balanced: 1, hyperdisk-balanced: 1, modelGarden: 1, ct6e-standard-4t: 1, "
        + "n1-standard-2: 1}}";

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
