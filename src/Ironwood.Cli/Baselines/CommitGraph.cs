using System.ComponentModel;
using System.Diagnostics;
using Ironwood.Cli.Launching;
using Ironwood.Cli.Stacks;

namespace Ironwood.Cli.Baselines;

/// <summary>
/// Makes the graph of a stack at a commit. If the program has not changed since, this program reads the commit's stack
/// files. Otherwise the commit is unpacked into a temporary folder, and its own <c>./ironwood preview</c> is built and
/// runs there. The result is kept under <c>artifacts/graphs</c>, because building takes long.
/// </summary>
/// <param name="git">The repository.</param>
/// <param name="project">Name of the Pulumi project.</param>
/// <param name="stack">Stack name.</param>
/// <param name="progress">Receives a line about progress.</param>
internal sealed class CommitGraph(Git git, string project, string stack, Action<string> progress)
{
    private const int ShortId = 10;

    private readonly CommitFiles _files = new(git);

    public async Task<BaseGraph> ReadAsync(string value, CancellationToken cancellation)
    {
        var resolved = await ResolveAsync(value, cancellation).ConfigureAwait(false);
        if (resolved.Commit is not { } commit)
        {
            return BaseGraph.Refuse(resolved.Problems);
        }
        var stacks = await _files.StacksAsync(commit, cancellation).ConfigureAwait(false);
        if (stacks.Count > 0 && !stacks.Contains(stack, StringComparer.Ordinal))
        {
            return BaseGraph.Of(
                new ResourceGraph(project, stack, [], []), $"{Name(value, commit)}, which does not have this stack")
                with
            { IsWithoutStack = true };
        }
        if (await IsSameProgramAsync(commit, cancellation).ConfigureAwait(false))
        {
            return await ReadFilesAsync(value, commit, cancellation).ConfigureAwait(false);
        }
        var kept = await ReadKeptAsync(value, commit, cancellation).ConfigureAwait(false);
        return kept.Graph is null ? kept : kept with
        {
            // The current program may understand the settings of that time; otherwise they stay unknown.
            Terms = await _files.UnpackedAsync(
                commit,
                [CommitFiles.OfStacks],
                folder => Task.FromResult(folder is null ? null : StackTerms.Read(folder, stack)),
                cancellation).ConfigureAwait(false),
        };
    }

