using Spectre.Console;

namespace Ironwood.Cli;

/// <summary>Where a command writes: results to <see cref="Out"/>, everything else to <see cref="Error"/>.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Problems and progress.</param>
internal sealed record Terminal(IAnsiConsole Out, IAnsiConsole Error)
{
    // Wide enough that nothing is wrapped in pipes, files and CI logs.
    private const int UnboundedWidth = 10_000;

    /// <summary>Standard output or error cannot be written.</summary>
    public const string Unwritable = "IW0007";

    /// <summary>What <see cref="Failure"/> calls standard error.</summary>
    public const string ErrorName = "standard error";

    private GuardedWriter[] Guards { get; init; } = [];

    /// <summary>After a verb has ended: what could not be written; null when everything was written.</summary>
    public Problem? Failure => Guards.FirstOrDefault(guard => guard.Failure is not null) is { } guard
        ? new(
            Unwritable,
            guard.Name,
            $"cannot be written: {guard.Failure}",
            Fix: "free disk space, or write to another place")
        : null;

    /// <summary>The process's own standard output and error.</summary>
    public static Terminal ForConsole()
    {
        var (outIsTerminal, errorIsTerminal) = (!Console.IsOutputRedirected, !Console.IsErrorRedirected);
        if (outIsTerminal || errorIsTerminal)
        {
            Console.OutputEncoding = Encoding.UTF8;
        }
        return Create(Open(() => Console.Out), outIsTerminal, Open(() => Console.Error), errorIsTerminal);
    }

    /// <summary>A terminal that writes plain text, as into a pipe.</summary>
    public static Terminal Plain(TextWriter output, TextWriter error) => Create(output, false, error, false);

    /// <summary>Writes plain text as exactly one line.</summary>
    public static void WriteLine(IAnsiConsole console, string text) =>
        console.Profile.Out.Writer.WriteLine(PlainText.Line(text));

    /// <summary>Writes a document to the results as it is.</summary>
    public Task WriteAsync(string document) => Out.Profile.Out.Writer.WriteAsync(document);

    /// <summary>Writes a UTF-8 document to the results in pieces, so that it may have any length.</summary>
    public void WriteDocument(Action<Stream> write)
    {
        using var stream = new TextStream(Out.Profile.Out.Writer);
        write(stream);
    }

    private static Terminal Create(TextWriter? output, bool outIsTerminal, TextWriter? error, bool errorIsTerminal)
    {
        GuardedWriter[] guards = [new("standard output", output), new(ErrorName, error)];
        return new(
            Create(outIsTerminal ? output! : new TrimmingWriter(guards[0]), outIsTerminal),
            Create(errorIsTerminal ? error! : new TrimmingWriter(guards[1]), errorIsTerminal))
        {
            Guards = guards,
        };
    }

    // A stream that was closed before this program started cannot be opened.
    private static TextWriter? Open(Func<TextWriter> open)
    {
        try
        {
            return open();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            // On a terminal Spectre decides, and honours NO_COLOR; elsewhere nothing but text.
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        console.Profile.Capabilities.Unicode &= isTerminal;
        if (!isTerminal)
        {
            console.Profile.Width = UnboundedWidth;
        }
        return console;
    }
}
