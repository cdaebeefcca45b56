using Ironwood.Planning.Engines;
using static System.FormattableString;

namespace Ironwood.Cli.Sizing;

/// <summary>
/// <c>./ironwood size</c>: how many replicas of a model carry a load, with which precision and layout, and what that
/// costs. What nobody has measured is marked.
/// </summary>
internal static class SizeCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new SizeOptions();
        var format = OutputFormat.Option(
            OutputFormat.Text, OutputFormat.Markdown, OutputFormat.Json(SizeJson.Format));
        var output = Output.Option();
        var command = new Command("size", "Show how many chips a model needs for a load, and what they cost")
        {
            format,
            output,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var (request, problems) = options.Read(parsed);
            var sizing = request is null ? null : Planning.Engines.Sizing.Of(request);
            problems = sizing is { Options.Count: 0 } ? [Impossible(sizing)] : problems;
            if (problems.Count > 0)
            {
                await terminal.WriteAsync(
                    JsonProblem.DocumentIn(parsed.GetValue(format)!, problems) ?? "").ConfigureAwait(false);
                return ProblemView.Refuse(terminal, problems);
            }
            return await WriteAsync(
                new(terminal, parsed.GetValue(output)), sizing!, parsed.GetValue(format)!, cancellation)
                .ConfigureAwait(false);
        });
        return command;
    }

    private static Task<int> WriteAsync(
        Output output, Planning.Engines.Sizing sizing, string format, CancellationToken cancellation)
    {
        var summary = SizeWords.Summary(sizing);
        return format switch
        {
            "markdown" => output.WriteAsync(SizeMarkdown.Of(sizing), summary, ExitCodes.Success, cancellation),
            "json" => output.WriteAsync(SizeJson.Of(sizing), summary, ExitCodes.Success, cancellation),
            _ => output.WriteAsync(
                console => SizeView.Write(console, sizing), summary, ExitCodes.Success, cancellation),
        };
    }

    // What is possible is said together with what is not.
    private static Problem Impossible(Planning.Engines.Sizing sizing)
    {
        var reasons = sizing.RuledOut
            .Select(row => $"{row.Variant.Precision.Id()}: {row.Reason}")
            .Distinct()
            .ToArray();
        return new(
            SizeProblems.NoOption,
            "size",
            reasons.Length == 0
                ? $"the catalogue has no precision of {sizing.Request.Model.Name} for {sizing.Request.Generation.Id}"
                : $"nothing carries this load; {string.Join("; ", reasons)}",
            Allowed: sizing.BestTpotMs is { } tpot && sizing.BestTtftMs is { } ttft
                ? Invariant($"at best {ttft:N0} ms to the first token and {tpot:N1} ms per further token")
                : null,
            Fix: sizing.BestTpotMs is null
                ? "choose another model, precision or generation, or shorter requests"
                : "raise --ttft or --tpot, or choose a smaller model");
    }
}
