using Ironwood.Planning.Engines;
using static System.FormattableString;
using static Ironwood.Cli.Sizing.SizeWords;
using static Ironwood.Cli.Writing.CommentText;
using static Ironwood.Cli.Writing.MarkdownText;

namespace Ironwood.Cli.Sizing;

/// <summary>A sizing as a comment on a pull request.</summary>
internal static class SizeMarkdown
{
    private const int MostOptions = 40;

    public static string Of(Planning.Engines.Sizing sizing)
    {
        var text = new CommentText("ironwood-size", sizing.Request.Model.Name);
        text.Add($"## {Words(Question(sizing))}\n\n");
        text.Add(
            "| Precision | Layout | Replicas | Chips | Tokens/s | Used | TTFT ms | TPOT ms | USD/h | USD/M out | Basis |\n"
            + "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|---|\n");
        text.AddEntries([.. sizing.Options.Select(OptionRow)], MostOptions, "options");
        text.Add(string.Concat(Legend.Select(line => $"- {Words(line)}\n")));
        text.Fold(
            "Ruled out",
            [.. sizing.RuledOut.Select(row => Row(Code(row.Variant.Precision.Id()), Words(row.Reason)))],
            "| Precision | Reason |\n|---|---|\n");
        return text.WithRowsLeftOut("./ironwood size");
    }

    private static string OptionRow(SizingOption option) => Row(
        Code(option.Engine.Variant.Precision.Id()),
        Words(option.Engine.Layout.ToString()),
        Invariant($"{option.Replicas:N0}"),
        Invariant($"{option.Chips:N0}"),
        Invariant($"{option.OutputTokensPerSecond:N0}"),
        Invariant($"{option.Utilization:P0}"),
        Invariant($"{option.Engine.Speed.TtftMs:N0}"),
        Invariant($"{option.Engine.Speed.TpotMs:N1}"),
        Usd(option.UsdPerHour),
        Usd(option.UsdPerMillionOutputTokens),
        option.Engine.Speed.Basis.Word());
}
