using Ironwood.Analysis.Cost;
using Ironwood.Cli.Baselines;
using Ironwood.Cli.Checking;
using Ironwood.Cli.Comparing;
using Ironwood.Cli.Previewing;
using Ironwood.Cli.Stacks;
using Ironwood.Planning.StackFiles;

namespace Ironwood.Cli.Reviewing;

/// <summary>
/// <c>./ironwood review</c>: every stack previewed, checked, priced and compared, as one comment on a pull request. A
/// refused stack is listed in the comment, and the other stacks are still reviewed.
/// </summary>
internal static class ReviewCommand
{
    public static Command Create(Terminal terminal, string root, TimeProvider time)
    {
        var basis = new Option<string?>("--base", "-b")
        {
            Description = "The commit to compare with; default: no comparison",
            HelpName = "commit",
        };
        var stacks = new Option<string[]>("--stack", "-s")
        {
            Description = "A stack to review; may be repeated. Default: every Pulumi.<stack>.yaml",
            HelpName = "dev|prod",
        };
        var output = Output.Option();
        var command = new Command(
            "review",
            "Write a comment for a pull request: every stack previewed, checked, priced and compared. Exit code 1 "
            + "when a stack is refused or breaks a rule with severity error")
        {
            basis,
            stacks,
            output,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            new(terminal, parsed.GetValue(output)), root, time, parsed.GetValue(basis), parsed.GetValue(stacks) ?? [],
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Output output, string root, TimeProvider time, string? basis, string[] stacks, CancellationToken cancellation)
    {
        var names = stacks.Length > 0
            ? stacks.Distinct(StringComparer.Ordinal)
            : StackFileReader.Stacks(root).DefaultIfEmpty("dev");
        var reviews = new List<StackReview>();
        foreach (var name in names)
        {
            reviews.Add(await ReviewAsync(output.Terminal, root, time, name, basis, cancellation)
                .ConfigureAwait(false));
        }
        if (basis is not null && stacks.Length == 0)
        {
            var before = await new CommitFiles(new(root)).StacksAsync(basis, cancellation).ConfigureAwait(false);
            reviews.AddRange(before
                .Except(reviews.Select(review => review.Stack), StringComparer.Ordinal)
                .Select(name => new StackReview(name, []) { IsDeleted = true }));
        }
        var exitCode = reviews.Any(review => review.HasErrors) ? ExitCodes.Failure : ExitCodes.Success;
        return await output.WriteAsync(ReviewMarkdown.Of(reviews), null, exitCode, cancellation).ConfigureAwait(false);
    }

    private static async Task<StackReview> ReviewAsync(
        Terminal terminal, string root, TimeProvider time, string name, string? basis, CancellationToken cancellation)
    {
        var source = await StackSource.LoadAsync(root, name, []).ConfigureAwait(false);
        if (source.Stack is not { } stack)
        {
            return new(name, source.Problems);
        }
        var check = CheckReport.Of(stack, time);
        var review = new StackReview(stack.Graph.Stack, [])
        {
            Summary = StackSize.Of(stack).ToString(),
            // A waiver with a problem has no effect: its findings are listed with the rules.
            Warnings = check.WaiverProblems,
            Check = check,
            Cost = CostEstimate.Of(stack.Graph, stack.CostTerms),
        };
        if (basis is null)
        {
            return review;
        }
        var before = await BaseGraph.ReadAsync(root, basis, stack.Graph, terminal, cancellation).ConfigureAwait(false);
        return before.Graph is { } known
            ? review with { Diff = DiffCost.Compare(known, before, stack), Origin = before.Origin }
            : review with { Uncompared = before.Problems };
    }
}
