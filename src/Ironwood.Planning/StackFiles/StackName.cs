namespace Ironwood.Planning.StackFiles;

/// <summary>
/// The name of a stack as the Pulumi CLI accepts it: <c>dev</c>, <c>ORG/dev</c> or <c>ORG/PROJECT/dev</c>.
/// </summary>
/// <param name="Name">The short name, which is part of the file's name.</param>
/// <param name="Project">The project, if it is given.</param>
public sealed record StackName(string Name, string? Project)
{
    private const int MostLetters = 100;

    /// <summary>Reads a name; null when it does not have the form.</summary>
    public static StackName? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('/');
        return parts.Length <= 3 && parts.All(IsName) ? new(parts[^1], parts.Length == 3 ? parts[1] : null) : null;
    }

    /// <summary>The problem of a stack that belongs to another project; null when it belongs to this one.</summary>
    internal Problem? Misplaced(string project, string text) => Project is null || Project == project
        ? null
        : new(
            Diagnostics.OtherProject,
            "--stack",
            $"is a stack of the project '{Project}', but this folder contains '{project}'",
            text,
            $"a stack of '{project}'", $"write --stack {Name}, or run in the folder of '{Project}'");

    private static bool IsName(string part) =>
        part.Length is > 0 and <= MostLetters
        && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        && part.Any(char.IsAsciiLetterOrDigit);
}
