using Ironwood.Cli.Stacks;
using Ironwood.Operations.Access;

namespace Ironwood.Cli.Deployed;

/// <summary>The platform that a verb works on, and how to reach Google Cloud.</summary>
/// <param name="Stack">The stack whose outputs are read.</param>
/// <param name="Outputs">A file with the outputs instead; null to ask Pulumi.</param>
/// <param name="Way">The connection to Google Cloud.</param>
internal sealed record PlatformChoice(string Stack, string? Outputs, AccessOptions Way)
{
    /// <summary>The same options for a command that continues the work: each with a space before it.</summary>
    public string Words => string.Concat(
        Outputs is null ? Word("--stack", Stack) : Word("--outputs", Outputs),
        Word("--endpoint", Way.Endpoint?.OriginalString),
        Word("--credentials", Way.CredentialsFile),
        Word("--quota-project", Way.QuotaProject));

    private static string Word(string option, string? value) => value is null ? "" : $" {option} {ShellWord.Of(value)}";
}

/// <summary>Options of every verb that works on a deployed platform.</summary>
internal sealed class PlatformOptions
{
    private readonly Option<string> _stack = StackOptions.Stack();

    private readonly Option<string?> _outputs = new("--outputs")
    {
        Description = "Read the output of pulumi stack output --json from this file, - for standard input; "
            + "default: ask the pulumi CLI",
        HelpName = "FILE",
    };

    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        Description = "Address to use instead of Google Cloud, as ./ironwood demo platform prints it",
        HelpName = "http://127.0.0.1:PORT",
    };

    private readonly Option<string?> _credentials = new("--credentials")
    {
        Description = "JSON file with credentials of a service account, a workload identity or a user; "
            + "default: the credentials of this machine",
        HelpName = "FILE",
    };

    private readonly Option<string?> _quotaProject = new("--quota-project")
    {
        Description = "Project whose quota is used; default: the project in the credentials",
        HelpName = "PROJECT",
    };

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(_stack);
        command.Add(_outputs);
        command.Add(_endpoint);
        command.Add(_credentials);
        command.Add(_quotaProject);
    }

    /// <summary>What was written on the command line; <see cref="GoogleAccess.OpenAsync"/> checks them.</summary>
    public PlatformChoice Read(ParseResult parsed) => new(
        parsed.GetValue(_stack)!,
        parsed.GetValue(_outputs),
        new()
        {
            // An address such as "http://" must not throw here: it is refused together with incomplete ones.
            Endpoint = parsed.GetValue(_endpoint) is not { } endpoint ? null
                : Uri.TryCreate(endpoint, UriKind.Absolute, out var address) ? address
                : new Uri(Uri.EscapeDataString(endpoint), UriKind.Relative),
            CredentialsFile = parsed.GetValue(_credentials),
            QuotaProject = parsed.GetValue(_quotaProject),
        });
}
