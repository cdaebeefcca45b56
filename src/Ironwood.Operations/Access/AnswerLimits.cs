namespace Ironwood.Operations.Access;

/// <summary>
/// How much is read of what a service answers. The answers of a platform with ten thousand hosts stay far below these
/// limits; an answer beyond them comes from something else, and must not exhaust this machine.
/// </summary>
internal static class AnswerLimits
{
    /// <summary>Largest answer to one call, in bytes. It is also gRPC's usual limit.</summary>
    public const int AnswerBytes = 4 * 1024 * 1024;

    /// <summary>Largest error that is read, in bytes.</summary>
    public const int ErrorBytes = 1024 * 1024;

    /// <summary>Most pages of one list.</summary>
    public const int Pages = 100;

    /// <summary>Most items of one list.</summary>
    public const int Items = 100_000;

    /// <summary>Largest list, in bytes of all its pages together.</summary>
    public const long ListBytes = 64 * 1024 * 1024;

    /// <summary>Longest time for all pages of one list, in deadlines of a call.</summary>
    public const int ListDeadlines = 4;

    /// <summary>The content, up to a limit.</summary>
    /// <exception cref="AnswerTooLargeException">It is larger.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, int most, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > most)
        {
            throw new AnswerTooLargeException(TooLarge(most));
        }
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                if (kept.Length + read > most)
                {
                    throw new AnswerTooLargeException(TooLarge(most));
                }
                kept.Write(buffer, 0, read);
            }
        }
        return kept.ToArray();
    }

    /// <summary>That an answer is larger than a limit, as a part of a sentence.</summary>
    public static string TooLarge(long most) => $"the answer has more than {MiB(most)} MiB";

    /// <summary>Bytes in MiB.</summary>
    public static long MiB(long bytes) => bytes / (1024 * 1024);
}

/// <summary>An answer exceeds the limits.</summary>
/// <param name="message">Which limit, as a part of a sentence.</param>
internal sealed class AnswerTooLargeException(string message) : Exception(message);
