namespace Ironwood.Cli.Baselines;

/// <summary>Why a comparison is not possible.</summary>
internal static class DiffProblems
{
    /// <summary>The base is a file that is missing or cannot be read.</summary>
    public const string UnreadableBase = "IW7301";

    /// <summary>The base is not a graph of this format.</summary>
    public const string NoGraph = "IW7302";

    /// <summary>Git is missing, or the project is not in a git repository.</summary>
    public const string NoRepository = "IW7303";

    /// <summary>The repository has no such commit.</summary>
    public const string UnknownRef = "IW7304";

    /// <summary>The base's own preview was refused or failed.</summary>
    public const string BaseRefused = "IW7305";

    /// <summary>Warning: the base is of another stack or project.</summary>
    public const string AnotherStack = "IW7306";

    private const string Base = "--base";
    private const string Folder = "is a folder";

    /// <param name="path">The file.</param>
    /// <param name="why">Why, as the rest of a sentence about the file.</param>
    public static Problem Unreadable(string path, string why) => new(
        UnreadableBase, Base, why == Folder ? why : $"is a file that {why}", path,
        "a file written by ./ironwood preview --format json, or a commit",
        "write the file's path relative to the current folder");

    public static Problem Malformed(string path, string why) => new(
        NoGraph, Base, $"is not a graph that can be compared: {why}", path,
        Fix: "write it again: ./ironwood preview --format json > graph.json");

    /// <param name="value">The base.</param>
    /// <param name="folder">Folder of the project.</param>
    /// <param name="error">What git wrote; null when it is not installed.</param>
    public static Problem WithoutRepository(string value, string folder, string? error)
    {
        // git's own words, as of version 2.35.2: it asks for this where the folder belongs to another user, as in many
        // containers and CI jobs.
        var isOfAnotherUser = error?.Contains("safe.directory", StringComparison.Ordinal) == true;
        var (why, fix) = error switch
        {
            null => ("git is not on the PATH", "install git, or compare with a graph file"),
            _ when isOfAnotherUser => (
                "git refuses to read the repository, because its folder belongs to another user",
                $"git config --global --add safe.directory {ShellWord.Of(folder)}"),
            _ => ("the project is not in a git repository", "run git init, or compare with a graph file"),
        };
        return new(
            NoRepository, Base, $"cannot be looked up: {why}", value,
            "a commit of the project's repository, or a graph file", fix);
    }

    public static Problem Unknown(string value, IEnumerable<string> names) => new(
        UnknownRef, Base, "is neither a file nor a commit of this repository", value,
        Fix: Spelling.Nearest(value, names) is { } meant
            ? $"did you mean '{meant}'?"
            : "fetch it first; in a shallow clone, which has only one commit: git fetch --unshallow");

    public static Problem Refused(string value, string commit, string why) => new(
        BaseRefused, Base, $"cannot be previewed as it was at {commit}: {why}", value,
        Fix: "choose a commit where ./ironwood preview works, or write its graph to a file by hand");

    public static Problem OfAnotherStack(string value, ResourceGraph before, ResourceGraph after) => new(
        AnotherStack, Base,
        $"is a graph of {before.Project} {before.Stack}, but is compared with {after.Project} {after.Stack}",
        value, Fix: "choose the same stack with --stack, unless you want to compare two stacks");
}
