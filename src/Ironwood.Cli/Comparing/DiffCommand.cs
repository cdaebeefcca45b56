using Ironwood.Analysis.Diff;
using Ironwood.Cli.Baselines;
using Ironwood.Cli.Stacks;

namespace Ironwood.Cli.Comparing;

/// <summary>
/// <c>./ironwood diff</c>: what a deployment would change in a stack that is as a commit or a graph file describes it.
/// </summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var basis = new Option<string>("--base", "-b")
        {
            Description = "What to compare with: a commit, or a file written by preview --format json",
            HelpName = "commit|graph.json",
            DefaultValueFactory = _ => "HEAD",
        };
        var format = OutputFormat.Option(OutputFormat.Text, OutputFormat.Markdown, OutputFormat.Json(DiffJson.Format));
        var output = Output.Option();
        var exitCode = new Option<bool>("--exit-code") { Description = "Exit with code 1 when anything changes" };
        var command = new Command("diff", "Show what changes compared with a commit or a graph, and what is replaced")
        {
            basis, format, output, exitCode,
        };
        new StackOptions("of the stack, not of the base").SetAction(
            command, terminal, root, (stack, parsed, cancellation) => RunAsync(
                new(terminal, parsed.GetValue(output)), root, stack,
                new(parsed.GetValue(basis)!, parsed.GetValue(format)!, parsed.GetValue(exitCode)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Output output, string root, LoadedStack stack, Request request, CancellationToken cancellation)
    {
        var terminal = output.Terminal;
        var basis = await BaseGraph
            .ReadAsync(root, request.Base, stack.Graph, terminal, cancellation)
            .ConfigureAwait(false);
        if (basis.Graph is not { } before)
        {
            return await ProblemView.RefuseAsync(terminal, request.Format, basis.Problems).ConfigureAwait(false);
        }
        if ((before.Project, before.Stack) != (stack.Graph.Project, stack.Graph.Stack))
        {
            ProblemView.WriteWarnings(terminal.Error, [DiffProblems.OfAnotherStack(request.Base, before, stack.Graph)]);
        }
        var report = DiffCost.Compare(before, basis, stack);
        var exitCode = request.TellsByExitCode && !report.IsEmpty ? ExitCodes.Failure : ExitCodes.Success;
        var document = request.Format switch
        {
            "markdown" => DiffMarkdown.Of(report, basis.Origin),
            "json" => DiffJson.Of(report, basis.Origin),
            _ => null,
        };
        return await (document is null
            ? output.WriteAsync(console => DiffView.Write(console, report, basis.Origin), null, exitCode, cancellation)
            : output.WriteAsync(document, null, exitCode, cancellation)).ConfigureAwait(false);
    }

    private sealed record Request(string Base, string Format, bool TellsByExitCode);
}
