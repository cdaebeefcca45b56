namespace Ironwood.Cli.Launching;

/// <summary>One build of this checkout at a time, in all processes. The shell launcher takes the same lock.</summary>
internal static class BuildLock
{
    // "It is used by another process", as Linux, macOS and Windows number it.
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Takes the lock, when no other process has it any more. Closing the stream releases it.</summary>
    /// <exception cref="UnauthorizedAccessException">This checkout may not be written.</exception>
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
