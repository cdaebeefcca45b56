using Spectre.Console;

namespace Ironwood.Cli.Writing;

/// <summary>Where a verb's result goes: to the terminal, or to a file.</summary>
/// <param name="Terminal">The terminal.</param>
/// <param name="File">The file; null for the terminal.</param>
internal sealed record Output(Terminal Terminal, string? File)
{
    /// <summary>The option <c>--output</c>.</summary>
    /// <param name="description">What it does.</param>
    public static Option<string?> Option(
        string description = "Write to this file instead, completely or not at all") =>
        new("--output", "-o") { Description = description, HelpName = "FILE" };

    /// <summary>Writes the result as text for people.</summary>
    /// <param name="view">Writes it.</param>
    /// <param name="summary">The text on the terminal when the result goes to a file; null for no text.</param>
    /// <param name="exitCode">The verb's exit code.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The exit code, or <see cref="ExitCodes.Refused"/> when the file cannot be written.</returns>
    public Task<int> WriteAsync(
        Action<IAnsiConsole> view, string? summary, int exitCode, CancellationToken cancellation)
    {
        if (File is not null)
        {
            return WriteAsync(PlainOf(view), summary, exitCode, cancellation);
        }
        view(Terminal.Out);
        return Task.FromResult(exitCode);
    }

    /// <summary>Writes the result as a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="summary">The text on the terminal when the result goes to a file; null for no text.</param>
    /// <param name="exitCode">The verb's exit code.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The exit code, or <see cref="ExitCodes.Refused"/> when the file cannot be written.</returns>
    public async Task<int> WriteAsync(string document, string? summary, int exitCode, CancellationToken cancellation)
    {
        if (File is null)
        {
            await Terminal.WriteAsync(document).ConfigureAwait(false);
        }
        else if (await OutputFile.WriteAsync(File, document, cancellation).ConfigureAwait(false) is { } problem)
        {
            return ProblemView.Refuse(Terminal, problem);
        }
        else if (summary is not null)
        {
            Terminal.WriteLine(Terminal.Out, summary);
        }
        return exitCode;
    }

    /// <summary>Writes the result piece by piece, however long it is.</summary>
    /// <param name="write">Writes it as UTF-8.</param>
    /// <returns><see cref="ExitCodes.Refused"/> when the file cannot be written.</returns>
    public async Task<int> WriteAsync(Action<Stream> write)
    {
        if (File is null)
        {
            Terminal.WriteDocument(write);
        }
        else if (await OutputFile.WriteAsync(File, write).ConfigureAwait(false) is { } problem)
        {
            return ProblemView.Refuse(Terminal, problem);
        }
        return ExitCodes.Success;
    }

    /// <summary>A view as text without colours.</summary>
    public static string PlainOf(Action<IAnsiConsole> view)
    {
        using var text = new StringWriter { NewLine = "\n" };
        view(Terminal.Plain(text, TextWriter.Null).Out);
        return text.ToString();
    }
}
