using System.CommandLine;
using System.Text;
using Ironwood.Analysis.Diff;
using Ironwood.Cli.Baselines;
using Ironwood.Cli.Stacks;
using Ironwood.Cli.Writing;
using Ironwood.Problems;

namespace Ironwood.Cli.Comparing;

/// <summary><c>./ironwood diff</c>: what a deployment would do to a stack as a commit or a graph's file describes it.</summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var basis = new Option<string>("--base", "-b")
        {
            Description = "What to compare with: a commit, or a file that preview --format json wrote",
            HelpName = "commit|graph.json",
            Required = true,
        };
        var stack = new Option<string>("--stack", "-s")
        {
            Description = "The stack: the <stack> of a Pulumi.<stack>.yaml",
            HelpName = "dev|prod",
            DefaultValueFactory = _ => "dev",
        };
        var format = new Option<string>("--format", "-f")
        {
            Description = $"text for people, markdown for a comment on a pull request, json for programs ({DiffJson.Format})",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "markdown", "json");
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Write to this file instead, whole or not at all",
            HelpName = "FILE",
        };
        var config = new Option<string[]>("--config", "-c")
        {
            Description = "Set a value of the stack, not of the base, as in ironwood:tiers.small.chips=512; may be repeated",
            HelpName = "key=value",
        };
        var exitCode = new Option<bool>("--exit-code") { Description = "End with 1 when anything changes" };
        var command = new Command("diff", "Show what changes against a commit or a graph, and what that replaces")
        {
            basis, stack, format, output, config, exitCode,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, root,
            new(parsed.GetValue(basis)!, parsed.GetValue(stack)!, parsed.GetValue(format)!, parsed.GetValue(output),
                parsed.GetValue(config) ?? [], parsed.GetValue(exitCode)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string root, Request request, CancellationToken cancellation)
    {
        var source = await StackSource.LoadAsync(root, request.Stack, request.Overrides).ConfigureAwait(false);
        if (source.Graph is not { } graph)
        {
            return Refuse(terminal, source.Problems);
        }
        var basis = await BaseGraph.ReadAsync(
            root, request.Base, graph.Stack, line => Terminal.WriteLine(terminal.Error, line), cancellation).ConfigureAwait(false);
        if (basis.Graph is not { } before)
        {
            return Refuse(terminal, basis.Problems);
        }
        if ((before.Project, before.Stack) != (graph.Project, graph.Stack))
        {
            ProblemView.WriteWarnings(terminal.Error, [DiffProblems.OfAnotherStack(request.Base, before, graph)]);
        }
        var report = DiffReport.Of(before, graph, side => DiffCost.Of(side, source.CostTerms));
        if (request.Output is { } path)
        {
            if (await OutputFile.WriteAsync(path, Document(report, basis.Origin, request.Format), cancellation).ConfigureAwait(false) is { } problem)
            {
                return Refuse(terminal, [problem]);
            }
        }
        else if (request.Format == "text")
        {
            DiffView.Write(terminal.Out, report, basis.Origin);
        }
        else
        {
            await terminal.Out.Profile.Out.Writer.WriteAsync(Document(report, basis.Origin, request.Format)).ConfigureAwait(false);
        }
        return request.TellsByExitCode && !report.Diff.IsEmpty ? ExitCodes.Failure : ExitCodes.Success;
    }

    private static string Document(DiffReport report, string origin, string format)
    {
        switch (format)
        {
            case "markdown":
                return DiffMarkdown.Of(report, origin);
            case "json":
                using (var buffer = new MemoryStream())
                {
                    DiffJson.Write(report, origin, buffer);
                    return Encoding.UTF8.GetString(buffer.ToArray());
                }
            default:
                using (var text = new StringWriter { NewLine = "\n" })
                {
                    DiffView.Write(Terminal.Plain(text, TextWriter.Null).Out, report, origin);
                    return text.ToString();
                }
        }
    }

    private static int Refuse(Terminal terminal, IReadOnlyList<Problem> problems)
    {
        ProblemView.Write(terminal.Error, problems);
        return ExitCodes.Refused;
    }

    private sealed record Request(
        string Base, string Stack, string Format, string? Output, string[] Overrides, bool TellsByExitCode);
}
