using System.Formats.Tar;

namespace Ironwood.Cli.Writing;

/// <summary>A file that a command writes, completely or not at all.</summary>
internal static class OutputFile
{
    /// <summary>The file cannot be written.</summary>
    public const string Unwritable = "IW7110";

    /// <summary>
    /// Writes a temporary file beside the target and moves it there, so that readers never see half a file. A link
    /// stays a link, and an existing file keeps its mode. A device or a pipe is refused, because the move would replace
    /// it.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its contents.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="root"> A folder that a relative path starts from, and below which missing folders are created.
    /// Default: the current folder, where no folder is created.
    /// </param>
    /// <returns>The problem, or null when the file is written.</returns>
    public static Task<Problem?> WriteAsync(
        string path, string text, CancellationToken cancellation, string? root = null) =>
        WriteAsync(path, draft => File.WriteAllTextAsync(draft, text, cancellation), root);

    /// <summary>The same for a document that is written piece by piece.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes it.</param>
    /// <returns>The problem, or null when the file is written.</returns>
    public static Task<Problem?> WriteAsync(string path, Action<Stream> write) => WriteAsync(
        path,
        draft =>
        {
            using var file = File.Create(draft);
            write(file);
            return Task.CompletedTask;
        },
        null);

    private static async Task<Problem?> WriteAsync(string path, Func<string, Task> write, string? root)
    {
        string? draft = null;
        try
        {
            var target = Target(root is null ? Path.GetFullPath(path) : Path.GetFullPath(path, root));
            var folder = Path.GetDirectoryName(target)!;
            if (root is not null)
            {
                Directory.CreateDirectory(folder);
            }
            if (Directory.Exists(target))
            {
                return Refuse(path, "is a folder");
            }
            var isThere = File.Exists(target);
            if (isThere && !IsRegular(target))
            {
                return Refuse(path, "is not a regular file");
            }
            // The name of the target may be as long as the file system allows.
            draft = Path.Combine(folder, $".ironwood-{Path.GetRandomFileName()}");
            await write(draft).ConfigureAwait(false);
            if (isThere && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
            }
            File.Move(draft, target, overwrite: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            if (draft is not null && File.Exists(draft))
            {
                File.Delete(draft);
            }
            return Refuse(
                path, error is DirectoryNotFoundException ? "is in a folder that does not exist" : "cannot be written");
        }
    }

    private static string Target(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null ? path : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    // Only the runtime's archive writer tells devices and pipes from files.
    private static bool IsRegular(string path)
    {
        if (new FileInfo(path).Length > 0)
        {
            return true;
        }
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            writer.WriteEntry(path, "file");
        }
        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType is TarEntryType.RegularFile;
    }

    private static Problem Refuse(string path, string why) => new(
        Unwritable, "--output", why, path, "a file in an existing, writable folder",
        "choose another file, or create the folder");
}
