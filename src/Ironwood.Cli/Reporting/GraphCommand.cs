using Ironwood.Cli.Stacks;
using Ironwood.Report.Drawing;

namespace Ironwood.Cli.Reporting;

/// <summary><c>./ironwood graph</c>: the architecture of a stack as a drawing.</summary>
internal static class GraphCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var format = OutputFormat.Option(
            new OutputFormat("mermaid", "as GitHub draws it"),
            new OutputFormat("dot", "for Graphviz"),
            new OutputFormat("svg", "for a browser"));
        var output = Output.Option();
        var command = new Command("graph", "Draw the architecture of a stack") { format, output };
        new StackOptions().SetAction(command, terminal, root, (stack, parsed, cancellation) =>
        {
            var architecture = ArchitectureReader.Read(stack.Graph);
            var drawing = parsed.GetValue(format) switch
            {
                "dot" => DotDrawing.Of(architecture),
                "svg" => SvgDrawing.Of(architecture),
                _ => MermaidDrawing.Of(architecture),
            };
            var file = parsed.GetValue(output);
            return new Output(terminal, file).WriteAsync(drawing, file, ExitCodes.Success, cancellation);
        });
        return command;
    }
}
