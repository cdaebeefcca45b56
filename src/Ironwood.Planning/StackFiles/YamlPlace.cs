namespace Ironwood.Planning.StackFiles;

/// <summary>The kind of a YAML text; it changes the meaning of some scalars.</summary>
/// <param name="File">Name of the file for locations; null for a value from the command line.</param>
/// <param name="IsProject">Whether it is <c>Pulumi.yaml</c>, where dates become a different text.</param>
/// <param name="LevelsOfTextKeys">The number of map levels, from the top, whose keys must be texts.</param>
internal sealed record YamlPlace(string? File, bool IsProject, int LevelsOfTextKeys)
{
    /// <summary>A value from the command line.</summary>
    public static YamlPlace Argument { get; } = new(null, false, 0);

    /// <summary>A stack's file: the keys of its sections and those of its settings are texts.</summary>
    public static YamlPlace StackFile(string file) => new(file, false, 2);

    /// <summary><c>Pulumi.yaml</c>: all keys are texts.</summary>
    public static YamlPlace ProjectFile(string file) => new(file, true, int.MaxValue);
}
