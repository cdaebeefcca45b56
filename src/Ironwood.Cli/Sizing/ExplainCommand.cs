using Ironwood.Catalog.Models;
using Ironwood.Cli.Stacks;
using Ironwood.Planning.Engines;
using Ironwood.Planning.Plan;
using Spectre.Console;

namespace Ironwood.Cli.Sizing;

/// <summary><c>./ironwood size explain</c>: the arithmetic behind a tier's model server.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var tier = new Option<string>("--tier", "-t")
        {
            Description = "The tier; default: the default tier",
            HelpName = "TIER",
            DefaultValueFactory = _ => "",
        };
        var output = Output.Option();
        var command = new Command("explain", "Show the arithmetic behind a tier's model server") { tier, output };
        new StackOptions().SetAction(command, terminal, root, (stack, parsed, cancellation) => RunAsync(
            new(terminal, parsed.GetValue(output)), stack.Plan, parsed.GetValue(tier)!, cancellation));
        return command;
    }

    private static Task<int> RunAsync(
        Output output, StackPlan plan, string name, CancellationToken cancellation)
    {
        var tier = name.Length == 0 ? plan.Tiers.Single(tier => tier.IsDefault) : plan.Tier(name);
        if (tier is null)
        {
            var names = plan.Tiers.Select(known => known.Name).ToArray();
            return Refuse(new(
                SizeProblems.UnknownTier, "--tier", "is not a tier of the stack", name, string.Join(", ", names),
                Spelling.Nearest(name, names) is { } near ? $"did you mean '{near}'?" : "name one of these"));
        }
        if (tier.Serving.Engine is not { } engine)
        {
            return Refuse(new(
                SizeProblems.NothingToExplain, "--tier", "has no model server that the catalogue can size", tier.Name,
                Fix: "serve a model that the catalogue has on machines that serve alone"));
        }
        return output.WriteAsync(
            console => Write(console, tier, engine),
            $"{tier.Name}: {engine.Layout}, {engine.Speed.Basis.Word()}",
            ExitCodes.Success,
            cancellation);

        Task<int> Refuse(Problem problem) => Task.FromResult(ProblemView.Refuse(output.Terminal, [problem]));
    }

    private static void Write(IAnsiConsole console, TierPlan tier, EnginePlan engine)
    {
        Terminal.WriteLine(
            console,
            $"{tier.Name}: {engine.Variant.Checkpoint} in {engine.Variant.Precision.Id()} on {tier.Shape.Topology} of "
                + $"{tier.Shape.Generation.Id} ({ModelRowJson.Word(engine.Variant.Status)}: {engine.Variant.Source})");
        console.WriteLine();
        var table = console.NewTable("What", "Result", "From");
        table.Columns[1].RightAligned();
        foreach (var step in EngineStep.Of(engine))
        {
            table.Add(step.What, step.Result, step.How);
        }
        console.Write(table);
        Terminal.WriteLine(console, $"image     {tier.Serving.Image}");
        Terminal.WriteLine(console, $"arguments {string.Join(' ', tier.Serving.Arguments)}");
        foreach (var (variable, value) in tier.Serving.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Terminal.WriteLine(console, $"variable  {variable}={value}");
        }
    }
}
