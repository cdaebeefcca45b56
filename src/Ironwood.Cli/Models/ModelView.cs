using System.Globalization;
using Ironwood.Operations.Models;
using Spectre.Console;

namespace Ironwood.Cli.Models;

/// <summary>Endpoints and what they serve, as people read them.</summary>
internal static class ModelView
{
    public static void Write(IAnsiConsole console, IReadOnlyList<TierModels> tiers)
    {
        var table = new Table().Border(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.None);
        foreach (var column in new[] { "Tier", "Deployed model", "Name", "Model", "Traffic", "Replicas", "Machine" })
        {
            table.AddColumn(new TableColumn(column));
        }
        table.Columns[4].RightAligned();
        foreach (var tier in tiers)
        {
            if (tier.Models.Count == 0)
            {
                table.AddRow(new Text(tier.Tier), new Text(Emptiness(tier)));
            }
            foreach (var (model, index) in tier.Models.Select((model, index) => (model, index)))
            {
                table.AddRow(
                    new Text(index == 0 ? tier.Tier : ""), new Text(model.Id), new Text(model.Name),
                    new Text(model.Version is null ? Id(model.Model) : $"{Id(model.Model)}@{model.Version}"),
                    new Text(Number(model.Traffic) + " %"), new Text(Replicas(model)), new Text(Machine(model)));
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
        tier.Problem is not null ? "not known" : tier.Endpoint is null ? "no endpoint" : "nothing deployed";

    private static string Replicas(DeployedModelView model)
    {
        var now = model.Replicas is { } replicas ? Number(replicas) : "?";
        return (model.MinReplicas, model.MaxReplicas) switch
        {
            ({ } least, { } most) when least != most => $"{now} of {Number(least)} to {Number(most)}",
            ({ } least, _) => $"{now} of {Number(least)}",
            _ => now,
        };
    }

    private static string Machine(DeployedModelView model) =>
        model.Topology is null ? model.MachineType ?? "" : $"{model.MachineType} {model.Topology}";

    private static string Id(string name) => name[(name.LastIndexOf('/') + 1)..];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
