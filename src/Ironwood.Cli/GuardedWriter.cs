namespace Ironwood.Cli;

/// <summary>
/// Writes until the first failure. A full disk or a closed stream must not stop a verb in the middle of its work: later
/// output is dropped, and the exit code reports the failure.
/// </summary>
/// <param name="name">Name of the target, for messages.</param>
/// <param name="inner">The stream; null when it cannot be opened.</param>
internal sealed class GuardedWriter(string name, TextWriter? inner) : TextWriter
{
    private const string Closed = "it is closed";

    /// <summary>Name of the target.</summary>
    public string Name => name;

    /// <summary>Why writing failed; null if everything was written.</summary>
    public string? Failure { get; private set; }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (Failure is not null || buffer.IsEmpty)
        {
            return;
        }
        if (inner is null)
        {
            Failure = Closed;
            return;
        }
        try
        {
            inner.Write(buffer);
        }
        catch (Exception error) when (IsOfTheStream(error))
        {
            Failure = Why(error);
        }
    }

    public override void Flush()
    {
        if (Failure is not null)
        {
            return;
        }
        try
        {
            inner?.Flush();
        }
        catch (Exception error) when (IsOfTheStream(error))
        {
            Failure = Why(error);
        }
    }

    private static bool IsOfTheStream(Exception error) =>
        error is IOException or UnauthorizedAccessException or ObjectDisposedException;

    // For a stream that was closed before the program started, the runtime reports missing access.
    private static string Why(Exception error) => error is IOException ? error.Message.TrimEnd('.') : Closed;
}
