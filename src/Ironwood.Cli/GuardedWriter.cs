using System.Text;

namespace Ironwood.Cli;

/// <summary>
/// Writes as long as writing works. A full disk or a closed stream must not end a verb in the middle of its work: after
/// the first failure the rest is dropped, and the verb's exit code tells.
/// </summary>
/// <param name="name">What is written to, for a person.</param>
/// <param name="inner">The stream; null for one that cannot even be opened.</param>
internal sealed class GuardedWriter(string name, TextWriter? inner) : TextWriter
{
    private const string Closed = "it is closed";

    /// <summary>What is written to.</summary>
    public string Name => name;

    /// <summary>Why something could not be written; null while everything was.</summary>
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

    // The runtime calls a stream that was closed before the program started one without access.
    private static string Why(Exception error) => error is IOException ? error.Message.TrimEnd('.') : Closed;
}
