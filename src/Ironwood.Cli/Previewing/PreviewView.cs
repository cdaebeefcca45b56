using System.Globalization;
using System.Text.Json.Nodes;
using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Rules;
using Ironwood.Analysis.Traffic;
using Ironwood.Cli.Checking;
using Ironwood.Cli.Costing;
using Ironwood.Cli.Writing;
using Ironwood.Graph;
using Ironwood.Planning.Plan;
using Ironwood.Problems;
using Spectre.Console;

namespace Ironwood.Cli.Previewing;

/// <summary>A preview as people read it: what, how it hangs together, where requests go, what other stacks get.</summary>
internal static class PreviewView
{
    /// <summary>Tiers, resources, routes and outputs.</summary>
    public static void WriteStack(IAnsiConsole console, ResourceGraph graph, StackPlan plan)
    {
        console.MarkupLineInterpolated($"[bold]{graph.Project} {graph.Stack}[/]: project {plan.Project}, region {plan.Region}");
        console.Write(Tiers(console, plan.Machines));
        console.WriteLine();
        console.MarkupLine("[bold]Resources[/]");
        console.Write(ResourceTree.Of(graph, console.Profile.Capabilities.Unicode));
        console.WriteLine();
        console.MarkupLine("[bold]Routes[/]");
        console.Write(Routes(console, RouteTable.Of(graph)));
        console.WriteLine();
        console.MarkupLine("[bold]Outputs[/]");
        console.Write(Outputs(console, graph.Root.Outputs));
        console.WriteLine();
    }

    /// <summary>What it costs, what is wrong with it, and the sum of it all.</summary>
    public static void WriteJudgement(
        IAnsiConsole console, ResourceGraph graph, StackPlan plan, CostReport cost, CheckResult check)
    {
        Terminal.WriteLine(console, CostWords.Summary(cost));
        foreach (var finding in check.Standing.Where(finding => finding.Rule.Severity > Severity.Note))
        {
            CheckView.Line(console, finding);
        }
        console.WriteLine($"Checked: {CheckWords.Counts(check.Standing)}; ./ironwood check says more.");
        console.WriteLine(Summary(graph, plan, RouteTable.Of(graph)));
    }

    /// <summary>Name, chips, machines, what they are made of, zones.</summary>
    public static IReadOnlyList<string> TierCells(TierPlan plan) =>
    [
        plan.IsFailover ? $"{plan.Name}, failover" : plan.Name + (plan.IsDefault ? " (default)" : ""),
        plan.Shape.Generation.IsAccelerator
            ? $"{Range(plan.MinChips, plan.MaxChips)} {plan.Shape.Generation.Id}"
            : "none",
        $"{Range(plan.MinVms, plan.MaxVms)} x {plan.Shape.MachineType.Name}",
        plan.Shape.IsMultiHost
            ? $"{Counted.Of(plan.Groups.Count, "slice")} of {plan.Shape.Topology}"
            : $"{Counted.Of(plan.Groups.Count, "group")} of single machines{(plan.IsAutoscaled ? ", autoscaled" : "")}",
        string.Join(", ", plan.Groups.Select(group => group.Zone).Distinct()),
    ];

    /// <summary>Paths, tier, backend service, groups by zone.</summary>
    public static IReadOnlyList<string> RouteCells(RouteRow route) =>
    [
        !route.IsDefault ? string.Join(", ", route.Paths)
            : route.Hosts.Count == 0 ? "(all others)" : $"(all others of {NameList.Of(route.Hosts)})",
        route.Tier ?? (route.Endpoint is null ? "(none)" : "Vertex AI"),
        route.BackendService,
        route.Endpoint ?? string.Join("; ", route.Groups
            .GroupBy(group => group.Zone)
            .Select(zone => $"{NameList.Of([.. zone.Select(group => group.Name)])} in {zone.Key}")),
    ];

    private static Table Tiers(IAnsiConsole console, IEnumerable<TierPlan> plans)
    {
        var table = NewTable(console, "Tier", "Chips", "Machines", "Made of", "Zones");
        foreach (var plan in plans)
        {
            table.AddRow([.. TierCells(plan).Select(Cell)]);
        }
        return table;
    }

    private static Table Routes(IAnsiConsole console, IEnumerable<RouteRow> routes)
    {
        var table = NewTable(console, "Path", "Tier", "Backend service", "Groups");
        foreach (var route in routes)
        {
            table.AddRow([.. RouteCells(route).Select(Cell)]);
        }
        return table;
    }

    private static Table Outputs(IAnsiConsole console, JsonObject outputs)
    {
        var table = NewTable(console, "Name", "Value");
        foreach (var (name, value) in outputs)
        {
            table.AddRow(Cell(name), Cell(string.Join("\n", OutputWords.Of(name, value))));
        }
        return table;
    }

    /// <summary>How much of what a stack would be.</summary>
    public static string Summary(ResourceGraph graph, StackPlan stack)
    {
        var machines = stack.Machines.ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Counted.Of(graph.Nodes.Count(node => node.Kind == ResourceKind.Custom), "resource")}, {machines.Sum(plan => plan.MaxChips):N0} chips, {Counted.Of(machines.Sum(plan => plan.MaxVms), "VM")}");
    }

    private static string Summary(ResourceGraph graph, StackPlan stack, IReadOnlyList<RouteRow> routes)
    {
        var custom = graph.Nodes.Count(node => node.Kind == ResourceKind.Custom);
        var components = graph.Nodes.Count(node => node.Kind == ResourceKind.Component) - 1;
        var machines = stack.Machines.ToArray();
        var chips = machines.Sum(plan => plan.MaxChips);
        return string.Create(CultureInfo.InvariantCulture,
            $"Would create {Counted.Of(custom, "resource")} in {Counted.Of(components, "component")}: {chips:N0} chips, {Counted.Of(machines.Sum(plan => plan.MaxVms), "VM")}, {Counted.Of(routes.Count, "route")}. Nothing was created.");
    }

    private static Table NewTable(IAnsiConsole console, params string[] columns)
    {
        // Lines are for eyes; what goes into a pipe is text in columns.
        var table = new Table().Border(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.None);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)));
        }
        return table;
    }

    private static Text Cell(string text) => new(text);

    private static string Range(int min, int max) => min == max
        ? max.ToString("N0", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{min:N0} to {max:N0}");
}
