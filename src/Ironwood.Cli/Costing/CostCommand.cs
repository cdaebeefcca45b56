using Ironwood.Analysis.Cost;
using Ironwood.Catalog.Pricing;
using Ironwood.Cli.Stacks;
using Ironwood.Planning.Spend;
using Spectre.Console;

namespace Ironwood.Cli.Costing;

/// <summary>
/// <c>./ironwood cost</c>: the cost of a stack per hour, and the rates that are charged by use. If a resource has no
/// price, no sum is shown, because it would be too low by an unknown amount.
/// </summary>
internal static class CostCommand
{
    /// <summary>A resource has no known price.</summary>
    public const string Unpriced = "IW7201";

    private const string TermOption = "--term";

    public static Command Create(Terminal terminal, string root)
    {
        var format = OutputFormat.Option(OutputFormat.Text, OutputFormat.Markdown, OutputFormat.Json(CostJson.Format));
        var output = Output.Option();
        var summary = new Option<bool>("--summary") { Description = "Show only the totals, as text" };
        var term = new Option<string?>(TermOption)
        {
            Description = "Price accelerators by this term instead of the setting spend.term: "
                + "on-demand, or a commitment of 1 or 3 years",
            HelpName = string.Join('|', PriceTerm.All.Select(known => known.Id)),
        };
        var command = new Command("cost", "Show what a stack costs, by tier and by price")
        {
            format, output, summary, term,
        };
        new StackOptions().SetAction(command, terminal, root, async (stack, parsed, cancellation) =>
        {
            var (terms, problems) = TermsOf(stack, parsed.GetValue(term));
            return problems.Count > 0
                ? await ProblemView.RefuseAsync(terminal, parsed.GetValue(format)!, problems).ConfigureAwait(false)
                : await RunAsync(
                    new(terminal, parsed.GetValue(output)),
                    CostEstimate.Of(stack.Graph, terms),
                    parsed.GetValue(format)!,
                    parsed.GetValue(summary) ? CostView.WriteSummary : CostView.Write,
                    cancellation).ConfigureAwait(false);
        });
        return command;
    }

    // The ceiling of the settings stays: the report says whether another term exceeds it.
    private static (CostTerms Terms, IReadOnlyList<Problem> Problems) TermsOf(LoadedStack stack, string? term) =>
        term is null
            ? (stack.CostTerms, [])
            : (
                stack.CostTerms with
                {
                    Tariff = stack.Plan.Tariff with { Term = PriceTerm.Find(term) ?? PriceTerm.OnDemand },
                },
                [.. TermCheck.Check(stack.Plan, term, TermOption)]);

    private static async Task<int> RunAsync(
        Output output,
        CostReport report,
        string format,
        Action<IAnsiConsole, CostReport> view,
        CancellationToken cancellation)
    {
        if (report.Unpriced.Count > 0)
        {
            return await ProblemView.RefuseAsync(output.Terminal, format, Problems(report)).ConfigureAwait(false);
        }
        var summary = CostWords.Summary(report);
        var document = format switch
        {
            "markdown" => CostMarkdown.Of(report),
            "json" => CostJson.Of(report),
            _ => null,
        };
        return await (document is null
            ? output.WriteAsync(console => view(console, report), summary, ExitCodes.Success, cancellation)
            : output.WriteAsync(document, summary, ExitCodes.Success, cancellation)).ConfigureAwait(false);
    }

    // All missing prices are one problem, because the fix is one change of the file.
    private static IReadOnlyList<Problem> Problems(CostReport report)
    {
        var (missing, others) = (
            report.Unpriced.Where(item => item.Charge is not null).ToArray(),
            report.Unpriced.Where(item => item.Charge is null));
        return
        [
            .. missing.Length == 0 ? Array.Empty<Problem>() :
            [
                new(
                    Unpriced,
                    $"{report.Project}:spend.prices",
                    "lacks prices that the catalogue does not know: "
                    + string.Join("; ", missing.GroupBy(item => item.Charge!.PriceKey).Select(Missing)),
                    Fix: MissingPrices.Fix($"{report.Project}:spend", missing.Select(item => item.Charge!))),
            ],
            .. from item in others
               group item by (item.Resource.Type, item.Message, item.Fix)
               into same
               select new Problem(
                   Unpriced,
                   $"{ResourceType.Short(same.Key.Type)} {NamesOf(same)}",
                   same.Key.Message + (same.Count() > 1 ? " each" : ""),
                   Fix: same.Key.Fix),
        ];
    }

    private static string Missing(IEnumerable<UnpricedResource> same)
    {
        var (charge, resource) = (same.First().Charge!, same.First().Resource);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{same.Sum(item => item.Charge!.Quantity):0.##} {charge.Unit}s of {charge.OwnKey} "
            + $"({ResourceType.Short(resource.Type)} {NamesOf(same)})");
    }

    private static string NamesOf(IEnumerable<UnpricedResource> items) =>
        NameList.Of([.. items.Select(item => item.Resource.Name).Distinct().Order(NaturalOrder.Comparer)]);
}
