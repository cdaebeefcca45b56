using System.CommandLine;
using Ironwood.Analysis;
using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Rules;
using Ironwood.Cli.Stacks;
using Ironwood.Cli.Writing;
using Ironwood.Report;

namespace Ironwood.Cli.Reporting;

/// <summary><c>./ironwood report</c>: all that is known of a stack as one HTML file.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal, string root, TimeProvider time)
    {
        var stack = StackOptions.Stack();
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file, written whole or not at all; default artifacts/reports/<stack>.html",
            HelpName = "FILE",
        };
        var config = StackOptions.Config();
        var command = new Command("report", "Write a stack's architecture, routes, findings, cost and resources as one HTML file")
        {
            stack,
            output,
            config,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, root, time, parsed.GetValue(stack)!, parsed.GetValue(output), parsed.GetValue(config) ?? [], cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string root, TimeProvider time, string stack, string? output, string[] overrides, CancellationToken cancellation)
    {
        var source = await StackSource.LoadAsync(root, stack, overrides).ConfigureAwait(false);
        if (source is not { Plan: { } plan, Graph: { } graph, Configuration: { } configuration })
        {
            ProblemView.Write(terminal.Error, source.Problems);
            return ExitCodes.Refused;
        }
        ProblemView.WriteWarnings(terminal.Error, source.Warnings);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var waivers = WaiverList.Of(plan.Settings, configuration, graph, today);
        ProblemView.WriteWarnings(terminal.Error, waivers.Problems);
        var contents = ReportContents.Of(
            graph, plan,
            CheckResult.Of(RuleBook.Check(graph, source.CostTerms, today), waivers.Waivers, today),
            CostEstimate.Of(graph, source.CostTerms));

        var file = output ?? $"artifacts/reports/{graph.Stack}.html";
        var html = await HtmlReport.OfAsync(contents).ConfigureAwait(false);
        // Our own folder is made when it is missing; one that somebody names is theirs to make.
        if (await OutputFile.WriteAsync(file, html, cancellation, output is null ? root : null).ConfigureAwait(false) is { } problem)
        {
            ProblemView.Write(terminal.Error, [problem]);
            return ExitCodes.Refused;
        }
        Terminal.WriteLine(terminal.Out, file);
        return ExitCodes.Success;
    }
}
