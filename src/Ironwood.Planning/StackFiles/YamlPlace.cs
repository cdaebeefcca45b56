namespace Ironwood.Planning.StackFiles;

/// <summary>What a YAML text is, on which its meaning depends in places.</summary>
/// <param name="File">Name of the file for locations; null for a value of the command line.</param>
/// <param name="IsProject">Whether it is <c>Pulumi.yaml</c>, whose dates become another text.</param>
/// <param name="LevelsOfTextKeys">How many levels of maps, from the top, have keys that are texts only.</param>
internal sealed record YamlPlace(string? File, bool IsProject, int LevelsOfTextKeys)
{
    /// <summary>A value of the command line.</summary>
    public static YamlPlace Argument { get; } = new(null, false, 0);

    /// <summary>A stack's file: the keys of its sections and those of its settings are texts.</summary>
    public static YamlPlace StackFile(string file) => new(file, false, 2);

    /// <summary><c>Pulumi.yaml</c>: all keys are texts.</summary>
    public static YamlPlace ProjectFile(string file) => new(file, true, int.MaxValue);
}
