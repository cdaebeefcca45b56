using System.CommandLine;
using Ironwood.Operations.Access;

namespace Ironwood.Cli.Deployed;

/// <summary>Options of every verb that asks Google Cloud.</summary>
internal sealed class AccessArguments
{
    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        Description = "Ask here instead of at Google, as ./ironwood demo platform prints it",
        HelpName = "http://127.0.0.1:PORT",
    };

    private readonly Option<string?> _credentials = new("--credentials")
    {
        Description = "Credentials as JSON: a service account's, a workload identity's, a user's; default those of this machine",
        HelpName = "FILE",
    };

    private readonly Option<string?> _quotaProject = new("--quota-project")
    {
        Description = "Project that quota is counted against; default what the credentials say",
        HelpName = "PROJECT",
    };

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(_endpoint);
        command.Add(_credentials);
        command.Add(_quotaProject);
    }

    /// <summary>What was written on the command line; <see cref="GoogleAccess.OpenAsync"/> judges it.</summary>
    public AccessOptions Of(ParseResult parsed) => new()
    {
        // What is no address at all, as "http://", must not throw here: it is refused with what is no whole one.
        Endpoint = parsed.GetValue(_endpoint) is not { } endpoint ? null
            : Uri.TryCreate(endpoint, UriKind.Absolute, out var address) ? address
            : new Uri(Uri.EscapeDataString(endpoint), UriKind.Relative),
        CredentialsFile = parsed.GetValue(_credentials),
        QuotaProject = parsed.GetValue(_quotaProject),
    };
}
