using System.CommandLine;
using Ironwood.Cli.Stacks;
using Ironwood.Operations.Access;

namespace Ironwood.Cli.Deployed;

/// <summary>Which platform a verb works on, and how Google Cloud is reached.</summary>
/// <param name="Stack">The stack whose outputs are asked for.</param>
/// <param name="Outputs">File with the outputs instead; null to ask Pulumi.</param>
/// <param name="Way">The way to Google Cloud.</param>
internal sealed record PlatformChoice(string Stack, string? Outputs, AccessOptions Way)
{
    /// <summary>The options again, for a command that takes something up: each with a blank before it.</summary>
    public string Words => string.Concat(
        Outputs is null ? $" --stack {Stack}" : $" --outputs {Outputs}",
        Way.Endpoint is null ? "" : $" --endpoint {Way.Endpoint.OriginalString}",
        Way.CredentialsFile is null ? "" : $" --credentials {Way.CredentialsFile}",
        Way.QuotaProject is null ? "" : $" --quota-project {Way.QuotaProject}");
}

/// <summary>Options of every verb that works on a deployed platform.</summary>
internal sealed class PlatformOptions
{
    private readonly Option<string> _stack = StackOptions.Stack();
    private readonly AccessArguments _way = new();

    private readonly Option<string?> _outputs = new("--outputs")
    {
        Description = "Read what pulumi stack output --json printed from this file, - for standard input; default: ask the pulumi CLI",
        HelpName = "FILE",
    };

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(_stack);
        command.Add(_outputs);
        _way.AddTo(command);
    }

    /// <summary>What was written on the command line.</summary>
    public PlatformChoice Read(ParseResult parsed) => new(parsed.GetValue(_stack)!, parsed.GetValue(_outputs), _way.Of(parsed));
}
