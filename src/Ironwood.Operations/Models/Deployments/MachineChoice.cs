using Ironwood.Catalog.Accelerators;

namespace Ironwood.Operations.Models.Deployments;

/// <summary>The machine of a replica.</summary>
/// <param name="Type">Its machine type.</param>
/// <param name="Topology">Its TPU topology; null without chips.</param>
internal sealed record MachineChoice(VertexMachineType Type, string? Topology)
{
    /// <summary>Devices that the model server sees; 0 without chips.</summary>
    public int Devices => Topology is { } topology && AcceleratorCatalog.Find(Type.Generation) is { } generation
        ? generation.Shape(Catalog.Accelerators.Topology.Parse(topology)).Devices
        : 0;

    /// <summary>The choice; null after adding every problem.</summary>
    public static MachineChoice? Of(DeploymentRequest request, TierOutputs? tier, ICollection<Problem> problems)
    {
        Replicas(request, problems);
        if (request.MachineType is null && tier is null)
        {
            return null;
        }
        var type = request.MachineType is { } name
            ? VertexMachineType.Find(name)
            : VertexMachineType.For(tier!.Generation, tier.MachineType);
        if (type is null)
        {
            problems.Add(Unknown(request.MachineType ?? tier!.MachineType));
            return null;
        }
        if (request.Topology is { } topology && topology != type.Topology)
        {
            problems.Add(Topologies(topology, type));
            return null;
        }
        return new(type, type.Topology);
    }

    private static Problem Unknown(string written)
    {
        var names = VertexMachineType.All.Select(type => type.Name).ToArray();
        return new(
            ModelDiagnostics.UnknownMachineType,
            "--machine-type",
            "is not among the machine types that Vertex AI serves models on",
            written,
            string.Join(", ", names),
            Spelling.Nearest(written, names) is { } nearest ? $"did you mean '{nearest}'?" : "name one of these");
    }

    // One VM is one replica, so a machine type has one topology.
    private static Problem Topologies(string written, VertexMachineType type)
    {
        var fitting = VertexMachineType.All.FirstOrDefault(other =>
            other.Generation == type.Generation && other.Topology == written);
        return new(
            ModelDiagnostics.WrongTopology,
            "--tpu-topology",
            type.Topology is null
                ? $"means nothing on {type.Name}, which has no TPU"
                : $"is not what a replica on {type.Name} has: Vertex AI serves from single hosts",
            written,
            type.Topology,
            fitting is null ? "leave it out" : $"leave it out, or say --machine-type {fitting.Name}");
    }

    private static void Replicas(DeploymentRequest request, ICollection<Problem> problems)
    {
        if (request.MinReplicas < 1)
        {
            problems.Add(new(
                ModelDiagnostics.ContradictoryReplicas, "--min-replicas", "is fewer than one",
                Text(request.MinReplicas), "1 or more", "leave it out: one is the default"));
        }
        var least = Math.Max(1, request.MinReplicas);
        if (request.MaxReplicas is { } most && most < least)
        {
            problems.Add(new(
                ModelDiagnostics.ContradictoryReplicas, "--max-replicas", "is fewer than --min-replicas",
                Text(most), $"at least {Text(least)}", "swap them, or raise it"));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
