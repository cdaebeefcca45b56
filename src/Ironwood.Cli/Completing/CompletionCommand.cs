namespace Ironwood.Cli.Completing;

/// <summary>
/// <c>./ironwood completion SHELL</c>: a script with which a shell completes verbs, options, stacks, tiers and formats.
/// The script has all the words in it and reads stack files itself, so it never starts this program.
/// </summary>
internal static class CompletionCommand
{
    public static Command Create(Terminal terminal, Func<RootCommand> root)
    {
        var shell = new Argument<string>("shell") { Description = "The shell", HelpName = "bash|zsh|fish" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var output = Output.Option();
        var command = new Command("completion", "Print a script that lets a shell complete this command")
        {
            shell, output,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var verbs = CompletedVerb.Of(root());
            var script = parsed.GetValue(shell) switch
            {
                "fish" => FishScript.Of(verbs),
                "zsh" => BashScript.ForZsh(verbs),
                _ => BashScript.Of(verbs),
            };
            return new Output(terminal, parsed.GetValue(output))
                .WriteAsync(script, null, ExitCodes.Success, cancellation);
        });
        return command;
    }
}
