using System.Globalization;
using Ironwood.Catalog.Accelerators;
using Ironwood.Outputs;
using Ironwood.Problems;

namespace Ironwood.Operations.Models.Deployments;

/// <summary>What a replica runs on.</summary>
/// <param name="Type">Its machine type.</param>
/// <param name="Topology">Its TPU topology; null without chips.</param>
internal sealed record MachineChoice(VertexMachineType Type, string? Topology)
{
    /// <summary>Devices that the model server sees; 0 without chips.</summary>
    public int Devices => Topology is { } topology && AcceleratorCatalog.Find(Type.Generation) is { } generation
        ? generation.Shape(Catalog.Accelerators.Topology.Parse(topology)).Devices
        : 0;

    /// <summary>The choice, or null and all that is wrong with it.</summary>
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
            var written = request.MachineType ?? tier!.MachineType;
            var nearest = Spelling.Nearest(written, VertexMachineType.All.Select(other => other.Name));
            problems.Add(new(
                ModelDiagnostics.UnknownMachineType, "--machine-type", "is not among the machine types that Vertex AI serves models on", written,
                string.Join(", ", VertexMachineType.All.Select(other => other.Name)),
                nearest is null ? "name one of these" : $"did you mean '{nearest}'?"));
            return null;
        }
        if (request.Topology is { } topology && topology != type.Topology)
        {
            problems.Add(Topologies(topology, type));
            return null;
        }
        return new(type, type.Topology);
    }

    // One VM is one replica, so a machine type has one topology.
    private static Problem Topologies(string written, VertexMachineType type) => new(
        ModelDiagnostics.WrongTopology, "--tpu-topology",
        type.Topology is null
            ? $"means nothing on {type.Name}, which has no TPU"
            : $"is not what a replica on {type.Name} has: Vertex AI serves from single hosts",
        written, type.Topology,
        VertexMachineType.All.FirstOrDefault(other => other.Generation == type.Generation
            && other.Topology == written) is { } fitting
            ? $"leave it out, or say --machine-type {fitting.Name}"
            : "leave it out");

    private static void Replicas(DeploymentRequest request, ICollection<Problem> problems)
    {
        if (request.MinReplicas < 1)
        {
            problems.Add(new(
                ModelDiagnostics.ContradictoryReplicas, "--min-replicas", "is fewer than one", Text(request.MinReplicas), "1 or more", "leave it out: one is the default"));
        }
        if (request.MaxReplicas is { } most && most < Math.Max(1, request.MinReplicas))
        {
            problems.Add(new(
                ModelDiagnostics.ContradictoryReplicas, "--max-replicas", "is fewer than --min-replicas", Text(most),
                $"at least {Text(Math.Max(1, request.MinReplicas))}", "swap them, or raise it"));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
