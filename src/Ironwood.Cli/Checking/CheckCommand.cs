using Ironwood.Cli.Stacks;

namespace Ironwood.Cli.Checking;

/// <summary><c>./ironwood check</c>: every rule over a stack, for people, programs and code scanning.</summary>
internal static class CheckCommand
{
    private static readonly OutputFormat Sarif = new("sarif", "for code scanning (SARIF 2.1.0)");

    public static Command Create(Terminal terminal, string root, TimeProvider time)
    {
        var format = OutputFormat.Option(
            OutputFormat.Text, OutputFormat.Markdown, OutputFormat.Json(CheckJson.Format), Sarif);
        var output = Output.Option();
        var command = new Command(
            "check",
            "Check a stack against every rule. Exit code 0 without findings or with notes only, 1 with an error or a "
            + "warning, 2 when the input is refused")
        {
            format,
            output,
        };
        new StackOptions().SetAction(
            command,
            terminal,
            root,
            (stack, parsed, cancellation) => RunAsync(
                new(terminal, parsed.GetValue(output)),
                CheckReport.Of(stack, time),
                parsed.GetValue(format)!,
                cancellation),
            Refusal);
        return command;
    }

    private static string? Refusal(string format, IReadOnlyList<Problem> problems) =>
        format == "sarif" ? SarifLog.Of(problems) : JsonProblem.DocumentIn(format, problems);

    private static async Task<int> RunAsync(
        Output output, CheckReport report, string format, CancellationToken cancellation)
    {
        if (report.WaiverProblems.Count > 0)
        {
            await output.Terminal.WriteAsync(Refusal(format, report.WaiverProblems) ?? "").ConfigureAwait(false);
            return ProblemView.Refuse(output.Terminal, report.WaiverProblems);
        }
        var summary = CheckWords.Summary(report);
        var exitCode = report.HasFailed ? ExitCodes.Failure : ExitCodes.Success;
        var document = format switch
        {
            "markdown" => CheckMarkdown.Of(report),
            "json" => CheckJson.Of(report),
            "sarif" => SarifLog.Of(report),
            _ => null,
        };
        return await (document is null
            ? output.WriteAsync(console => CheckView.Write(console, report), summary, exitCode, cancellation)
            : output.WriteAsync(document, summary, exitCode, cancellation)).ConfigureAwait(false);
    }
}
