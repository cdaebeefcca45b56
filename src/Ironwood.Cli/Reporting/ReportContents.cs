using System.Globalization;
using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Resilience;
using Ironwood.Analysis.Rules;
using Ironwood.Analysis.Traffic;
using Ironwood.Cli.Checking;
using Ironwood.Cli.Costing;
using Ironwood.Cli.Previewing;
using Ironwood.Cli.Writing;
using Ironwood.Graph;
using Ironwood.Planning.Plan;
using Ironwood.Report;
using Ironwood.Report.Drawing;

namespace Ironwood.Cli.Reporting;

/// <summary>What the report on a stack says, in the words of the other verbs.</summary>
internal static class ReportContents
{
    public static StackReport Of(ResourceGraph graph, StackPlan plan, CheckResult check, CostReport cost)
    {
        TierPlan[] plans = [.. plan.Machines];
        var routes = RouteTable.Of(graph);
        return new()
        {
            Title = $"{graph.Project} {graph.Stack}",
            Subtitle = $"Project {plan.Project}, region {plan.Region}. What a deployment would create; nothing was created.",
            Figures = Figures(graph, plans, routes, check, cost),
            DrawingSvg = SvgDrawing.Of(ArchitectureReader.Read(graph)),
            Tiers = [.. plans.Select(PreviewView.TierCells).Select(cells => new TierLine(cells[0], cells[1], cells[2], cells[3], cells[4]))],
            Routes = [.. routes.Select(PreviewView.RouteCells).Select(cells => new RouteLine(cells[0], cells[1], cells[2], cells[3]))],
            Findings = [.. Standing(check.Standing), .. check.Waived.Select(Waived)],
            Failures = [.. CheckWords.Alike(FailureTable.Of(graph)).Select(row => new FailureLine(
                row.Cells[0], row.Cells[1], row.Cells[2], row.Cells[3], row.First.Left <= 0))],
            Cost = Cost(cost),
            Resources = [.. Lines(graph, graph.ChildrenOf(graph.Root))],
            Outputs = [.. graph.Root.Outputs.Select(output => new OutputLine(output.Key, OutputWords.Of(output.Key, output.Value)))],
            Footer = $"Written by ./ironwood report --stack {graph.Stack} from the program and its settings; no account was asked.",
        };
    }

    private static Figure[] Figures(
        ResourceGraph graph, IReadOnlyList<TierPlan> plans, IReadOnlyList<RouteRow> routes, CheckResult check, CostReport cost) =>
    [
        new("Resources", Number(graph.Nodes.Count(node => node.Kind == ResourceKind.Custom))),
        new("TPU chips", Number(plans.Sum(plan => plan.MaxChips)), plans.Any(plan => plan.IsAutoscaled) ? "at the largest" : ""),
        new("Machines", Number(plans.Sum(plan => plan.MaxVms))),
        new("Routes", Number(routes.Count)),
        new("Findings", Number(check.Standing.Count(finding => finding.Rule.Severity > Severity.Note)), CheckWords.Counts(check.Standing)),
        cost.Unpriced.Count > 0
            ? new("USD a day", "not known", "something has no price")
            : new("USD a day", Number(Math.Round(cost.UsdPerHour.Most * 24)), "what stands, without use"),
    ];

    // What is said alike of several resources is said once.
    private static IEnumerable<FindingLine> Standing(IReadOnlyList<Finding> findings) => findings
        .GroupBy(finding => (finding.Rule, finding.Property, finding.Message, finding.Fix))
        .Select(alike => Line(alike.First(), alike.Key.Rule.Severity switch
        {
            Severity.Error => FindingLevel.Error,
            Severity.Warning => FindingLevel.Warning,
            _ => FindingLevel.Note,
        }) with
        {
            Resource = $"{NameList.Of([.. alike.Select(finding => finding.Resource.Name).Order(NaturalOrder.Comparer)])} {alike.Key.Property}".TrimEnd(),
            Count = alike.Count(),
        });

    private static FindingLine Waived(WaivedFinding waived) => Line(waived.Finding, FindingLevel.Waived) with
    {
        Fix = string.Create(CultureInfo.InvariantCulture,
            $"Waived by {waived.Waiver.Owner} until {waived.Waiver.Expires:yyyy-MM-dd}: {waived.Waiver.Reason}"),
    };

    private static FindingLine Line(Finding finding, FindingLevel level) => new(
        level, finding.Rule.Id, $"{finding.Resource.Name} {finding.Property}".TrimEnd(),
        Reference.Shorten(finding.Message), finding.Rule.Reason, Reference.Shorten(finding.Fix));

    // While something has no price there is no sum, and no bar either.
    private static CostSection Cost(CostReport cost) => new(
        CostWords.Summary(cost),
        cost.Unpriced.Count > 0 ? [] : [.. cost.Parts.Select(part => new CostBar(part.Name, part.IsTier, part.UsdPerHour.Most, part.UsdPerHour.Least))],
        cost.Unpriced.Count > 0 ? [] : [.. CostWords.Comparison(cost)],
        [.. cost.Usage.Select(line => new UsagePrice(
            line.Rate.Item, string.Create(CultureInfo.InvariantCulture, $"{line.Rate.Usd:0.######} USD a {line.Rate.Unit}"), line.Rate.Source))],
        cost.Prices.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
            $"US dollars before taxes and discounts, at list prices read from {cost.Prices.Min(price => price.AsOf):yyyy-MM-dd} to {cost.Prices.Max(price => price.AsOf):yyyy-MM-dd} or your own; ./ironwood cost names the source of each."));

    private static IEnumerable<TreeLine> Lines(ResourceGraph graph, IEnumerable<ResourceNode> children) =>
        ResourceTree.Alike(graph, children).Select(nodes => new TreeLine(
            NameList.Of([.. nodes.Select(node => node.Name)]),
            ResourceType.Short(nodes[0].Type),
            nodes[0].Kind == ResourceKind.Component ? nodes.Sum(node => ResourceTree.CountInside(graph, node)) : 0,
            [.. Lines(graph, nodes.SelectMany(graph.ChildrenOf))]));

    private static string Number(decimal value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
