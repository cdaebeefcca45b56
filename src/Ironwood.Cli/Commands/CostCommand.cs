using System.CommandLine;
using Ironwood.Analysis.Cost;
using Ironwood.Cli.Rendering;
using Ironwood.Problems;

namespace Ironwood.Cli.Commands;

/// <summary>
/// <c>./ironwood cost</c>: what a stack costs as it stands, and what is charged by use. While anything has no price
/// there is no sum: it would be too low by nobody knows how much.
/// </summary>
internal static class CostCommand
{
    /// <summary>A resource has no known price.</summary>
    public const string Unpriced = "IW7201";

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
            Description = $"text for people, json for programs ({CostJson.Format})",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "json");
        var config = new Option<string[]>("--config", "-c")
        {
            Description = "Set a value for this run, as in ironwood:tiers.small.chips=512; may be repeated",
            HelpName = "key=value",
        };
        var command = new Command("cost", "Show what a stack costs, by tier and by price") { stack, format, config };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, root, parsed.GetValue(stack)!, parsed.GetValue(format)!, parsed.GetValue(config) ?? []));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string root, string stack, string format, string[] overrides)
    {
        var source = await StackSource.LoadAsync(root, stack, overrides).ConfigureAwait(false);
        if (source.Graph is not { } graph)
        {
            ProblemView.Write(terminal.Error, source.Problems);
            return ExitCodes.Refused;
        }
        var report = CostEstimate.Of(graph, source.CostTerms);
        if (report.Unpriced.Count > 0)
        {
            ProblemView.Write(terminal.Error, Problems(report));
            return ExitCodes.Refused;
        }
        if (format == "json")
        {
            await terminal.WriteDocumentAsync(output => CostJson.Write(report, output)).ConfigureAwait(false);
        }
        else
        {
            CostView.Write(terminal.Out, report);
        }
        return ExitCodes.Success;
    }

    // Nine slices that lack one price are one problem.
    private static IReadOnlyList<Problem> Problems(CostReport report) =>
    [
        .. report.Unpriced
            .GroupBy(item => (item.Resource.Type, item.Message, item.Fix))
            .Select(same => new Problem(
                Unpriced,
                $"{ResourceType.Short(same.Key.Type)} {NameList.Of([.. same.Select(item => item.Resource.Name).Order(NaturalOrder.Comparer)])}",
                same.Key.Message + (same.Count() > 1 ? " each" : ""),
                Fix: same.Key.Fix)),
    ];
}
