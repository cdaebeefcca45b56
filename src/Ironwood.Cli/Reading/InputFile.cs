namespace Ironwood.Cli.Reading;

/// <summary>
/// Reads a file that is named on the command line. Pipes are allowed. Every read has a size limit, because a device has
/// no end.
/// </summary>
internal static class InputFile
{
    private const int MegaByte = 1024 * 1024;

    // A named pipe opens only when another program writes to it.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    // A byte that is not UTF-8 is reported as a problem, not replaced by a question mark.
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostMegabytes">The largest size.</param>
    /// <exception cref="InputFileException">It cannot be read, or is too large.</exception>
    public static byte[] Read(string path, int mostMegabytes)
    {
        using var file = Open(path);
        // The length is known for regular files only; the others are read up to the limit.
        return file.CanSeek && file.Length > (long)mostMegabytes * MegaByte
            ? throw TooLarge(mostMegabytes)
            : Read(file, mostMegabytes);
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="mostMegabytes">The largest size.</param>
    /// <exception cref="InputFileException">It cannot be read, or is too large.</exception>
    public static byte[] Read(Stream stream, int mostMegabytes)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        try
        {
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                if (bytes.Length + read > (long)mostMegabytes * MegaByte)
                {
                    throw TooLarge(mostMegabytes);
                }
                bytes.Write(buffer, 0, read);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException("cannot be read", error);
        }
        return bytes.ToArray();
    }

    private static InputFileException TooLarge(int mostMegabytes) =>
        new(string.Create(CultureInfo.InvariantCulture, $"is larger than {mostMegabytes:N0} MB"));

    /// <summary>Reads a whole file of UTF-8.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostMegabytes">The largest size.</param>
    /// <exception cref="InputFileException">It cannot be read, is too large or is not UTF-8.</exception>
    public static string ReadText(string path, int mostMegabytes) => TextOf(Read(path, mostMegabytes));

    /// <summary>The text of UTF-8.</summary>
    /// <exception cref="InputFileException">It is not UTF-8.</exception>
    public static string TextOf(byte[] bytes)
    {
        try
        {
            var text = Strict.GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException error)
        {
            throw new InputFileException("contains bytes that are not UTF-8", error);
        }
    }

    /// <summary>
    /// The lines of a file of UTF-8, one at a time. A caller may read them twice, so a pipe or a device is refused.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="longest">Characters of the longest line.</param>
    /// <exception cref="InputFileException">
    /// It cannot be read, is not a regular file or UTF-8, or has a longer line.
    /// </exception>
    public static IEnumerable<string> Lines(string path, int longest)
    {
        using var file = Open(path);
        if (!file.CanSeek)
        {
            throw new InputFileException("is not a regular file");
        }
        using var reader = new StreamReader(file, Strict);
        var line = new StringBuilder();
        for (var character = Next(reader); character >= 0; character = Next(reader))
        {
            if (character == '\n')
            {
                yield return Take(line);
            }
            else if (line.Length < longest)
            {
                line.Append((char)character);
            }
            else
            {
                throw new InputFileException(string.Create(
                    CultureInfo.InvariantCulture, $"has a line of more than {longest:N0} characters"));
            }
        }
        if (line.Length > 0)
        {
            yield return Take(line);
        }
    }

    private static int Next(StreamReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (DecoderFallbackException error)
        {
            throw new InputFileException("contains bytes that are not UTF-8", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException("cannot be read", error);
        }
    }

    private static string Take(StringBuilder line)
    {
        var text = line.ToString().TrimEnd('\r');
        line.Clear();
        return text;
    }

    private static FileStream Open(string path)
    {
        try
        {
            var open = Task.Run(() => File.OpenRead(path));
            return Task.WaitAny([open], LongestWait) == 0
                ? open.GetAwaiter().GetResult()
                : throw new InputFileException("is a pipe to which no program writes");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            throw new InputFileException(
                error switch
                {
                    FileNotFoundException or DirectoryNotFoundException => "does not exist",
                    _ when Directory.Exists(path) => "is a folder",
                    UnauthorizedAccessException => "may not be read",
                    _ => "cannot be read",
                },
                error);
        }
    }
}

/// <summary>A file cannot be read. The message is the rest of a sentence about it.</summary>
internal sealed class InputFileException(string message, Exception? cause = null) : Exception(message, cause);
