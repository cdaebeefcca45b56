using System.CommandLine;
using Ironwood.Cli.Rendering;
using Ironwood.Graph;
using Ironwood.Infra.Settings;
using Ironwood.Preview;
using Ironwood.Preview.Capture;
using Ironwood.Preview.StackFiles;

namespace Ironwood.Cli.Commands;

/// <summary><c>./ironwood preview</c>: what <c>pulumi up</c> would create, without an account.</summary>
internal static class PreviewCommand
{
    /// <summary>The program failed on the mocked cloud.</summary>
    public const string ProgramFailed = "IW4001";

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
        var files = StackFileReader.Read(root, stack, overrides);
        if (files.Configuration is not { } configuration)
        {
            return Refuse(terminal, files.Problems);
        }
        var read = SettingsReader.Read(configuration);
        if (read.Settings is not { } settings)
        {
            return Refuse(terminal, read.Problems);
        }
        ResourceGraph graph;
        try
        {
            graph = await StackPreview.CaptureAsync(settings, configuration.Project, stack).ConfigureAwait(false);
        }
        catch (CaptureException error)
        {
            return Refuse(terminal, [new(ProgramFailed, $"stack {stack}", error.Message, Fix: "the settings are valid, so this is a fault of the program; please report it")]);
        }
        if (format == "json")
        {
            using var buffer = new MemoryStream();
            GraphJson.Write(graph, buffer);
            var writer = terminal.Out.Profile.Out.Writer;
            await writer.WriteAsync(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)).ConfigureAwait(false);
            await writer.FlushAsync().ConfigureAwait(false);
        }
        else
        {
            PreviewView.Write(terminal.Out, graph, settings);
        }
        return ExitCodes.Success;
    }

    private static int Refuse(Terminal terminal, IReadOnlyList<Problem> problems)
    {
        ProblemView.Write(terminal.Error, problems);
        return ExitCodes.Refused;
    }
}
