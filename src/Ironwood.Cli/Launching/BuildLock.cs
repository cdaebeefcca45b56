namespace Ironwood.Cli.Launching;

/// <summary>One build of this checkout at a time, in all processes. The shell launcher takes the same lock.</summary>
internal static class BuildLock
{
    // The error "used by another process" on Linux, macOS and Windows.
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Waits for the lock and takes it. Closing the stream releases it.</summary>
    /// <exception cref="UnauthorizedAccessException">There is no permission to write in this checkout.</exception>
    /// <exception cref="IOException">This checkout cannot be written.</exception>
    public static async Task<FileStream> TakeAsync(Terminal terminal, string root, CancellationToken cancellation)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(root, "artifacts")).FullName, "lock");
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException error) when (Taken.Contains(error.HResult))
            {
                if (isFirst)
                {
                    Terminal.WriteLine(terminal.Error, "Waiting for another build of this checkout ...");
                }
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation).ConfigureAwait(false);
            }
        }
    }
}
