using System.CommandLine;
using Ironwood.Analysis.Cost;
using Ironwood.Cli.Rendering;
using Ironwood.Graph;

namespace Ironwood.Cli.Commands;

/// <summary><c>./ironwood preview</c>: what <c>pulumi up</c> would create, without an account.</summary>
internal static class PreviewCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var stack = new Option<string>("--stack", "-s")
        {
            Description = "The stack: the <stack> of a Pulumi.<stack>.yaml",
            HelpName = "dev|prod",
            DefaultValueFactory = _ => "dev",
        };
        var format = new Option<string>("--format", "-f")
        {
            Description = "text for people, json for programs (ironwood-graph/1)",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "json");
        var config = new Option<string[]>("--config", "-c")
        {
            Description = "Set a value for this run, as in ironwood:tiers.small.chips=512; may be repeated",
            HelpName = "key=value",
        };
        var command = new Command("preview", "Show what a stack would create, and where requests would go")
        {
            stack,
            format,
            config,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, root, parsed.GetValue(stack)!, parsed.GetValue(format)!, parsed.GetValue(config) ?? []));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string root, string stack, string format, string[] overrides)
    {
        var source = await StackSource.LoadAsync(root, stack, overrides).ConfigureAwait(false);
        if (source is not { Settings: { } settings, Graph: { } graph })
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
            PreviewView.Write(terminal.Out, graph, settings, CostEstimate.Of(graph, source.CostTerms));
        }
        return ExitCodes.Success;
    }
}
