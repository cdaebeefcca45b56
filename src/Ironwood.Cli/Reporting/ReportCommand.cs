using Ironwood.Analysis.Cost;
using Ironwood.Cli.Checking;
using Ironwood.Cli.Stacks;
using Ironwood.Report;

namespace Ironwood.Cli.Reporting;

/// <summary><c>./ironwood report</c>: everything that is known about a stack as one HTML file.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal, string root, TimeProvider time)
    {
        var output = Output.Option(
            "The file to write, completely or not at all; default: artifacts/reports/<stack>.html");
        var command = new Command(
            "report", "Write a stack's architecture, routes, findings, cost and resources as one HTML file")
        {
            output,
        };
        new StackOptions().SetAction(command, terminal, root, (stack, parsed, cancellation) =>
            RunAsync(terminal, root, stack, time, parsed.GetValue(output), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal,
        string root,
        LoadedStack stack,
        TimeProvider time,
        string? output,
        CancellationToken cancellation)
    {
        var check = CheckReport.Of(stack, time);
        ProblemView.WriteWarnings(terminal.Error, check.WaiverProblems);
        var contents = ReportContents.Of(stack, check.Result, CostEstimate.Of(stack.Graph, stack.CostTerms));

        var file = output ?? $"artifacts/reports/{stack.Graph.Stack}.html";
        var html = await HtmlReport.OfAsync(contents).ConfigureAwait(false);
        // The default folder is created; a folder that the user names must exist.
        if (await OutputFile.WriteAsync(file, html, cancellation, output is null ? root : null).ConfigureAwait(false)
            is { } problem)
        {
            return ProblemView.Refuse(terminal, problem);
        }
        Terminal.WriteLine(terminal.Out, file);
        return ExitCodes.Success;
    }
}
