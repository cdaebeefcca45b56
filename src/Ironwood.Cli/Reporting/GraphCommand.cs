using System.CommandLine;
using Ironwood.Cli.Stacks;
using Ironwood.Cli.Writing;
using Ironwood.Report.Drawing;

namespace Ironwood.Cli.Reporting;

/// <summary><c>./ironwood graph</c>: the architecture of a stack as a drawing.</summary>
internal static class GraphCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var stack = StackOptions.Stack();
        var format = new Option<string>("--format", "-f")
        {
            Description = "mermaid, as GitHub renders it; dot, for Graphviz; svg, for a browser",
            DefaultValueFactory = _ => "mermaid",
        }.AcceptOnlyFromAmong("mermaid", "dot", "svg");
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead, whole or not at all", HelpName = "FILE" };
        var config = StackOptions.Config();
        var command = new Command("graph", "Draw the architecture of a stack") { stack, format, output, config };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, root, parsed.GetValue(stack)!, parsed.GetValue(format)!, parsed.GetValue(output), parsed.GetValue(config) ?? [], cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string root, string stack, string format, string? output, string[] overrides, CancellationToken cancellation)
    {
        var source = await StackSource.LoadAsync(root, stack, overrides).ConfigureAwait(false);
        if (source.Graph is not { } graph)
        {
            ProblemView.Write(terminal.Error, source.Problems);
            return ExitCodes.Refused;
        }
        var architecture = ArchitectureReader.Read(graph);
        var text = format switch
        {
            "dot" => DotDrawing.Of(architecture),
            "svg" => SvgDrawing.Of(architecture),
            _ => MermaidDrawing.Of(architecture),
        };
        if (output is null)
        {
            await terminal.Out.Profile.Out.Writer.WriteAsync(text).ConfigureAwait(false);
            return ExitCodes.Success;
        }
        if (await OutputFile.WriteAsync(output, text, cancellation).ConfigureAwait(false) is { } problem)
        {
            ProblemView.Write(terminal.Error, [problem]);
            return ExitCodes.Refused;
        }
        Terminal.WriteLine(terminal.Out, output);
        return ExitCodes.Success;
    }
}
