using Ironwood.Cli.Deployed;
using Ironwood.Operations;
using Ironwood.Operations.Access;
using Ironwood.Operations.Google;
using Ironwood.Operations.Verification;
using Ironwood.Outputs;

namespace Ironwood.Cli.Verifying;

/// <summary>
/// <c>./ironwood verify</c>: checks whether a deployed platform works, by calls to Google Cloud and to the platform.
/// </summary>
internal static class VerifyCommand
{
    private static readonly OutputFormat Junit = new("junit", "for CI");

    public static Command Create(Terminal terminal, string root, TimeProvider time)
    {
        var platform = new PlatformOptions();
        var only = Ids("--only", "Run only these checks, by id: a,b, or repeated");
        var skip = Ids("--skip", "Leave these checks out, by id: a,b, or repeated");
        var requests = Number("--requests", "Requests per route", VerifyOptions.RequestRange);
        var concurrency = Number("--concurrency", "Calls at the same time", VerifyOptions.ConcurrencyRange);
        var latency = Number(
            "--latency-ms", "Maximum p99 latency of a route's answers, in milliseconds",
            VerifyOptions.LatencyRange);
        var timeout = Number(
            "--timeout", "Maximum time for the whole verification, in seconds", VerifyOptions.TimeoutRange);
        var format = OutputFormat.Option(
            OutputFormat.Text, OutputFormat.Json(VerifyJson.Format), Junit, OutputFormat.Markdown);
        var output = Output.Option();
        var command = new Command(
            "verify",
            "Check a deployed platform: pods, devices, backends, requests, endpoints, metrics, uptime, alerts, "
            + "telemetry, cache, budget. Exit code 1 when a check fails, 3 when Google Cloud did not answer, 2 when "
            + "the input is refused")
        {
            only, skip, requests, concurrency, latency, timeout, format, output,
        };
        platform.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(
            new(terminal, parsed.GetValue(output)), root, time, platform.Read(parsed),
            new()
            {
                Only = Listed(parsed.GetValue(only)),
                Skip = Listed(parsed.GetValue(skip)),
                Requests = parsed.GetValue(requests),
                Concurrency = parsed.GetValue(concurrency),
                LatencyMs = parsed.GetValue(latency),
                TimeoutSeconds = parsed.GetValue(timeout),
                Format = parsed.GetValue(format)!,
            },
            cancellation));
        return command;
    }

    private static string[] Listed(string[]? values) => [.. (values ?? []).SelectMany(value => value.Split(','))];

    private static Option<string[]> Ids(string name, string description) =>
        new(name) { Description = description, HelpName = "CHECK" };

    private static Option<int> Number(string name, string description, OptionRange range) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description}, {range.Least} to {range.Most}"),
        HelpName = "N",
        DefaultValueFactory = _ => range.Default,
    };

    private static async Task<int> RunAsync(
        Output output,
        string root,
        TimeProvider time,
        PlatformChoice platform,
        VerifyOptions options,
        CancellationToken cancellation)
    {
        if (options.Problems().ToArray() is { Length: > 0 } problems)
        {
            return await ProblemView.RefuseAsync(output.Terminal, options.Format, problems).ConfigureAwait(false);
        }
        try
        {
            var opened = await OpenPlatform.OfAsync(root, platform, cancellation).ConfigureAwait(false);
            if (opened.Platform is not { } open)
            {
                return opened.Refuse(output.Terminal);
            }
            await using (open.ConfigureAwait(false))
            {
                var report = await VerifyAsync(
                    output.Terminal, time, platform.Way.Endpoint, options, open.Contract, open.Google, cancellation)
                    .ConfigureAwait(false);
                return await WriteAsync(output, report, options.Format).ConfigureAwait(false);
            }
        }
        catch (AccessException error)
        {
            _ = ProblemView.Refuse(output.Terminal, error.Problem);
            return ExitCodes.NotAsked;
        }
        // Interrupted before any result.
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _ = ProblemView.Refuse(output.Terminal, Verifier.Interruption);
            return ExitCodes.NotAsked;
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
        var checks = Checklist.Of(access, gate, frontDoor, terms, time)
            .Where(check => options.IsAsked(check.Id))
            .ToArray();
        var verifier = new Verifier(checks, terms.Timeout, time);
        return await VerifyProgress.ShowAsync(
            terminal.Error,
            [.. checks.Select(check => check.Id)],
            ended => verifier.RunAsync(platform, ended, cancellation)).ConfigureAwait(false);
    }

    // A finished report is written even if an interrupt ended the checks.
    private static Task<int> WriteAsync(Output output, VerificationReport report, string format)
    {
        var exitCode = report.Worst switch
        {
            CheckStatus.Fail => ExitCodes.Failure,
            CheckStatus.NotAsked => ExitCodes.NotAsked,
            _ => ExitCodes.Success,
        };
        var document = format switch
        {
            "json" => VerifyJson.Of(report),
            "junit" => VerifyJunit.Of(report),
            "markdown" => VerifyMarkdown.Of(report),
            _ => null,
        };
        var summary = VerifyView.Counts(report);
        return document is null
            ? output.WriteAsync(console => VerifyView.Write(console, report), summary, exitCode, CancellationToken.None)
            : output.WriteAsync(document, summary, exitCode, CancellationToken.None);
    }
}
