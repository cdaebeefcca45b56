using System.CommandLine;
using System.Globalization;
using Ironwood.Cli.Deployed;
using Ironwood.Cli.Stacks;
using Ironwood.Cli.Writing;
using Ironwood.Operations;
using Ironwood.Operations.Access;
using Ironwood.Operations.Google;
using Ironwood.Operations.Verification;
using Ironwood.Outputs;
using Ironwood.Problems;

namespace Ironwood.Cli.Verifying;

/// <summary><c>./ironwood verify</c>: whether a deployed platform works, by asking Google Cloud and the platform itself.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal, string root, TimeProvider time)
    {
        var stack = StackOptions.Stack();
        var outputs = new Option<string?>("--outputs")
        {
            Description = "Read what pulumi stack output --json printed from this file, - for standard input; default: ask the pulumi CLI",
            HelpName = "FILE",
        };
        var access = new AccessArguments();
        var only = Ids("--only", "Make only these checks, by id; may be repeated");
        var skip = Ids("--skip", "Leave these checks out, by id; may be repeated");
        var requests = Number("--requests", "Requests for each route", VerifyOptions.RequestRange);
        var concurrency = Number("--concurrency", "Calls under way at once", VerifyOptions.ConcurrencyRange);
        var latency = Number("--latency-ms", "What the 99th percentile of a route's answers may take, in milliseconds", VerifyOptions.LatencyRange);
        var timeout = Number("--timeout", "What everything together may take, in seconds", VerifyOptions.TimeoutRange);
        var format = new Option<string>("--format", "-f")
        {
            Description = $"text for people, json for programs ({VerifyJson.Format}), junit for CI, markdown for a comment",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "json", "junit", "markdown");
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead, whole or not at all", HelpName = "FILE" };
        var command = new Command(
            "verify",
            "Check a deployed platform: pods, devices, backends, requests, endpoints, metrics, uptime, alerts, telemetry, cache, budget. "
            + "Exit code 1 when a check fails, 3 when Google Cloud could not be asked, 2 when the input is refused")
        {
            stack, outputs, only, skip, requests, concurrency, latency, timeout, format, output,
        };
        access.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, root, time, access.Of(parsed),
            new()
            {
                Stack = parsed.GetValue(stack)!,
                Outputs = parsed.GetValue(outputs),
                Only = parsed.GetValue(only) ?? [],
                Skip = parsed.GetValue(skip) ?? [],
                Requests = parsed.GetValue(requests),
                Concurrency = parsed.GetValue(concurrency),
                LatencyMs = parsed.GetValue(latency),
                TimeoutSeconds = parsed.GetValue(timeout),
                Format = parsed.GetValue(format)!,
                Output = parsed.GetValue(output),
            },
            cancellation));
        return command;
    }

    private static Option<string[]> Ids(string name, string description) =>
        new(name) { Description = description, HelpName = "CHECK" };

    private static Option<int> Number(string name, string description, OptionRange range) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description}, {range.Least} to {range.Most}"),
        HelpName = "N",
        DefaultValueFactory = _ => range.Default,
    };

    private static async Task<int> RunAsync(
        Terminal terminal, string root, TimeProvider time, AccessOptions way, VerifyOptions options, CancellationToken cancellation)
    {
        if (options.Problems().ToArray() is { Length: > 0 } problems)
        {
            return Refuse(terminal, problems);
        }
        try
        {
            return await AskAsync(terminal, root, time, way, options, cancellation).ConfigureAwait(false);
        }
        catch (AccessException error) when (error.Problem.Path == "--endpoint")
        {
            return Refuse(terminal, [error.Problem]);
        }
        catch (AccessException error)
        {
            ProblemView.Write(terminal.Error, [error.Problem]);
            return ExitCodes.NotAsked;
        }
        // Interrupted before there was anything to report.
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            ProblemView.Write(terminal.Error, [Verifier.Interruption]);
            return ExitCodes.NotAsked;
        }
    }

    private static async Task<int> AskAsync(
        Terminal terminal, string root, TimeProvider time, AccessOptions way, VerifyOptions options, CancellationToken cancellation)
    {
        var read = await DeployedContract.ReadAsync(root, options.Stack, options.Outputs, cancellation).ConfigureAwait(false);
        if (read.Contract is not { } platform)
        {
            return Refuse(terminal, read.Problems);
        }
        var access = await GoogleAccess.OpenAsync(way, cancellation).ConfigureAwait(false);
        await using (access.ConfigureAwait(false))
        {
            var report = await VerifyAsync(terminal, time, way.Endpoint, options, platform, access, cancellation).ConfigureAwait(false);
            return await WriteAsync(terminal, report, options).ConfigureAwait(false);
        }
    }

    private static async Task<VerificationReport> VerifyAsync(
        Terminal terminal,
        TimeProvider time,
        Uri? endpoint,
        VerifyOptions options,
        PlatformContract platform,
        GoogleAccess access,
        CancellationToken cancellation)
    {
        var terms = options.Terms;
        using var gate = new CallGate(terms.Concurrency);
        using var frontDoor = new FrontDoorClient(endpoint, terms.Timeout, gate, time);
        var checks = Checklist.Of(access, gate, frontDoor, terms, time).Where(check => options.IsAsked(check.Id)).ToArray();
        var verifier = new Verifier(checks, terms.Timeout, time);
        return await VerifyProgress.ShowAsync(
            terminal.Error,
            [.. checks.Select(check => check.Id)],
            ended => verifier.RunAsync(platform, ended, cancellation)).ConfigureAwait(false);
    }

    // Once the report is there it is written, even if somebody interrupted what led to it.
    private static async Task<int> WriteAsync(Terminal terminal, VerificationReport report, VerifyOptions options)
    {
        var text = options.Format switch
        {
            "json" => VerifyJson.Of(report),
            "junit" => VerifyJunit.Of(report),
            "markdown" => VerifyMarkdown.Of(report),
            _ => null,
        };
        if (options.Output is { } path)
        {
            if (await OutputFile.WriteAsync(path, text ?? VerifyView.Plain(report), CancellationToken.None).ConfigureAwait(false) is { } problem)
            {
                return Refuse(terminal, [problem]);
            }
            Terminal.WriteLine(terminal.Out, VerifyView.Counts(report));
        }
        else if (text is null)
        {
            VerifyView.Write(terminal.Out, report);
        }
        else
        {
            await terminal.Out.Profile.Out.Writer.WriteAsync(text).ConfigureAwait(false);
        }
        return report.Worst switch
        {
            CheckStatus.Fail => ExitCodes.Failure,
            CheckStatus.NotAsked => ExitCodes.NotAsked,
            _ => ExitCodes.Success,
        };
    }

    private static int Refuse(Terminal terminal, IReadOnlyList<Problem> problems)
    {
        ProblemView.Write(terminal.Error, problems);
        return ExitCodes.Refused;
    }
}
