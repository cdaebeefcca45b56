using System.Formats.Tar;
using Ironwood.Planning.StackFiles;

namespace Ironwood.Cli.Baselines;

/// <summary>Files of the project as they were at a commit.</summary>
/// <param name="git">The repository.</param>
internal sealed class CommitFiles(Git git)
{
    /// <summary>Pattern of the files that describe the project and its stacks.</summary>
    public const string OfStacks = "*Pulumi*.yaml";

    /// <summary>Names of the stacks that a commit has files for; empty when it cannot be read.</summary>
    public async Task<IReadOnlyList<string>> StacksAsync(string value, CancellationToken cancellation) =>
        await UnpackedAsync(
            value,
            [OfStacks],
            folder => Task.FromResult(folder is null ? [] : StackFileReader.Stacks(folder)),
            cancellation).ConfigureAwait(false);

    /// <summary>Unpacks files into a temporary folder and reads them.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="paths">Which files; empty for all.</param>
    /// <param name="read">Reads the folder, which is null when the commit does not have such files.</param>
    /// <param name="cancellation">Ends it.</param>
    // git archive unpacks it, because after an interrupt a git worktree would leave traces in the repository.
    public async Task<T> UnpackedAsync<T>(
        string commit, string[] paths, Func<string?, Task<T>> read, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("ironwood-base-").FullName;
        try
        {
            var archive = Path.Combine(folder, "archive.tar");
            var tree = Directory.CreateDirectory(Path.Combine(folder, "tree")).FullName;
            var packed = await git
                .RunAsync(cancellation, ["archive", "--format=tar", $"--output={archive}", commit, "--", .. paths])
                .ConfigureAwait(false);
            if (packed is not { ExitCode: 0 })
            {
                return await read(null).ConfigureAwait(false);
            }
            await TarFile.ExtractToDirectoryAsync(archive, tree, overwriteFiles: false, cancellation)
                .ConfigureAwait(false);
            return await read(tree).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
