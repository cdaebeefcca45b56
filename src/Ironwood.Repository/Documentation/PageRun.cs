using Ironwood.Cli.Baselines;

namespace Ironwood.Repository.Documentation;

/// <summary>A command of a page and its real output.</summary>
/// <param name="Shown">The command with the output that the page shows.</param>
/// <param name="Printed">The lines that it printed.</param>
internal sealed record PrintedCommand(ShownCommand Shown, IReadOnlyList<string> Printed)
{
    /// <summary>Whether the page is right.</summary>
    public bool IsAsShown => ShownOutput.Matches(Shown.Output, Printed);
}

/// <summary>
/// Follows a page from top to bottom like a reader: in a repository with the stack files, it writes the files, makes
/// the changes that the page shows, and runs its commands in this process.
/// </summary>
internal sealed partial class PageRun : IDisposable
{
    /// <summary>Verbs whose output depends on the machine, or that need an account.</summary>
    public static readonly IReadOnlyList<string> NotRun = ["test", "inventories", "lint", "verify", "watch", "model"];

    /// <summary>The day on which pages are read.</summary>
    private static readonly DateTimeOffset Today = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("ironwood-page-").FullName;

    /// <summary>A commit's short id, which changes whenever the stack files change.</summary>
    private const string HiddenId = "(…)";

    private PageRun(IEnumerable<string> stackFiles)
    {
        foreach (var file in stackFiles)
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    public static bool IsRun(string command)
    {
        var words = Words(command);
        return words is ["git", ..]
            || words is ["./ironwood", var verb, ..] && !NotRun.Contains(verb)
                && !command.Contains("$(", StringComparison.Ordinal);
    }

    /// <summary>Runs a page; other commands are left out.</summary>
    /// <param name="page">The page.</param>
    /// <param name="stackFiles">Files that its folder holds at first.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="FormatException">A block does not have the required form.</exception>
    public static async Task<IReadOnlyList<PrintedCommand>> OfAsync(
        Page page, IEnumerable<string> stackFiles, CancellationToken cancellation = default)
    {
        var blocks = page.Blocks().ToArray();
        var printed = new List<PrintedCommand>();
        if (!blocks.Any(block => block.Commands().Any(shown => IsRun(shown.Command))))
        {
            return printed;
        }
        using var run = new PageRun(stackFiles);
        if (blocks.SelectMany(block => block.Commands())
            .Any(shown => shown.Command.Contains(" --base ", StringComparison.Ordinal)))
        {
            await run.GitAsync(cancellation, "init", "--quiet", "--initial-branch=main").ConfigureAwait(false);
            await run.GitAsync(cancellation, "add", "--all").ConfigureAwait(false);
            await run.GitAsync(cancellation, "commit", "--quiet", "--message=The stacks as they are")
                .ConfigureAwait(false);
        }
        foreach (var block in blocks)
        {
            run.Prepare(block);
            foreach (var shown in block.Commands().Where(shown => IsRun(shown.Command)))
            {
                printed.Add(new(shown, await run.RunAsync(shown.Command, cancellation).ConfigureAwait(false)));
            }
        }
        return printed;
    }

    public void Dispose()
    {
        // Git's packed files are read-only.
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The words of a command line; single quotes keep words together.</summary>
    private static string[] Words(string command) => [.. Word().Matches(command).Select(word => word.Value.Trim('\''))];

    private void Prepare(PageBlock block)
    {
        switch (block)
        {
            case { Language: "yaml", Lines: [var name, ..] } when StackFile().IsMatch(name):
                File.WriteAllText(Path.Combine(_folder, name[2..]), string.Join('\n', block.Lines) + "\n");
                break;
            case { Language: "json", File: { } file }:
                File.WriteAllText(Path.Combine(_folder, file), string.Join('\n', block.Lines) + "\n");
                break;
            case { Language: "diff" }:
                FileChange.Apply(block.Lines, _folder);
                break;
        }
    }

    private async Task<IReadOnlyList<string>> RunAsync(string command, CancellationToken cancellation)
    {
        var words = Words(command);
        if (words is ["git", .. var arguments])
        {
            return Lines(await GitAsync(cancellation, arguments).ConfigureAwait(false));
        }
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        await CommandLine.RunAsync(
            [.. words.Skip(1).Select(InFolder)], Terminal.Plain(output, error), _folder, new Day(), cancellation)
            .ConfigureAwait(false);
        return Lines(Commit().Replace($"{output}{error}", HiddenId)
            .Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    // A file that a command names is in the page's folder, not in the folder of this process.
    private string InFolder(string word, int index) =>
        index > 0 && FileName().IsMatch(word) ? Path.Combine(_folder, word) : word;

    private async Task<string> GitAsync(CancellationToken cancellation, params string[] arguments)
    {
        string[] own =
        [
            "-c", "user.name=ironwood", "-c", "user.email=ironwood@example.com",
            "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false",
        ];
        var answer = await new Git(_folder).RunAsync(cancellation, [.. own, .. arguments]).ConfigureAwait(false)
            ?? throw new FormatException("A page compares with a commit, and git is not on the PATH.");
        return answer.ExitCode == 0 ? answer.Out + answer.Error
            : throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"git {arguments[0]} ended with {answer.ExitCode}: {answer.Error}"));
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');

    [GeneratedRegex(@"'[^']*'|[^ ]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^# [A-Za-z.-]+\.yaml$")]
    private static partial Regex StackFile();

    [GeneratedRegex(@"^[a-z-]+\.(json|html|svg|md|sarif)$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"\([0-9a-f]{10}\)")]
    private static partial Regex Commit();

    private sealed class Day : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Today;
    }
}
