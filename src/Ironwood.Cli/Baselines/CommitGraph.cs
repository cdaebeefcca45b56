using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.Text;
using Ironwood.Cli.Launching;
using Ironwood.Cli.Stacks;
using Ironwood.Graph;

namespace Ironwood.Cli.Baselines;

/// <summary>
/// The graph of a stack as it was at a commit. Where the program is still the same, its stack files are read by this
/// one; else the commit is unpacked into a temporary folder, and its own <c>./ironwood preview</c> is asked. That one
/// builds first, so its answer is kept under <c>artifacts/graphs</c>.
/// </summary>
internal sealed class CommitGraph(Git git, string stack, Action<string> progress)
{
    private const int ShortId = 10;

    public async Task<BaseGraph> ReadAsync(string value, CancellationToken cancellation)
    {
        var inside = await git.RunAsync(cancellation, "rev-parse", "--is-inside-work-tree").ConfigureAwait(false);
        if (inside is null)
        {
            return BaseGraph.Refuse(DiffProblems.WithoutRepository(
                value, "cannot be looked up: git is not on the PATH", "install git, or compare with a graph's file"));
        }
        if (inside.ExitCode != 0)
        {
            return BaseGraph.Refuse(DiffProblems.WithoutRepository(
                value, "cannot be looked up: the project is not in a git repository", "run git init, or compare with a graph's file"));
        }
        var found = await git.RunAsync(
            cancellation, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{value}^{{commit}}").ConfigureAwait(false);
        if (found is not { ExitCode: 0 })
        {
            var names = await git.RunAsync(cancellation, "for-each-ref", "--format=%(refname:short)").ConfigureAwait(false);
            return BaseGraph.Refuse(DiffProblems.Unknown(value, names?.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? []));
        }
        var commit = found.Out.Trim();
        return await IsSameProgramAsync(commit, cancellation).ConfigureAwait(false)
            ? await ReadFilesAsync(value, commit, cancellation).ConfigureAwait(false)
            : await ReadKeptAsync(value, commit, cancellation).ConfigureAwait(false);
    }

    private async Task<bool> IsSameProgramAsync(string commit, CancellationToken cancellation)
    {
        string[] program = [.. Freshness.OfProgram.Folders, .. Freshness.OfProgram.Files];
        var changed = await git.RunAsync(cancellation, ["diff", "--quiet", commit, "--", .. program]).ConfigureAwait(false);
        var untracked = await git.RunAsync(cancellation, ["ls-files", "--others", "--exclude-standard", "--", .. program]).ConfigureAwait(false);
        return changed is { ExitCode: 0 } && untracked is { ExitCode: 0, Out.Length: 0 };
    }

    private Task<BaseGraph> ReadFilesAsync(string value, string commit, CancellationToken cancellation) =>
        UnpackedAsync(value, commit, ["*Pulumi*.yaml"], async folder =>
        {
            var source = await StackSource.LoadAsync(folder, stack, []).ConfigureAwait(false);
            return source.Graph is { } graph
                ? BaseGraph.Of(graph, $"{Name(value, commit)}: its stack files, read by the present program, which is the same")
                : BaseGraph.Refuse([
                    DiffProblems.Refused(value, Short(commit), "its settings are refused, as follows"), .. source.Problems]);
        }, cancellation);

    private async Task<BaseGraph> ReadKeptAsync(string value, string commit, CancellationToken cancellation)
    {
        var kept = Path.Combine(git.Folder, "artifacts", "graphs", $"{commit}-{stack}.json");
        if (Kept(kept) is { } known)
        {
            return BaseGraph.Of(known, $"{Name(value, commit)}: its own preview, kept from an earlier run");
        }
        progress($"The program has changed since {Short(commit)}: building and previewing it as it was, which takes minutes ...");
        return await UnpackedAsync(value, commit, [], async folder =>
        {
            if (await PreviewAsync(folder, cancellation).ConfigureAwait(false) is not { } preview)
            {
                return BaseGraph.Refuse(DiffProblems.Refused(value, Short(commit), "it has no ./ironwood that can be started"));
            }
            if (preview.ExitCode != 0)
            {
                return BaseGraph.Refuse(DiffProblems.Refused(value, Short(commit), "it says\n" + Quoted(preview.Error, folder)));
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
                return BaseGraph.Refuse(DiffProblems.Malformed(value, $"its own preview wrote something else. {error.Message}"));
            }
        }, cancellation).ConfigureAwait(false);
    }

    // Unpacked by git archive: a work tree of git's own would leave traces in the repository when it is interrupted.
    private async Task<BaseGraph> UnpackedAsync(
        string value, string commit, string[] paths, Func<string, Task<BaseGraph>> read, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("ironwood-base-").FullName;
        try
        {
            var archive = Path.Combine(folder, "archive.tar");
            var tree = Directory.CreateDirectory(Path.Combine(folder, "tree")).FullName;
            var packed = await git.RunAsync(
                cancellation, ["archive", "--format=tar", $"--output={archive}", commit, "--", .. paths]).ConfigureAwait(false);
            if (packed is not { ExitCode: 0 })
            {
                return BaseGraph.Refuse(DiffProblems.Refused(value, Short(commit), "git archive does not find the project in it"));
            }
            await TarFile.ExtractToDirectoryAsync(archive, tree, overwriteFiles: false, cancellation).ConfigureAwait(false);
            return await read(tree).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<ProcessAnswer?> PreviewAsync(string folder, CancellationToken cancellation)
    {
        var launcher = Path.Combine(folder, OperatingSystem.IsWindows() ? "ironwood.cmd" : "ironwood");
        if (!File.Exists(launcher))
        {
            return null;
        }
        var start = new ProcessStartInfo(launcher, ["preview", "--stack", stack, "--format", "json"]) { WorkingDirectory = folder };
        // What this program's launcher says to it is not for the other one; which packages there are is the same.
        start.Environment.Remove(RepositoryRoot.Variable);
        start.Environment.Remove(Freshness.StampVariable);
        start.Environment["IronwoodPackages"] = BuildInfo.Packages;
        start.StandardOutputEncoding = Encoding.UTF8;
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

    // Only saves time: where it cannot be kept, it is made again.
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

    private static string Quoted(string text, string folder) => string.Join(
        '\n', text.Replace(folder, ".", StringComparison.Ordinal).TrimEnd().Split('\n').Select(line => $"  | {line.TrimEnd()}"));

    private static string Name(string value, string commit) => $"{value} ({Short(commit)})";

    private static string Short(string commit) => commit[..ShortId];
}
