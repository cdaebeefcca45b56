using Ironwood.Cli.Catalog;
using Ironwood.Cli.Checking;
using Ironwood.Cli.Comparing;
using Ironwood.Cli.Completing;
using Ironwood.Cli.Costing;
using Ironwood.Cli.Doctoring;
using Ironwood.Cli.Launching;
using Ironwood.Cli.Models;
using Ironwood.Cli.Previewing;
using Ironwood.Cli.Reporting;
using Ironwood.Cli.Reviewing;
using Ironwood.Cli.Routing;
using Ironwood.Cli.Sizing;
using Ironwood.Cli.Starting;
using Ironwood.Cli.Verifying;
using Ironwood.Cli.Watching;

namespace Ironwood.Cli;

/// <summary>The verbs of <c>./ironwood</c>.</summary>
internal static class CommandLine
{
    // An argument that begins with "@" is a normal argument, not a response file.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Parses and runs; returns the exit code. Never throws because of input.</summary>
    /// <param name="args">Arguments.</param>
    /// <param name="terminal">Where to write.</param>
    /// <param name="root">Folder of the stack files.</param>
    /// <param name="time">The clock; default: the system's.</param>
    /// <param name="cancellation">Interrupts it, as Ctrl-C does.</param>
    public static Task<int> RunAsync(
        string[] args,
        Terminal terminal,
        string root,
        TimeProvider? time = null,
        CancellationToken cancellation = default) =>
        RunAsync(
            Create(terminal, root, time ?? TimeProvider.System),
            RepositoryVerb.Delegate(HelpCommand.Expand(args)),
            terminal,
            cancellation);

    /// <summary>The same for the verbs of another program.</summary>
    /// <param name="command">The verbs.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="terminal">Where to write.</param>
    /// <param name="cancellation">Interrupts it, as Ctrl-C does.</param>
    public static async Task<int> RunAsync(
        Command command, string[] args, Terminal terminal, CancellationToken cancellation)
    {
        var parsed = command.Parse(args.Length == 0 ? ["--help"] : args, Parsing);
        // With --help, the parser accepts unknown words.
        return End(terminal, parsed.Errors.Count > 0 || parsed.UnmatchedTokens.Count > 0
            ? ProblemView.Refuse(terminal, UsageProblem.From(parsed))
            : await InvokeAsync(parsed, terminal, cancellation).ConfigureAwait(false));
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var configuration = new InvocationConfiguration
        {
            Output = terminal.Out.Profile.Out.Writer,
            Error = terminal.Error.Profile.Out.Writer,
            EnableDefaultExceptionHandler = false,
        };
        if (ModelCommand.Owns(parsed))
        {
            configuration.ProcessTerminationTimeout = ModelCommand.LongestRequest;
        }
        try
        {
            return await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        }
        // By Ctrl-C or TERM, in a verb that does not handle interrupts itself.
        catch (OperationCanceledException)
        {
            Terminal.WriteLine(terminal.Error, "Interrupted.");
            return ExitCodes.Interrupted;
        }
    }

    // If output could not be written, the exit code must not mean success.
    private static int End(Terminal terminal, int code)
    {
        if (terminal.Failure is not { } failure)
        {
            return code;
        }
        ProblemView.WriteFailure(failure.Path == Terminal.ErrorName ? terminal.Out : terminal.Error, failure);
        return code == ExitCodes.Success ? ExitCodes.Refused : code;
    }

    /// <summary>Every verb with its options, as the parser knows them.</summary>
    /// <param name="terminal">Where to write.</param>
    /// <param name="root">Folder of the stack files.</param>
    /// <param name="time">The clock.</param>
    public static RootCommand Create(Terminal terminal, string root, TimeProvider time)
    {
        var command = new RootCommand("Tiered LLM inference on Google Cloud TPUs: preview it before it costs anything.")
        {
            NewCommand.Create(terminal, root),
            DoctorCommand.Create(terminal, root),
            PreviewCommand.Create(terminal, root, time),
            CheckCommand.Create(terminal, root, time),
            CostCommand.Create(terminal, root),
            SizeCommand.Create(terminal, root),
            DiffCommand.Create(terminal, root),
            ReviewCommand.Create(terminal, root, time),
            RouteCommand.Create(terminal, root),
            GraphCommand.Create(terminal, root),
            ReportCommand.Create(terminal, root, time),
            VerifyCommand.Create(terminal, root, time),
            ModelCommand.Create(terminal, root, time),
            WatchCommand.Create(terminal, root, time),
            CatalogCommand.Create(terminal),
            DemoCommand.Create(terminal, root),
        };
        foreach (var verb in RepositoryVerb.Commands(terminal, root))
        {
            command.Add(verb);
        }
        command.Add(CompletionCommand.Create(terminal, () => command));
        command.Add(VersionCommand.Create(terminal));
        command.Add(HelpCommand.Create());
        // "-h" and "--help" stay; "--version" is another name of the verb.
        foreach (var option in command.Options.OfType<VersionOption>().ToArray())
        {
            command.Options.Remove(option);
        }
        HelpExamples.AddTo(command);
        return command;
    }
}
