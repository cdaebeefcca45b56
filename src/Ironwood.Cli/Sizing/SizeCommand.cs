using Ironwood.Planning.Engines;
using Ironwood.Planning.Plan;
using static System.FormattableString;

namespace Ironwood.Cli.Sizing;

/// <summary>
/// <c>./ironwood size</c>: how many replicas of a model carry a load, with which precision and layout, and what that
/// costs. Figures that are not measured are marked.
/// </summary>
internal static class SizeCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var options = new SizeOptions();
        var format = OutputFormat.Option(
            OutputFormat.Text, OutputFormat.Markdown, OutputFormat.Json(SizeJson.Format));
        var output = Output.Option();
        var apply = new Option<string?>("--apply")
        {
            Description = "Print the settings of a tier of this name that carries the load, as YAML",
            HelpName = "TIER",
        };
        var command = new Command("size", "Show how many chips a model needs for a load, and what they cost")
        {
            format,
            output,
            apply,
            ExplainCommand.Create(terminal, root),
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var (request, problems) = options.Read(parsed);
            var sizing = request is null ? null : Planning.Engines.Sizing.Of(request);
            var tier = parsed.GetValue(apply);
            problems =
            [
                .. problems,
                .. sizing is { Options.Count: 0 } ? [Impossible(sizing)] : Array.Empty<Problem>(),
                .. tier is not null && !TierNames.Rule.IsMatch(tier) ? [Unnamed(tier)] : Array.Empty<Problem>(),
            ];
            if (problems.Count > 0)
            {
                await terminal.WriteAsync(
                    JsonProblem.DocumentIn(parsed.GetValue(format)!, problems) ?? "").ConfigureAwait(false);
                return ProblemView.Refuse(terminal, problems);
            }
            var target = new Output(terminal, parsed.GetValue(output));
            return tier is null
                ? await WriteAsync(target, sizing!, parsed.GetValue(format)!, cancellation).ConfigureAwait(false)
                : await target.WriteAsync(
                    SizeYaml.Of(sizing!, tier), SizeWords.Summary(sizing!), ExitCodes.Success, cancellation)
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

    private static Problem Unnamed(string tier) => new(
        SizeProblems.InvalidTierName, "--apply", "is not a tier name", tier, TierNames.Description,
        "choose such a name");

    // The problem also names the best that is possible.
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
