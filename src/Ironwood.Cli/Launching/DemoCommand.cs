namespace Ironwood.Cli.Launching;

/// <summary>
/// <c>./ironwood demo platform</c>: a platform on this machine, in a separate process. It is a web server, which a
/// preview must not load.
/// </summary>
internal static class DemoCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var port = new Option<int>("--port")
        {
            Description = "Port on 127.0.0.1; default any free port",
            HelpName = "N",
        };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > ushort.MaxValue)
            {
                result.AddError("--port must be a number up to 65535");
            }
        });
        var contract = new Option<string?>("--contract")
        {
            Description = "Outputs of the stack to imitate (pulumi stack output --json); default: a sample like the "
                + "prod stack",
            HelpName = "FILE",
        };
        var outputs = new Option<string?>("--outputs")
        {
            Description = "Write the outputs of the platform to a file",
            HelpName = "FILE",
        };
        var latency = new Option<int>("--latency")
        {
            Description = "Minimum duration of a call, in milliseconds",
            HelpName = "MS",
        };
        var platform = new Command("platform", "Start a platform on this machine that answers like Google Cloud")
        {
            port, contract, outputs, latency,
        };
        platform.SetAction((parsed, cancellation) => RunAsync(
            terminal, root,
            [
                .. Argument("--port", parsed.GetValue(port).ToString(CultureInfo.InvariantCulture)),
                .. Argument("--contract", FullPath(parsed.GetValue(contract))),
                .. Argument("--outputs", FullPath(parsed.GetValue(outputs))),
                .. Argument("--latency", Math.Max(0, parsed.GetValue(latency)).ToString(CultureInfo.InvariantCulture)),
            ],
            cancellation));
        return new("demo", "Try the verbs without an account") { platform };
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string root, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        try
        {
            return await CompanionProgram.Demo.RunAsync(terminal, root, arguments, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // A demo platform is ended by an interrupt.
            return ExitCodes.Success;
        }
    }

    private static string[] Argument(string name, string? value) => value is null ? [] : [name, value];

    // The other process runs in the repository's folder, but a path is relative to the folder of this process.
    private static string? FullPath(string? file) => file is null ? null : Path.GetFullPath(file);
}
