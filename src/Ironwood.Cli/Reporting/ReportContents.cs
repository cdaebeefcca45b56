using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Resilience;
using Ironwood.Analysis.Rules;
using Ironwood.Analysis.Traffic;
using Ironwood.Cli.Checking;
using Ironwood.Cli.Costing;
using Ironwood.Cli.Previewing;
using Ironwood.Cli.Stacks;
using Ironwood.Report;
using Ironwood.Report.Drawing;
using static System.FormattableString;

namespace Ironwood.Cli.Reporting;

/// <summary>The contents of a stack's report, in the words of the other verbs.</summary>
internal static class ReportContents
{
    private const int HoursPerDay = 24;

    public static StackReport Of(LoadedStack stack, CheckResult check, CostReport cost)
    {
        var graph = stack.Graph;
        return new()
        {
            Title = $"{graph.Project} {graph.Stack}",
            Subtitle = $"Project {stack.Plan.Project}, region {stack.Plan.Region}. "
                + "This shows what a deployment would create; nothing was created.",
            Figures = Figures(stack, check, cost),
            DrawingSvg = SvgDrawing.Of(ArchitectureReader.Read(graph)),
            Tiers =
            [
                .. TierWords.Of(stack).Select(tier => new TierLine(
                    tier.Name, tier.Chips, tier.Machines, tier.MadeOf, tier.Zones)),
            ],
            Routes =
            [
                .. RouteTable.Of(graph).Select(RouteWords.Of).Select(route => new RouteLine(
                    route.Path, route.Tier, route.BackendService, route.Groups)),
            ],
            Findings = [.. CheckWords.Alike(check.Standing).Select(Standing), .. check.Waived.Select(Waived)],
            Failures =
            [
                .. CheckWords.Losses(FailureTable.Of(graph)).Select(loss => new FailureLine(
                    loss.Lost, loss.Service, loss.Left, loss.Failover, loss.IsDown)),
            ],
            Cost = Cost(cost),
            Resources = [.. Lines(graph, graph.ChildrenOf(graph.Root))],
            Outputs =
            [
                .. graph.Root.Outputs.Select(output => new OutputLine(
                    output.Key, OutputWords.Of(output.Key, output.Value))),
            ],
            Footer = $"Written by ./ironwood report --stack {graph.Stack} from the program and its settings, "
                + "without an account.",
        };
    }

    private static Figure[] Figures(LoadedStack stack, CheckResult check, CostReport cost)
    {
        var size = StackSize.Of(stack);
        var isAutoscaled = stack.Plan.Machines.Any(plan => plan.IsAutoscaled);
        var grave = check.Standing.Count(finding => finding.Rule.Severity > Severity.Note);
        return
        [
            new("Resources", Counted.Number(size.Resources)),
            new("TPU chips", Counted.Number(size.Chips), isAutoscaled ? "at the largest" : ""),
            new("Machines", Counted.Number(size.Vms)),
            new("Routes", Counted.Number(RouteTable.Of(stack.Graph).Count)),
            new("Findings", Counted.Number(grave), CheckWords.Counts(check.Standing)),
            cost.Unpriced.Count > 0
                ? new("USD a day", "not known", "a resource has no price")
                : new(
                    "USD a day",
                    Invariant($"{Math.Round(cost.UsdPerHour.Most * HoursPerDay):N0}"),
                    "fixed cost, without charges by use"),
        ];
    }

    private static FindingLine Standing(IReadOnlyList<Finding> alike) => Line(
        alike[0],
        alike[0].Rule.Severity switch
        {
            Severity.Error => FindingLevel.Error,
            Severity.Warning => FindingLevel.Warning,
            _ => FindingLevel.Note,
        },
        CheckWords.Place(alike),
        alike[0].Fix) with
    {
        Count = alike.Count,
    };

    private static FindingLine Waived(WaivedFinding waived) => Line(
        waived.Finding, FindingLevel.Waived, CheckWords.Place(waived.Finding),
        $"Waived by {CheckWords.Terms(waived.Waiver)}");

    private static FindingLine Line(Finding finding, FindingLevel level, string place, string fix) => new(
        level, finding.Rule.Id, place,
        Reference.Shorten(finding.Message), finding.Rule.Reason, Reference.Shorten(fix));

    // If a resource has no price, there is no sum and no bar.
    private static CostSection Cost(CostReport cost)
    {
        var isKnown = cost.Unpriced.Count == 0;
        return new(
            CostWords.Summary(cost),
            isKnown
                ? [.. cost.Parts.Select(part => new CostBar(
                    part.Name, part.IsTier, part.UsdPerHour.Most, part.UsdPerHour.Least))]
                : [],
            isKnown ? [.. CostWords.Comparison(cost)] : [],
            [
                .. cost.Usage.Select(line => new UsagePrice(
                    line.Rate.Item, Invariant($"{line.Rate.Usd:0.######} USD a {line.Rate.Unit}"), line.Rate.Source)),
            ],
            cost.Prices.Count == 0 ? "" : PricesNote(cost));
    }

    private static string PricesNote(CostReport cost)
    {
        var (oldest, newest) = (cost.Prices.Min(price => price.AsOf), cost.Prices.Max(price => price.AsOf));
        return "US dollars before taxes and discounts, at your own prices or list prices read from "
            + $"{CostWords.Day(oldest)} to {CostWords.Day(newest)}; ./ironwood cost shows the source of each.";
    }

    private static IEnumerable<TreeLine> Lines(ResourceGraph graph, IEnumerable<ResourceNode> children) =>
        ResourceTree.Alike(graph, children).Select(nodes => new TreeLine(
            NameList.Of([.. nodes.Select(node => node.Name)]),
            ResourceType.Short(nodes[0].Type),
            nodes[0].Kind == ResourceKind.Component ? nodes.Sum(node => ResourceTree.CountInside(graph, node)) : 0,
            [.. Lines(graph, nodes.SelectMany(graph.ChildrenOf))]));
}
