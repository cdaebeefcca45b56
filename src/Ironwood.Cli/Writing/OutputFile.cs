using Ironwood.Problems;

namespace Ironwood.Cli.Writing;

/// <summary>A file that a command writes: whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>The file cannot be written.</summary>
    public const string Unwritable = "IW7110";

    // What stands here is of the system: putting a file in its place would take a device away from everybody.
    private static readonly string[] Devices = ["/dev/", "/proc/", "/sys/"];

    /// <summary>Writes beside the target and moves it there, so that nobody ever reads half a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">What goes into it.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="root">What a relative path is relative to, and made in; default the current folder, which is not made.</param>
    /// <returns>The problem, or null when it is written.</returns>
    public static async Task<Problem?> WriteAsync(
        string path, string text, CancellationToken cancellation, string? root = null)
    {
        string? draft = null;
        try
        {
            var target = root is null ? Path.GetFullPath(path) : Path.GetFullPath(path, root);
            if (root is not null)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            }
            if (Directory.Exists(target))
            {
                return Refuse(path, "is a folder");
            }
            if (IsDevice(target))
            {
                return Refuse(path, "is among the system's devices, or leads there");
            }
            draft = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
            await File.WriteAllTextAsync(draft, text, cancellation).ConfigureAwait(false);
            File.Move(draft, target, overwrite: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            if (draft is not null && File.Exists(draft))
            {
                File.Delete(draft);
            }
            return Refuse(path, error is DirectoryNotFoundException ? "is in a folder that does not exist" : "cannot be written");
        }
    }

    private static bool IsDevice(string target)
    {
        var link = new FileInfo(target);
        var place = link.LinkTarget is null ? target : link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? target;
        return !OperatingSystem.IsWindows() && Devices.Any(folder =>
            target.StartsWith(folder, StringComparison.Ordinal) || place.StartsWith(folder, StringComparison.Ordinal));
    }

    private static Problem Refuse(string path, string why) =>
        new(Unwritable, "--output", why, path, "a file in a folder that exists and can be written to", "name another file, or create the folder");
}
