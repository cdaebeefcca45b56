using System.CommandLine;
using Ironwood.Analysis;
using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Diff;
using Ironwood.Analysis.Rules;
using Ironwood.Cli.Baselines;
using Ironwood.Cli.Comparing;
using Ironwood.Cli.Previewing;
using Ironwood.Cli.Stacks;
using Ironwood.Cli.Writing;
using Ironwood.Preview.StackFiles;

namespace Ironwood.Cli.Reviewing;

/// <summary>
/// <c>./ironwood review</c>: every stack previewed, checked, priced and compared, as one comment on a pull request. A
/// stack that is refused is a part of what it says, not a reason to say nothing.
/// </summary>
internal static class ReviewCommand
{
    public static Command Create(Terminal terminal, string root, TimeProvider time)
    {
        var basis = new Option<string?>("--base", "-b")
        {
            Description = "What to compare with: a commit; without it nothing is compared",
            HelpName = "commit",
        };
        var stacks = new Option<string[]>("--stack", "-s")
        {
            Description = "A stack to review; may be repeated. Default: every Pulumi.<stack>.yaml",
            HelpName = "dev|prod",
        };
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead, whole or not at all", HelpName = "FILE" };
        var command = new Command(
            "review", "Write what a reviewer of a pull request must know, as Markdown. Exit code 1 when a stack is refused or breaks a rule as an error")
        {
            basis,
            stacks,
            output,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, root, time, parsed.GetValue(basis), parsed.GetValue(stacks) ?? [], parsed.GetValue(output), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string root, TimeProvider time, string? basis, string[] stacks, string? output, CancellationToken cancellation)
    {
        var reviews = new List<StackReview>();
        foreach (var stack in stacks.Length > 0 ? stacks.Distinct(StringComparer.Ordinal) : StackFileReader.Stacks(root).DefaultIfEmpty("dev"))
        {
            reviews.Add(await ReviewAsync(terminal, root, time, stack, basis, cancellation).ConfigureAwait(false));
        }
        var text = ReviewMarkdown.Of(reviews);
        if (output is null)
        {
            await terminal.Out.Profile.Out.Writer.WriteAsync(text).ConfigureAwait(false);
        }
        else if (await OutputFile.WriteAsync(output, text, cancellation).ConfigureAwait(false) is { } problem)
        {
            ProblemView.Write(terminal.Error, [problem]);
            return ExitCodes.Refused;
        }
        return reviews.Any(ReviewMarkdown.HasErrors) ? ExitCodes.Failure : ExitCodes.Success;
    }

    private static async Task<StackReview> ReviewAsync(
        Terminal terminal, string root, TimeProvider time, string stack, string? basis, CancellationToken cancellation)
    {
        var source = await StackSource.LoadAsync(root, stack, []).ConfigureAwait(false);
        if (source is not { Plan: { } plan, Graph: { } graph, Configuration: { } configuration })
        {
            return new(stack, source.Problems);
        }
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var waivers = WaiverList.Of(plan.Settings, configuration, graph, today);
        var review = new StackReview(graph.Stack, [])
        {
            Summary = PreviewView.Summary(graph, plan),
            // A waiver that does not hold waives nothing: what it was for is among the rules below.
            Warnings = [.. source.Warnings, .. waivers.Problems],
            Check = new(
                graph, CheckResult.Of(RuleBook.Check(graph, source.CostTerms, today), waivers.Waivers, today), new(plan.Settings, configuration, graph)),
            Cost = CostEstimate.Of(graph, source.CostTerms),
        };
        if (basis is null)
        {
            return review;
        }
        var before = await BaseGraph.ReadAsync(
            root, basis, graph.Stack, line => Terminal.WriteLine(terminal.Error, line), cancellation).ConfigureAwait(false);
        return before.Graph is { } known
            ? review with { Diff = DiffReport.Of(known, graph, side => DiffCost.Of(side, source.CostTerms)), Origin = before.Origin }
            : review with { Uncompared = before.Problems };
    }
}
