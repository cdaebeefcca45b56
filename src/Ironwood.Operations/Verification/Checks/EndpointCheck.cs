using System.Collections.Immutable;
using Ironwood.Operations.Verification.Ports;
using Ironwood.Outputs;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>The Vertex AI endpoints: each is listed, has a model, and sends all its requests to what it has.</summary>
/// <param name="endpoints">The endpoints of the project.</param>
public sealed class EndpointCheck(IVertexEndpoints endpoints) : ICheck
{
    private const int Whole = 100;

    /// <inheritdoc/>
    public string Id => "endpoints";

    /// <inheritdoc/>
    public string Title => "Vertex AI endpoints: listed, with a model, traffic complete";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform) =>
    [
        .. Endpoints(platform).Select(endpoint => endpoint.Vertex.Region).Distinct().Select(region =>
            $"gcloud ai endpoints list --region={region} --project={platform.Project}"
            + " --format='yaml(name,displayName,deployedModels.id,trafficSplit)'"),
    ];

    /// <inheritdoc/>
    public async Task<Verdict> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        var expected = Endpoints(platform).ToArray();
        if (expected.Length == 0)
        {
            return Verdict.Skipped("no tier has a Vertex AI endpoint");
        }
        var regions = expected.Select(endpoint => endpoint.Vertex.Region).Distinct().ToArray();
        var listed = await Concurrently.AskAsync(
            regions, (region, token) => endpoints.ListAsync(platform.Project, region, token), cancellation)
                .ConfigureAwait(false);
        var byRegion = regions.Zip(listed).ToDictionary(
            pair => pair.First,
            pair => pair.Second.ToDictionary(endpoint => Wording.LastPart(endpoint.Name), StringComparer.Ordinal));
        return Verdict.Of(
            expected.Select(endpoint => Judge(
                endpoint.Tier,
                endpoint.Vertex,
                byRegion[endpoint.Vertex.Region].GetValueOrDefault(Wording.LastPart(endpoint.Vertex.Endpoint)))),
            $"{Wording.Count(expected.Length, "endpoint")} with a model");
    }

    private static Evidence Judge(string tier, VertexOutputs vertex, ListedEndpoint? found)
    {
        var id = Wording.LastPart(vertex.Endpoint);
        Evidence Seen(string seen, bool holds) =>
            new($"tier {tier}", $"endpoint {id} with a model and 100 % of the traffic", seen, holds);
        if (found is null)
        {
            return Seen("not listed", holds: false);
        }
        if (found.DeployedModels.IsEmpty)
        {
            return Seen(
                vertex.HasModelGardenModel
                    ? "no model deployed, though the stack deploys one from Model Garden"
                    : $"no model deployed; ./ironwood model deploy --tier {tier} puts one on it",
                holds: false);
        }
        var sum = found.Traffic.Values.Sum();
        var models = Wording.Some([.. found.DeployedModels.Values]);
        var strays = found.Traffic.Where(share => share.Value > 0 && !found.DeployedModels.ContainsKey(share.Key))
            .ToArray();
        return strays.Length > 0
            ? Seen($"{strays.Sum(share => share.Value)} % of the traffic goes to a model that is not there",
                holds: false)
            : Seen($"{models}; traffic {sum} %", sum == Whole);
    }

    private static IEnumerable<(string Tier, VertexOutputs Vertex)> Endpoints(PlatformContract platform) =>
        from tier in platform.Tiers
        where tier.Value.Vertex is not null
        select (tier.Key, tier.Value.Vertex);
}
