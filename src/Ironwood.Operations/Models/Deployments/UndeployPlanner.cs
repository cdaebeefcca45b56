using Google.Cloud.AIPlatform.V1;
using Ironwood.Operations.Google;

namespace Ironwood.Operations.Models.Deployments;

/// <summary>A request, or every problem that prevents it.</summary>
/// <param name="Request">Exactly what is sent; null with a problem.</param>
/// <param name="Region">The region that receives it; null with a problem.</param>
/// <param name="Problems">Every problem.</param>
public sealed record PlannedUndeployment(
    UndeployModelRequest? Request, string? Region, IReadOnlyList<Problem> Problems);

/// <summary>Plans the removal of a deployed model. Reads from Vertex AI, and changes nothing there.</summary>
/// <param name="vertex">Vertex AI.</param>
public sealed class UndeployPlanner(IVertexAi vertex)
{
    /// <summary>Plans the removal, or returns every problem.</summary>
    /// <param name="tier">The tier.</param>
    /// <param name="deployedModel">Id of the deployed model.</param>
    /// <param name="force">Whether its traffic may move to the others at once, in their proportions.</param>
    /// <param name="contract">The platform.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <exception cref="Access.AccessException">Vertex AI could not be asked.</exception>
    public async Task<PlannedUndeployment> PlanAsync(
        string tier, string deployedModel, bool force, PlatformContract contract, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        if (TierEndpoints.Find(contract, tier, problems)?.Vertex is not { } hosting)
        {
            return new(null, null, problems);
        }
        if (await vertex.FindEndpointAsync(hosting.Endpoint, cancellation).ConfigureAwait(false) is not { } endpoint)
        {
            return new(null, null, [TierEndpoints.NotFound(tier, hosting)]);
        }
        problems.AddRange(EndpointState.Validate(tier, endpoint));
        problems.AddRange(EndpointState.RequireModel(endpoint, deployedModel, tier, "--deployed-model"));
        var request = new UndeployModelRequest { Endpoint = hosting.Endpoint, DeployedModelId = deployedModel };
        var split = EndpointState.SplitOf(endpoint);
        if (problems.Count == 0 && split.ShareOf(deployedModel) is > 0 and var share)
        {
            var others = endpoint.DeployedModels.Select(deployed => deployed.Id).Where(id => id != deployedModel)
                .ToArray();
            if (force && others.Any(id => split.ShareOf(id) > 0))
            {
                request.TrafficSplit.Add(split.Toward(deployedModel, 0).Shares);
            }
            // Without the last model the endpoint serves nothing, and Vertex AI empties the split itself.
            else if (!force || others.Length > 0)
            {
                problems.Add(HasTraffic(tier, deployedModel, share, others));
            }
        }
        return problems.Count > 0 ? new(null, null, problems) : new(request, hosting.Region, []);
    }

    private static Problem HasTraffic(string tier, string deployedModel, int share, string[] others) => new(
        ModelDiagnostics.HasTraffic,
        "--deployed-model",
        string.Create(CultureInfo.InvariantCulture, $"receives {share} % of the traffic of tier {tier}"),
        deployedModel,
        Fix: others.Length == 0
            ? "without it the endpoint serves nothing: use --force if that is what you want"
            : $"move it first: ./ironwood model traffic --tier {tier} --to {others[0]}");
}
