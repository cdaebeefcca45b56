using System.ComponentModel;
using System.Diagnostics;
using Ironwood.Cli.Launching;
using Ironwood.Cli.Reading;
using Ironwood.Outputs;

namespace Ironwood.Cli.Deployed;

/// <summary>The contract of a deployed stack, or why it is unknown.</summary>
/// <param name="Contract">Its contract; null when there are problems.</param>
/// <param name="Problems">Every problem.</param>
internal sealed record DeployedContract(PlatformContract? Contract, IReadOnlyList<Problem> Problems)
{
    /// <summary>The file cannot be read.</summary>
    public const string UnreadableFile = "IW8101";

    /// <summary>The pulumi CLI is not installed.</summary>
    public const string NoPulumi = "IW8102";

    /// <summary>The pulumi CLI does not know the stack's outputs.</summary>
    public const string PulumiRefused = "IW8103";

    /// <summary>A value of the contract is not an address.</summary>
    public const string MalformedAddress = "IW8104";

    // The outputs of a stack with about ten thousand groups; a larger file is something else.
    private const int MostMegabytes = 64;

    private const string StandardInput = "-";

    /// <summary>
    /// Reads a file or standard input, or asks the pulumi CLI. Secrets stay masked: the CLI is not asked to show them.
    /// </summary>
    /// <param name="root">Folder of the stack files.</param>
    /// <param name="stack">The stack to ask for.</param>
    /// <param name="file">The file, <c>-</c> for standard input; null to ask the CLI.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <param name="pulumi">The CLI's program; default the one on the PATH.</param>
    public static async Task<DeployedContract> ReadAsync(
        string root, string stack, string? file, CancellationToken cancellation, string pulumi = "pulumi")
    {
        var (text, problem) = file is null
            ? await AskAsync(root, stack, pulumi, cancellation).ConfigureAwait(false)
            : ReadFile(file);
        if (text is null)
        {
            return new(null, [problem!]);
        }
        try
        {
            var contract = PlatformContract.Parse(text);
            var address = contract.FrontDoor.Url;
            return Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                ? new(contract, [])
                : new(null, [new(
                    MalformedAddress, "contract.frontDoor.url", "is not an http or https address", address,
                    Fix: "deploy the stack again, and check that its state and this file were not edited")]);
        }
        catch (OutputsException error)
        {
            return new(null, [
                .. error.Problems.Select(each => new Problem(each.Code, each.Path, each.Message, Fix: each.Fix))]);
        }
    }

    private static (string? Text, Problem? Problem) ReadFile(string file)
    {
        try
        {
            if (file != StandardInput)
            {
                return (InputFile.ReadText(file, MostMegabytes), null);
            }
            using var input = Console.OpenStandardInput();
            return (InputFile.TextOf(InputFile.Read(input, MostMegabytes)), null);
        }
        catch (InputFileException error)
        {
            return (null, new(
                UnreadableFile, "--outputs", error.Message, file,
                Fix: "write it with: pulumi stack output --json > FILE"));
        }
    }

    private static async Task<(string? Text, Problem? Problem)> AskAsync(
        string root, string stack, string pulumi, CancellationToken cancellation)
    {
        string[] arguments = ["stack", "output", "--json", "--stack", stack, "--non-interactive"];
        try
        {
            var answer = await ProcessAnswer
                .OfAsync(new ProcessStartInfo(pulumi, arguments) { WorkingDirectory = root }, cancellation)
                .ConfigureAwait(false);
            return answer.ExitCode == 0 ? (answer.Out, null) : (null, new(
                PulumiRefused, $"--stack {stack}",
                $"the pulumi CLI does not return its outputs: {FirstError(answer.Error)}",
                Fix: "run 'pulumi login' and 'pulumi stack ls', or give a file with --outputs"));
        }
        catch (Win32Exception)
        {
            return (null, new(
                NoPulumi, $"--stack {stack}", "its outputs cannot be read: the pulumi CLI is not on the PATH",
                Fix: "on a machine that has it, run: pulumi stack output --json > outputs.json; here: use --outputs "
                    + "outputs.json"));
        }
    }

    // "error: no stack named 'prd' found"
    private static string FirstError(string text)
    {
        const string Mark = "error:";
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var line = lines.FirstOrDefault(each => each.StartsWith(Mark, StringComparison.Ordinal))
            ?? lines.LastOrDefault()
            ?? "it gives no reason";
        return line.StartsWith(Mark, StringComparison.Ordinal) ? line[Mark.Length..].Trim() : line;
    }
}
