using Google.Cloud.AIPlatform.V1;
using Ironwood.Operations.Google;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>The Vertex AI endpoints: each is listed, has a model, and sends all requests to its models.</summary>
/// <param name="vertex">Vertex AI.</param>
public sealed class EndpointCheck(IVertexAi vertex) : ICheck
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
            ShellLine.Of($"gcloud ai endpoints list --region={region} --project={platform.Project}")
            + " --format='yaml(name,displayName,deployedModels.id,trafficSplit)'"),
    ];

    /// <inheritdoc/>
    public async Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        var expected = Endpoints(platform).ToArray();
        if (expected.Length == 0)
        {
            return CheckOutcome.Skipped("no tier has a Vertex AI endpoint");
        }
        var regions = expected.Select(endpoint => endpoint.Vertex.Region).Distinct().ToArray();
        var listed = await Concurrently.AskAsync(
            regions, (region, token) => vertex.ListEndpointsAsync(platform.Project, region, token), cancellation)
                .ConfigureAwait(false);
        var found = regions.Zip(listed)
            .SelectMany(pair => pair.Second.Select(endpoint => (Region: pair.First, Endpoint: endpoint)))
            .ToLookup(each => (each.Region, Wording.LastPart(each.Endpoint.Name)), each => each.Endpoint);
        return CheckOutcome.Of(
            expected.Select(endpoint => Judge(
                endpoint.Tier,
                endpoint.Vertex,
                found[(endpoint.Vertex.Region, Wording.LastPart(endpoint.Vertex.Endpoint))].FirstOrDefault())),
            $"{Wording.Count(expected.Length, "endpoint")} with a model");
    }

    private static Evidence Judge(string tier, VertexOutputs vertex, Endpoint? found)
    {
        var id = Wording.LastPart(vertex.Endpoint);
        Evidence Seen(string seen, bool holds) =>
            new($"tier {tier}", $"endpoint {id} with a model and 100 % of the traffic", seen, holds);
        if (found is null)
        {
            return Seen("not listed", holds: false);
        }
        if (found.DeployedModels.Count == 0)
        {
            return Seen(
                vertex.HasModelGardenModel
                    ? "no model deployed, though the stack deploys one from Model Garden"
                    : $"no model deployed; ./ironwood model deploy --tier {tier} puts one on it",
                holds: false);
        }
        var sum = found.TrafficSplit.Values.Sum(share => (long)share);
        var ids = found.DeployedModels.Select(model => model.Id).ToHashSet(StringComparer.Ordinal);
        var strays = found.TrafficSplit.Where(share => share.Value > 0 && !ids.Contains(share.Key)).ToArray();
        return strays.Length > 0
            ? Seen(
                $"{strays.Sum(share => (long)share.Value)} % of the traffic goes to a model that is not there",
                holds: false)
            : Seen($"{Wording.Some([.. Names(found)])}; traffic {sum} %", sum == Whole);
    }

    private static IEnumerable<string> Names(Endpoint endpoint) =>
        endpoint.DeployedModels.OrderBy(model => model.Id, StringComparer.Ordinal)
            .Select(model => model.DisplayName.Length > 0 ? model.DisplayName : model.Id);

    private static IEnumerable<(string Tier, VertexOutputs Vertex)> Endpoints(PlatformContract platform) =>
        from tier in platform.Tiers
        where tier.Value.Vertex is not null
        select (tier.Key, tier.Value.Vertex);
}
