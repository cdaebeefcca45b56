using System.CommandLine;
using Ironwood.Analysis;
using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Rules;
using Ironwood.Cli.Stacks;
using Ironwood.Cli.Writing;
using Ironwood.Graph;

namespace Ironwood.Cli.Previewing;

/// <summary><c>./ironwood preview</c>: what <c>pulumi up</c> would create, without an account.</summary>
internal static class PreviewCommand
{
    public static Command Create(Terminal terminal, string root, TimeProvider time)
    {
        var stack = StackOptions.Stack();
        var format = new Option<string>("--format", "-f")
        {
            Description = "text for people, json for programs (ironwood-graph/1)",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "json");
        var config = StackOptions.Config();
        var command = new Command("preview", "Show what a stack would create, and where requests would go")
        {
            stack,
            format,
            config,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, root, time, parsed.GetValue(stack)!, parsed.GetValue(format)!, parsed.GetValue(config) ?? []));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string root, TimeProvider time, string stack, string format, string[] overrides)
    {
        var source = await StackSource.LoadAsync(root, stack, overrides).ConfigureAwait(false);
        if (source is not { Plan: { } plan, Graph: { } graph, Configuration: { } configuration })
        {
            ProblemView.Write(terminal.Error, source.Problems);
            return ExitCodes.Refused;
        }
        ProblemView.WriteWarnings(terminal.Error, source.Warnings);
        if (format == "json")
        {
            await terminal.WriteDocumentAsync(output => GraphJson.Write(graph, output)).ConfigureAwait(false);
        }
        else
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            var waivers = WaiverList.Of(plan.Settings, configuration, graph, today);
            // A preview shows what there is: only a check refuses waivers.
            ProblemView.WriteWarnings(terminal.Error, waivers.Problems);
            // What is judged takes as long as what is shown: the one goes on while the other is written.
            var cost = Task.Run(() => CostEstimate.Of(graph, source.CostTerms));
            var check = Task.Run(() => CheckResult.Of(
                RuleBook.Check(graph, source.CostTerms, today), waivers.Waivers, today));
            PreviewView.WriteStack(terminal.Out, graph, plan);
            PreviewView.WriteJudgement(
                terminal.Out, graph, plan, await cost.ConfigureAwait(false), await check.ConfigureAwait(false));
        }
        return ExitCodes.Success;
    }
}
