using System.CommandLine;
using System.Text;
using Ironwood.Analysis.Cost;
using Ironwood.Cli.Stacks;
using Ironwood.Cli.Writing;
using Ironwood.Problems;

namespace Ironwood.Cli.Costing;

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
        var stack = StackOptions.Stack();
        var format = new Option<string>("--format", "-f")
        {
            Description = $"text for people, markdown for a comment on a pull request, json for programs ({CostJson.Format})",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "markdown", "json");
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Write to this file instead, whole or not at all",
            HelpName = "FILE",
        };
        var config = StackOptions.Config();
        var command = new Command("cost", "Show what a stack costs, by tier and by price") { stack, format, output, config };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, root,
            new(parsed.GetValue(stack)!, parsed.GetValue(format)!, parsed.GetValue(output), parsed.GetValue(config) ?? []),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string root, Request request, CancellationToken cancellation)
    {
        var source = await StackSource.LoadAsync(root, request.Stack, request.Overrides).ConfigureAwait(false);
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
        if (request.Output is { } path)
        {
            if (await OutputFile.WriteAsync(path, Document(report, request.Format), cancellation).ConfigureAwait(false) is { } problem)
            {
                ProblemView.Write(terminal.Error, [problem]);
                return ExitCodes.Refused;
            }
            Terminal.WriteLine(terminal.Out, CostWords.Summary(report));
        }
        else if (request.Format == "text")
        {
            CostView.Write(terminal.Out, report);
        }
        else
        {
            await terminal.Out.Profile.Out.Writer.WriteAsync(Document(report, request.Format)).ConfigureAwait(false);
        }
        return ExitCodes.Success;
    }

    private static string Document(CostReport report, string format)
    {
        switch (format)
        {
            case "markdown":
                return CostMarkdown.Of(report);
            case "json":
                using (var buffer = new MemoryStream())
                {
                    CostJson.Write(report, buffer);
                    return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
                }
            default:
                return CostView.Plain(report);
        }
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

    private sealed record Request(string Stack, string Format, string? Output, string[] Overrides);
}
