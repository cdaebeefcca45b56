using Google.Cloud.AIPlatform.V1;
using Ironwood.Operations.Google;

namespace Ironwood.Operations.Models.Deployments;

/// <summary>A plan, or every problem that prevents it.</summary>
/// <param name="Plan">The plan; null with a problem.</param>
/// <param name="Problems">Every problem.</param>
public sealed record PlannedDeployment(DeploymentPlan? Plan, IReadOnlyList<Problem> Problems);

/// <summary>Plans a deployment. Reads from Vertex AI, and changes nothing there.</summary>
/// <param name="vertex">Vertex AI.</param>
public sealed class DeploymentPlanner(IVertexAi vertex)
{
    // In the split of a deploy request, the id of the model that the request deploys.
    private const string ModelBeingDeployed = "0";

    /// <summary>Plans the deployment, or returns every problem.</summary>
    /// <exception cref="Access.AccessException">Vertex AI could not be asked.</exception>
    public async Task<PlannedDeployment> PlanAsync(
        DeploymentRequest request, PlatformContract contract, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(contract);
        var problems = new List<Problem>();
        var tier = TierEndpoints.Find(contract, request.Tier, problems);
        var machine = MachineChoice.Of(request, tier, problems);
        problems.AddRange(ModelSource.Validate(request, contract));
        VertexName? name = null;
        if (request.Model is { } written
            && !VertexName.TryModel(written, contract.Project, tier?.Vertex?.Region ?? contract.Region, out name))
        {
            problems.Add(new(
                ModelDiagnostics.MalformedName, "--model", "is not the name of a model", written,
                VertexName.ModelForm, "copy it from ./ironwood model list or from the Model Registry"));
        }

        var endpoint = tier?.Vertex is { } hosting
            ? vertex.FindEndpointAsync(hosting.Endpoint, cancellation)
            : Task.FromResult<Endpoint?>(null);
        var model = name is not null ? vertex.FindModelAsync(name, cancellation) : Task.FromResult<Model?>(null);
        await Task.WhenAll(endpoint, model).ConfigureAwait(false);
        var (there, known) = (await endpoint.ConfigureAwait(false), await model.ConfigureAwait(false));

        if (name is not null && known is null)
        {
            problems.Add(new(
                ModelDiagnostics.ModelNotFound, "--model", "is not in Vertex AI", name.ToString(),
                Fix: $"see which there are: gcloud ai models list --project={name.Project} --region={name.Location}"));
        }
        if (tier?.Vertex is { } outputs)
        {
            problems.AddRange(
                there is null
                ? [TierEndpoints.NotFound(request.Tier, outputs)]
                : EndpointState.Validate(request.Tier, there));
            if (there is not null && known is not null && name is not null)
            {
                problems.AddRange(AlreadyThere(there, known, name, request.Tier));
            }
        }
        if (problems.Count > 0 || tier?.Vertex is not { } place || machine is null || there is null)
        {
            return new(null, problems);
        }
        var upload = known is null ? ModelSource.Upload(request, contract, place.Region, machine) : null;
        var deploy = new DeployModelRequest
        {
            Endpoint = place.Endpoint,
            DeployedModel = new()
            {
                Model = known is null ? "" : name!.ToString(),
                DisplayName = known?.DisplayName ?? ModelSource.NameOf(request),
                DedicatedResources = Resources(request, machine),
                ServiceAccount = contract.ServiceAccountEmail,
            },
        };
        // The first model must receive all requests: with an empty split the endpoint would serve none.
        if (there.TrafficSplit.Count == 0)
        {
            deploy.TrafficSplit.Add(ModelBeingDeployed, TrafficSplit.Whole);
        }
        return new(new(request.Tier, upload, deploy) { Region = place.Region, Outputs = tier }, []);
    }

    private static IEnumerable<Problem> AlreadyThere(Endpoint endpoint, Model model, VertexName name, string tier) =>
        endpoint.DeployedModels
            .Where(deployed => VertexName.TryModel(deployed.Model, "", "", out var same) && name.IsSameAs(same)
                && (model.VersionId.Length == 0 || deployed.ModelVersionId == model.VersionId))
            .Take(1)
            .Select(deployed => new Problem(
                ModelDiagnostics.AlreadyDeployed,
                "--model",
                $"is on the endpoint of tier {tier} already, as deployed model {deployed.Id}",
                name.ToString(),
                Fix: $"move traffic to it: ./ironwood model traffic --tier {tier} --to {deployed.Id}; "
                    + "or undeploy it first"));

    private static DedicatedResources Resources(DeploymentRequest request, MachineChoice machine)
    {
        var resources = new DedicatedResources
        {
            MachineSpec = new() { MachineType = machine.Type.Name },
            MinReplicaCount = request.MinReplicas,
            MaxReplicaCount = request.MaxReplicas ?? request.MinReplicas,
        };
        if (machine.Topology is { } topology)
        {
            resources.MachineSpec.TpuTopology = topology;
        }
        return resources;
    }
}
