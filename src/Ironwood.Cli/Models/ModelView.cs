using Ironwood.Operations.Models;
using Spectre.Console;

namespace Ironwood.Cli.Models;

/// <summary>Endpoints and their models as text.</summary>
internal static class ModelView
{
    private const int TrafficColumn = 4;

    public static void Write(IAnsiConsole console, IReadOnlyList<TierModels> tiers)
    {
        var table = console.NewTable("Tier", "Deployed model", "Name", "Model", "Traffic", "Replicas", "Machine");
        table.Columns[TrafficColumn].RightAligned();
        foreach (var tier in tiers)
        {
            if (tier.Models.Count == 0)
            {
                table.Add(tier.Tier, Emptiness(tier));
            }
            foreach (var (index, model) in tier.Models.Index())
            {
                table.Add(
                    index == 0 ? tier.Tier : "",
                    model.Id,
                    model.Name,
                    model.Version is null ? Id(model.Model) : $"{Id(model.Model)}@{model.Version}",
                    $"{Counted.Number(model.Traffic)} %",
                    Replicas(model),
                    Machine(model));
            }
        }
        console.Write(table);
        console.WriteLine();
        foreach (var tier in tiers.Where(tier => tier.Endpoint is not null))
        {
            Terminal.WriteLine(console, $"{tier.Tier}: {tier.Endpoint}");
        }
    }

    private static string Emptiness(TierModels tier) =>
        tier.Problem is not null ? "not known"
            : tier.Endpoint is null ? "no endpoint"
            : "nothing deployed";

    private static string Replicas(DeployedModelView model)
    {
        var now = model.Replicas is { } replicas ? Counted.Number(replicas) : "?";
        return (model.MinReplicas, model.MaxReplicas) switch
        {
            ({ } least, { } most) when least != most => $"{now} of {Counted.Number(least)} to {Counted.Number(most)}",
            ({ } least, _) => $"{now} of {Counted.Number(least)}",
            _ => now,
        };
    }

    private static string Machine(DeployedModelView model) =>
        model.Topology is null ? model.MachineType ?? "" : $"{model.MachineType} {model.Topology}";

    private static string Id(string name) => name[(name.LastIndexOf('/') + 1)..];
}
