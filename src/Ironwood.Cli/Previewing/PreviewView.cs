using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Rules;
using Ironwood.Analysis.Traffic;
using Ironwood.Cli.Checking;
using Ironwood.Cli.Costing;
using Ironwood.Cli.Stacks;
using Ironwood.Planning.Plan;
using Spectre.Console;

namespace Ironwood.Cli.Previewing;

/// <summary>A preview as text: tiers, resources, routes, outputs, cost, findings.</summary>
internal static class PreviewView
{
    /// <summary>Tiers, resources, routes and outputs.</summary>
    public static void WriteStack(IAnsiConsole console, LoadedStack stack)
    {
        var (graph, plan) = (stack.Graph, stack.Plan);
        console.Line($"{Styled.Bold($"{graph.Project} {graph.Stack}")}: project {plan.Project}, region {plan.Region}");
        console.Write(Tiers(console, stack));
        ServedLoad[] loads = [.. ServedLoad.Of(plan)];
        if (loads.Length > 0)
        {
            Heading(console, "Models");
            console.Write(Models(console, loads));
            Terminal.WriteLine(console, LoadWords.Legend);
        }
        Heading(console, "Resources");
        console.Write(ResourceTree.Of(graph, console.Profile.Capabilities.Unicode));
        Heading(console, "Routes");
        console.Write(Routes(console, RouteTable.Of(graph)));
        Heading(console, "Outputs");
        console.Write(Outputs(console, graph.Root.Outputs));
        console.WriteLine();
    }

    /// <summary>Its cost, broken rules and size.</summary>
    public static void WriteJudgement(IAnsiConsole console, LoadedStack stack, CostReport cost, CheckReport check)
    {
        var standing = check.Result.Standing;
        Terminal.WriteLine(console, CostWords.Summary(cost));
        foreach (var finding in standing.Where(finding => finding.Rule.Severity > Severity.Note))
        {
            CheckView.Line(console, finding);
        }
        Terminal.WriteLine(console, $"Checked: {CheckWords.Counts(standing)}; ./ironwood check shows details.");
        var size = StackSize.Of(stack);
        Terminal.WriteLine(
            console,
            $"Would create {Counted.Of(size.Resources, "resource")} in {Counted.Of(size.Components, "component")}: "
            + $"{Counted.Number(size.Chips)} chips, {Counted.Of(size.Vms, "VM")}, "
            + $"{Counted.Of(RouteTable.Of(stack.Graph).Count, "route")}. Nothing was created.");
    }

    private static void Heading(IAnsiConsole console, string title)
    {
        console.WriteLine();
        console.Line($"{Styled.Bold(title)}");
    }

    private static Table Tiers(IAnsiConsole console, LoadedStack stack)
    {
        var table = console.NewTable("Tier", "Chips", "Machines", "Made of", "Zones");
        foreach (var tier in TierWords.Of(stack))
        {
            table.Add(tier.Name, tier.Chips, tier.Machines, tier.MadeOf, tier.Zones);
        }
        return table;
    }

    private static Table Models(IAnsiConsole console, IEnumerable<ServedLoad> loads)
    {
        var table = console.NewTable(
            "Tier", "Model", "Precision", "Layout", "In flight", "Tokens/s", "USD/M tokens", "Basis");
        foreach (var load in loads.Select(LoadWords.Of))
        {
            table.Add(
                load.Tier, load.Model, load.Precision, load.Layout, load.InFlight, load.TokensPerSecond,
                load.UsdPerMillion, load.Basis);
        }
        return table;
    }

    private static Table Routes(IAnsiConsole console, IEnumerable<RouteRow> routes)
    {
        var table = console.NewTable("Path", "Tier", "Backend service", "Groups");
        foreach (var route in routes.Select(RouteWords.Of))
        {
            table.Add(route.Path, route.Tier, route.BackendService, route.Groups);
        }
        return table;
    }

    private static Table Outputs(IAnsiConsole console, JsonObject outputs)
    {
        var table = console.NewTable("Name", "Value");
        foreach (var (name, value) in outputs)
        {
            table.AddRow(ConsoleLines.Cell([name]), ConsoleLines.Cell(OutputWords.Of(name, value)));
        }
        return table;
    }
}
