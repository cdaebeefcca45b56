using Ironwood.Analysis.Cost;
using Ironwood.Cli.Checking;
using Ironwood.Cli.Stacks;

namespace Ironwood.Cli.Previewing;

/// <summary><c>./ironwood preview</c>: what <c>pulumi up</c> would create, without an account.</summary>
internal static class PreviewCommand
{
    public static Command Create(Terminal terminal, string root, TimeProvider time)
    {
        var format = OutputFormat.Option(OutputFormat.Text, OutputFormat.Json(GraphJson.Format));
        var output = Output.Option();
        var command = new Command("preview", "Show what a stack would create, and where requests would go")
        {
            format,
            output,
        };
        new StackOptions().SetAction(command, terminal, root, (stack, parsed, cancellation) =>
            RunAsync(new(terminal, parsed.GetValue(output)), stack, parsed.GetValue(format)!, time, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Output output, LoadedStack stack, string format, TimeProvider time, CancellationToken cancellation)
    {
        var terminal = output.Terminal;
        if (format == "json")
        {
            ProblemView.WriteWarnings(terminal.Error, stack.Warnings);
            return await output.WriteAsync(file => GraphJson.Write(stack.Graph, file)).ConfigureAwait(false);
        }
        // Rules and prices take as long as the view, so they are calculated while it is written.
        var cost = Task.Run(() => CostEstimate.Of(stack.Graph, stack.CostTerms));
        var check = Task.Run(() => CheckReport.Of(stack, time));
        if (output.File is null)
        {
            PreviewView.WriteStack(terminal.Out, stack);
        }
        var report = await check.ConfigureAwait(false);
        // Only ./ironwood check refuses waivers with problems.
        ProblemView.WriteWarnings(terminal.Error, report.WaiverProblems);
        var price = await cost.ConfigureAwait(false);
        if (output.File is null)
        {
            PreviewView.WriteJudgement(terminal.Out, stack, price, report);
            return ExitCodes.Success;
        }
        return await output.WriteAsync(
            console =>
            {
                PreviewView.WriteStack(console, stack);
                PreviewView.WriteJudgement(console, stack, price, report);
            },
            CheckWords.Summary(report),
            ExitCodes.Success,
            cancellation).ConfigureAwait(false);
    }
}
