using System.CommandLine;
using Ironwood.Analysis;
using Ironwood.Analysis.Rules;
using Ironwood.Cli.Stacks;
using Ironwood.Cli.Writing;

namespace Ironwood.Cli.Checking;

/// <summary><c>./ironwood check</c>: every rule over a stack, for people, programs and code scanning.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal, string root, TimeProvider time)
    {
        var stack = StackOptions.Stack();
        var config = StackOptions.Config();
        var format = new Option<string>("--format", "-f")
        {
            Description = $"text for people, markdown for a comment on a pull request, json for programs ({CheckJson.Format}), sarif for code scanning (SARIF 2.1.0)",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "markdown", "json", "sarif");
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead, whole or not at all", HelpName = "FILE" };
        var command = new Command(
            "check", "Hold a stack against every rule. Exit code 1 when an error or a warning stands, 0 with notes only, 2 when the input is refused")
        {
            stack,
            format,
            output,
            config,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, root, time,
            new(parsed.GetValue(stack)!, parsed.GetValue(format)!, parsed.GetValue(output), parsed.GetValue(config) ?? []),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string root, TimeProvider time, Request request, CancellationToken cancellation)
    {
        var source = await StackSource.LoadAsync(root, request.Stack, request.Overrides).ConfigureAwait(false);
        if (source is not { Settings: { } settings, Graph: { } graph, Configuration: { } configuration })
        {
            ProblemView.Write(terminal.Error, source.Problems);
            return ExitCodes.Refused;
        }
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var waivers = WaiverList.Of(settings, configuration, graph, today);
        if (waivers.Problems.Count > 0)
        {
            ProblemView.Write(terminal.Error, waivers.Problems);
            return ExitCodes.Refused;
        }
        var report = new CheckReport(
            graph, CheckResult.Of(RuleBook.Check(graph, source.CostTerms, today), waivers.Waivers, today), new SettingPlaces(settings, configuration, graph));
        var text = request.Format switch
        {
            "markdown" => CheckMarkdown.Of(report),
            "json" => CheckJson.Of(report),
            "sarif" => SarifLog.Of(report),
            _ => null,
        };
        if (request.Output is { } path)
        {
            if (await OutputFile.WriteAsync(path, text ?? CheckView.Plain(report), cancellation).ConfigureAwait(false) is { } problem)
            {
                ProblemView.Write(terminal.Error, [problem]);
                return ExitCodes.Refused;
            }
            Terminal.WriteLine(terminal.Out, CheckWords.Summary(report));
        }
        else if (text is null)
        {
            CheckView.Write(terminal.Out, report);
        }
        else
        {
            await terminal.Out.Profile.Out.Writer.WriteAsync(text).ConfigureAwait(false);
        }
        return report.Result.Standing.Any(finding => finding.Rule.Severity > Severity.Note) ? ExitCodes.Failure : ExitCodes.Success;
    }

    private sealed record Request(string Stack, string Format, string? Output, string[] Overrides);
}
