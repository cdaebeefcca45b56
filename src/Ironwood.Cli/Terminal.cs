using System.Text;
using Spectre.Console;

namespace Ironwood.Cli;

/// <summary>Where a command writes: results to <see cref="Out"/>, everything else to <see cref="Error"/>.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Problems and progress.</param>
internal sealed record Terminal(IAnsiConsole Out, IAnsiConsole Error)
{
    // Wide enough that nothing is wrapped where no one looks at columns: pipes, files, CI logs.
    private const int UnboundedWidth = 10_000;

    /// <summary>The process's own standard output and error.</summary>
    public static Terminal ForConsole()
    {
        if (!Console.IsOutputRedirected || !Console.IsErrorRedirected)
        {
            Console.OutputEncoding = Encoding.UTF8;
        }
        return new(
            Create(Console.Out, !Console.IsOutputRedirected),
            Create(Console.Error, !Console.IsErrorRedirected));
    }

    /// <summary>A terminal that writes plain text, as into a pipe.</summary>
    public static Terminal Plain(TextWriter output, TextWriter error) => new(Create(output, false), Create(error, false));

    /// <summary>Writes a line of plain text as it is.</summary>
    public static void WriteLine(IAnsiConsole console, string text) => console.Profile.Out.Writer.WriteLine(text);

    /// <summary>Writes a whole document in UTF-8 to the results, or none of it.</summary>
    public async Task WriteDocumentAsync(Action<Stream> write)
    {
        using var buffer = new MemoryStream();
        write(buffer);
        var writer = Out.Profile.Out.Writer;
        await writer.WriteAsync(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)).ConfigureAwait(false);
        await writer.FlushAsync().ConfigureAwait(false);
    }

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(isTerminal ? writer : new TrimmingWriter(writer)),
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
