using System.ComponentModel;
using System.Diagnostics;
using Ironwood.Cli.Launching;
using Ironwood.Outputs;
using Ironwood.Problems;

namespace Ironwood.Cli.Deployed;

/// <summary>What a deployed stack says about itself, or all that stands in the way.</summary>
/// <param name="Contract">Its contract; null while a problem stands.</param>
/// <param name="Problems">Every problem.</param>
internal sealed record DeployedContract(PlatformContract? Contract, IReadOnlyList<Problem> Problems)
{
    /// <summary>The file cannot be read.</summary>
    public const string UnreadableFile = "IW8101";

    /// <summary>There is no pulumi CLI to ask.</summary>
    public const string NoPulumi = "IW8102";

    /// <summary>The pulumi CLI does not know the stack's outputs.</summary>
    public const string PulumiRefused = "IW8103";

    /// <summary>A value of the contract is no address.</summary>
    public const string MalformedAddress = "IW8104";

    /// <summary>Outputs of a stack of some ten thousand groups; a larger file is something else.</summary>
    private const long MostBytes = 64 * 1024 * 1024;

    private const string StandardInput = "-";

    /// <summary>Reads a file, standard input, or asks the pulumi CLI. Secrets stay masked: none is asked for.</summary>
    /// <param name="root">Folder of the stack files.</param>
    /// <param name="stack">The stack to ask for.</param>
    /// <param name="file">The file, <c>-</c> for standard input; null to ask the CLI.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <param name="pulumi">The CLI's program; default the one on the PATH.</param>
    public static async Task<DeployedContract> ReadAsync(
        string root, string stack, string? file, CancellationToken cancellation, string pulumi = "pulumi")
    {
        var (text, problem) = file is null
            ? await AskAsync(root, stack, pulumi, cancellation).ConfigureAwait(false)
            : await ReadFileAsync(file, cancellation).ConfigureAwait(false);
        if (text is null)
        {
            return new(null, [problem!]);
        }
        try
        {
            var contract = PlatformContract.Parse(text);
            return Uri.TryCreate(contract.FrontDoor.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                ? new(contract, [])
                : new(null, [new(
                    MalformedAddress, "contract.frontDoor.url", "is not an http or https address", contract.FrontDoor.Url,
                    Fix: "deploy the stack again, and look whether somebody edited its state or this file")]);
        }
        catch (OutputsException error)
        {
            return new(null, [.. error.Problems.Select(each => new Problem(each.Code, each.Path, each.Message, Fix: each.Fix))]);
        }
    }

    private static async Task<(string? Text, Problem? Problem)> ReadFileAsync(string file, CancellationToken cancellation)
    {
        try
        {
            if (file == StandardInput)
            {
                return (await Console.In.ReadToEndAsync(cancellation).ConfigureAwait(false), null);
            }
            return Directory.Exists(file) ? (null, Unreadable(file, "is a folder"))
                : new FileInfo(file).Length > MostBytes ? (null, Unreadable(file, "is too large to be the outputs of a stack"))
                : (await File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false), null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, Unreadable(file, error is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : "cannot be read"));
        }
    }

    private static Problem Unreadable(string file, string why) => new(
        UnreadableFile, "--outputs", why, file,
        Fix: "write it with: pulumi stack output --json > FILE");

    private static async Task<(string? Text, Problem? Problem)> AskAsync(
        string root, string stack, string pulumi, CancellationToken cancellation)
    {
        try
        {
            var answer = await ProcessAnswer.OfAsync(
                new ProcessStartInfo(pulumi, ["stack", "output", "--json", "--stack", stack, "--non-interactive"]) { WorkingDirectory = root },
                cancellation).ConfigureAwait(false);
            return answer.ExitCode == 0 ? (answer.Out, null) : (null, new(
                PulumiRefused, $"--stack {stack}", $"the pulumi CLI does not tell its outputs: {FirstError(answer.Error)}",
                Fix: "run 'pulumi login' and 'pulumi stack ls', or name a file with --outputs"));
        }
        catch (Win32Exception)
        {
            return (null, new(
                NoPulumi, $"--stack {stack}", "its outputs are not known: there is no pulumi CLI on the PATH",
                Fix: "where there is one, run: pulumi stack output --json > outputs.json; here: say --outputs outputs.json"));
        }
    }

    // "error: no stack named 'prd' found"
    private static string FirstError(string text)
    {
        const string Mark = "error:";
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var line = lines.FirstOrDefault(each => each.StartsWith(Mark, StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? "it gives no reason";
        return line.StartsWith(Mark, StringComparison.Ordinal) ? line[Mark.Length..].Trim() : line;
    }
}
