using System.CommandLine;
using Ironwood.Analysis.Cost;
using Ironwood.Cli.Checking;
using Ironwood.Cli.Stacks;
using Ironwood.Cli.Writing;
using Ironwood.Graph;

namespace Ironwood.Cli.Previewing;

/// <summary><c>./ironwood preview</c>: what <c>pulumi up</c> would create, without an account.</summary>
internal static class PreviewCommand
{
    public static Command Create(Terminal terminal, string root, TimeProvider time)
    {
        var format = OutputFormat.Option(OutputFormat.Text, OutputFormat.Json(GraphJson.Format));
        var command = new Command("preview", "Show what a stack would create, and where requests would go") { format };
        new StackOptions().SetAction(command, terminal, root, (stack, parsed, _) =>
            RunAsync(terminal, stack, parsed.GetValue(format)!, time));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, LoadedStack stack, string format, TimeProvider time)
    {
        if (format == "json")
        {
            ProblemView.WriteWarnings(terminal.Error, stack.Warnings);
            terminal.WriteDocument(output => GraphJson.Write(stack.Graph, output));
            return ExitCodes.Success;
        }
        // Rules and prices take as long as the view, so they are calculated while it is written.
        var cost = Task.Run(() => CostEstimate.Of(stack.Graph, stack.CostTerms));
        var check = Task.Run(() => CheckReport.Of(stack, time));
        PreviewView.WriteStack(terminal.Out, stack);
        var report = await check.ConfigureAwait(false);
        // Only ./ironwood check refuses waivers with problems.
        ProblemView.WriteWarnings(terminal.Error, report.WaiverProblems);
        PreviewView.WriteJudgement(terminal.Out, stack, await cost.ConfigureAwait(false), report);
        return ExitCodes.Success;
    }
}