    private async Task<(string? Commit, IReadOnlyList<Problem> Problems)> ResolveAsync(
        string value, CancellationToken cancellation)
    {
        var inside = await git.RunAsync(cancellation, "rev-parse", "--is-inside-work-tree").ConfigureAwait(false);
        if (inside is not { ExitCode: 0 })
        {
            return (null, [DiffProblems.WithoutRepository(value, git.Folder, inside?.Error)]);
        }
        var found = await git
            .RunAsync(cancellation, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{value}^{{commit}}")
            .ConfigureAwait(false);
        if (found is { ExitCode: 0 })
        {
            return (found.Out.Trim(), []);
        }
        var names = await git.RunAsync(cancellation, "for-each-ref", "--format=%(refname:short)").ConfigureAwait(false);
        return (null, [DiffProblems.Unknown(
            value, names?.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [])]);
    }

    private async Task<bool> IsSameProgramAsync(string commit, CancellationToken cancellation)
    {
        string[] program = [.. Freshness.OfProgram.Folders, .. Freshness.OfProgram.Files];
        var changed = await git
            .RunAsync(cancellation, ["diff", "--quiet", commit, "--", .. program])
            .ConfigureAwait(false);
        var untracked = await git
            .RunAsync(cancellation, ["ls-files", "--others", "--exclude-standard", "--", .. program])
            .ConfigureAwait(false);
        return changed is { ExitCode: 0 } && untracked is { ExitCode: 0, Out.Length: 0 };
    }

    private Task<BaseGraph> ReadFilesAsync(string value, string commit, CancellationToken cancellation) =>
        _files.UnpackedAsync(commit, [CommitFiles.OfStacks], async folder =>
        {
            if (folder is null)
            {
                return NotThere(value, commit);
            }
            var source = await StackSource.LoadAsync(folder, stack, []).ConfigureAwait(false);
            return source.Stack is { } read
                ? BaseGraph.Of(
                    read.Graph,
                    $"{Name(value, commit)}: its stack files, read by the current program, which has not changed since")
                    with
                { Terms = read.Terms }
                : BaseGraph.Refuse([
                    DiffProblems.Refused(value, Short(commit), "its settings are refused; the problems follow"),
                    .. source.Problems]);
        }, cancellation);

    private async Task<BaseGraph> ReadKeptAsync(string value, string commit, CancellationToken cancellation)
    {
        var kept = Path.Combine(git.Folder, "artifacts", "graphs", $"{commit}-{stack}.json");
        if (Kept(kept) is { } known)
        {
            return BaseGraph.Of(known, $"{Name(value, commit)}: its own preview, kept from an earlier run");
        }
        progress($"The program has changed since {Short(commit)}: building and previewing it as it was, which takes "
            + "minutes ...");
        return await _files.UnpackedAsync(
            commit,
            [],
            folder => folder is null
                ? Task.FromResult(NotThere(value, commit))
                : PreviewAsync(folder, kept, value, commit, cancellation),
            cancellation).ConfigureAwait(false);
    }

    private async Task<BaseGraph> PreviewAsync(
        string folder, string kept, string value, string commit, CancellationToken cancellation)
    {
        if (await StartAsync(folder, cancellation).ConfigureAwait(false) is not { } preview)
        {
            return BaseGraph.Refuse(DiffProblems.Refused(
                value, Short(commit), "it has no ./ironwood that can be started"));
        }
        if (preview.ExitCode != 0)
        {
            foreach (var line in preview.Error.Replace(folder, ".", StringComparison.Ordinal).TrimEnd().Split('\n'))
            {
                progress($"  | {line.TrimEnd()}");
            }
            return BaseGraph.Refuse(DiffProblems.Refused(
                value, Short(commit), "its own preview ended with the output above"));
        }
        try
        {
            var bytes = Encoding.UTF8.GetBytes(preview.Out);
            using var document = new MemoryStream(bytes);
            var graph = GraphJson.Read(document);
            await KeepAsync(kept, bytes, cancellation).ConfigureAwait(false);
            return BaseGraph.Of(graph, $"{Name(value, commit)}: its own preview");
        }
        catch (GraphFormatException error)
        {
            return BaseGraph.Refuse(DiffProblems.Malformed(
                value, $"its own preview did not write a graph. {error.Message}"));
        }
    }

    private static BaseGraph NotThere(string value, string commit) => BaseGraph.Refuse(DiffProblems.Refused(
        value, Short(commit), "git archive does not find the project in it"));

    private async Task<ProcessAnswer?> StartAsync(string folder, CancellationToken cancellation)
    {
        var launcher = Path.Combine(folder, OperatingSystem.IsWindows() ? "ironwood.cmd" : "ironwood");
        if (!File.Exists(launcher))
        {
            return null;
        }
        var start = new ProcessStartInfo(launcher, ["preview", "--stack", stack, "--format", "json"])
        {
            WorkingDirectory = folder,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // The variables from this program's launcher must not reach the other program. The packages are the same.
        start.Environment.Remove(RepositoryRoot.Variable);
        start.Environment.Remove(Freshness.StampVariable);
        start.Environment["IronwoodPackages"] = BuildInfo.Packages;
        try
        {
            return await ProcessAnswer.OfAsync(start, cancellation).ConfigureAwait(false);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static ResourceGraph? Kept(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return GraphJson.Read(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or GraphFormatException)
        {
            return null;
        }
    }

    // This only saves time: if the graph cannot be kept, the next run makes it again.
    private static async Task KeepAsync(string path, byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var draft = $"{path}.{Path.GetRandomFileName()}";
            await File.WriteAllBytesAsync(draft, bytes, cancellation).ConfigureAwait(false);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string Name(string value, string commit) => $"{value} ({Short(commit)})";

    private static string Short(string commit) => commit[..ShortId];
}
