using System.CommandLine;

namespace Ironwood.Cli.Deployed;

/// <summary>Which platform a verb works on, and how Google Cloud is reached.</summary>
/// <param name="Stack">The stack whose outputs are asked for.</param>
/// <param name="Outputs">File with the outputs instead; null to ask Pulumi.</param>
/// <param name="Endpoint">Where every service is asked instead of at Google; null for Google.</param>
/// <param name="Credentials">File with credentials; null for this machine's own.</param>
/// <param name="QuotaProject">Project that quota is counted against; null for the credentials' own.</param>
internal sealed record PlatformChoice(string Stack, string? Outputs, string? Endpoint, string? Credentials, string? QuotaProject)
{
    /// <summary>The options again, for a command that takes something up: each with a blank before it.</summary>
    public string Words => string.Concat(
        Outputs is null ? $" --stack {Stack}" : $" --outputs {Outputs}",
        Endpoint is null ? "" : $" --endpoint {Endpoint}",
        Credentials is null ? "" : $" --credentials {Credentials}",
        QuotaProject is null ? "" : $" --quota-project {QuotaProject}");
}

/// <summary>Options of every verb that works on a deployed platform.</summary>
internal sealed class PlatformOptions
{
    private readonly Option<string> _stack = new("--stack", "-s")
    {
        Description = "The stack: the <stack> of a Pulumi.<stack>.yaml",
        HelpName = "dev|prod",
        DefaultValueFactory = _ => "dev",
    };

    private readonly Option<string?> _outputs = new("--outputs")
    {
        Description = "Read what pulumi stack output --json printed from this file, - for standard input; default: ask the pulumi CLI",
        HelpName = "FILE",
    };

    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        Description = "Ask here instead of at Google, as http://127.0.0.1:PORT for a platform to try things on",
        HelpName = "URL",
    };

    private readonly Option<string?> _credentials = new("--credentials")
    {
        Description = "File of credentials; default: application default credentials",
        HelpName = "FILE",
    };

    private readonly Option<string?> _quotaProject = new("--quota-project")
    {
        Description = "Project that quota is counted against; default: the credentials' own",
        HelpName = "PROJECT",
    };

    public void AddTo(Command command)
    {
        command.Add(_stack);
        command.Add(_outputs);
        command.Add(_endpoint);
        command.Add(_credentials);
        command.Add(_quotaProject);
    }

    public PlatformChoice Read(ParseResult parsed) => new(
        parsed.GetValue(_stack)!, parsed.GetValue(_outputs), parsed.GetValue(_endpoint), parsed.GetValue(_credentials),
        parsed.GetValue(_quotaProject));
}
