using Ironwood.Demo.Samples;

namespace Ironwood.Operations.Tests.Models;

/// <summary>
/// The sample's platform with another machine in each tier: Ironwood, CPUs, and Ironwood without an endpoint.
/// </summary>
internal static class Contracts
{
    public const string SmallEndpoint = "projects/acme/locations/us-central1/endpoints/11";
    public const string MediumEndpoint = "projects/acme/locations/us-central1/endpoints/22";

    private static readonly PlatformContract Sample = SampleContract.Create();

    public static PlatformContract Platform { get; } = Sample with
    {
        Project = "acme",
        Tiers = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, TierOutputs>
        {
            ["large"] = Sample.Tiers["large"] with
            {
                Vertex = null,
                Groups = [.. Sample.Tiers["large"].Groups.Take(2)],
            },
            ["medium"] = Sample.Tiers["medium"] with
            {
                Generation = "cpu",
                MachineType = "e2-small",
                Topology = null,
                Chips = 0,
                Groups =
                [
                    Sample.Tiers["medium"].Groups[0] with
                    {
                        Name = "replicas-medium-a",
                        MinVms = 2,
                        MaxVms = 2,
                        IsSlice = false,
                    },
                ],
                Vertex = Endpoint(MediumEndpoint),
            },
            ["small"] = Sample.Tiers["small"] with { Vertex = Endpoint(SmallEndpoint) },
        }),
        Models = new() { Bucket = "gs://acme-models", ImageRepository = "us-central1-docker.pkg.dev/acme/registry" },
        ServiceAccountEmail = "pods@acme.iam.gserviceaccount.com",
    };

    private static VertexOutputs Endpoint(string name) =>
        new() { Endpoint = name, Region = "us-central1", HasModelGardenModel = false };
}
