namespace Ironwood.Cli.Stacks;

/// <summary>The options of a verb that reads a stack.</summary>
/// <param name="scope">What <c>--config</c> changes, as a phrase.</param>
internal sealed class StackOptions(string scope = "for this run")
{
    private readonly Option<string> _stack = Stack();

    private readonly Option<string[]> _config = new("--config", "-c")
    {
        Description = $"Set a value {scope}, as in ironwood:tiers.small.chips=512; may be repeated",
        HelpName = "key=value",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The option <c>--stack</c> alone.</summary>
    public static Option<string> Stack() => new("--stack", "-s")
    {
        Description = "The stack: the <stack> of a Pulumi.<stack>.yaml",
        HelpName = "dev|prod",
        DefaultValueFactory = _ => "dev",
    };

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(_stack);
        command.Add(_config);
    }

    /// <summary>Whether the command line names a stack or settings.</summary>
    public bool AreGiven(ParseResult parsed) =>
        parsed.GetResult(_stack) is { Implicit: false } || parsed.GetResult(_config) is not null;

    /// <summary>Reads the stack and runs its program on the mocked cloud.</summary>
    /// <param name="root">Folder of the stack files.</param>
    /// <param name="parsed">The command line.</param>
    public Task<StackSource> LoadAsync(string root, ParseResult parsed) =>
        StackSource.LoadAsync(root, parsed.GetValue(_stack)!, parsed.GetValue(_config) ?? []);

    /// <summary>Adds the options to a verb that reads the stack, and reports problems of the stack.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="terminal">Where to write.</param>
    /// <param name="root">Folder of the stack files.</param>
    /// <param name="run">The verb's work on the stack; returns the exit code.</param>
    /// <param name="refusal">
    /// The document that says in a format why nothing was done; null for no document. Default: one for <c>json</c>.
    /// </param>
    public void SetAction(
        Command command,
        Terminal terminal,
        string root,
        Func<LoadedStack, ParseResult, CancellationToken, Task<int>> run,
        Func<string, IReadOnlyList<Problem>, string?>? refusal = null)
    {
        AddTo(command);
        var format = command.Options.OfType<Option<string>>()
            .FirstOrDefault(option => option.Name == OutputFormat.Name);
        command.SetAction(async (parsed, cancellation) =>
        {
            var source = await LoadAsync(root, parsed).ConfigureAwait(false);
            if (source.Stack is { } stack)
            {
                return await run(stack, parsed, cancellation).ConfigureAwait(false);
            }
            var document = format is null
                ? null
                : (refusal ?? JsonProblem.DocumentIn)(parsed.GetValue(format)!, source.Problems);
            await terminal.WriteAsync(document ?? "").ConfigureAwait(false);
            return ProblemView.Refuse(terminal, source.Problems);
        });
    }
}
