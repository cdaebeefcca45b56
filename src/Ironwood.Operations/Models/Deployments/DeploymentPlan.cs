using Google.Cloud.AIPlatform.V1;
using Ironwood.Outputs;

namespace Ironwood.Operations.Models.Deployments;

/// <summary>Exactly what is sent to deploy a model.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Upload">Sent first; null when Vertex AI has the model.</param>
/// <param name="Deploy">Sent then. While the model is still to be uploaded, its name is empty.</param>
public sealed record DeploymentPlan(string Tier, UploadModelRequest? Upload, DeployModelRequest Deploy)
{
    /// <summary>The region that it is sent to.</summary>
    public required string Region { get; init; }

    /// <summary>What serves the tier.</summary>
    public required TierOutputs Outputs { get; init; }

    /// <summary>The request with the name of the model that was uploaded.</summary>
    public DeployModelRequest DeployOf(string model)
    {
        var request = Deploy.Clone();
        request.DeployedModel.Model = model;
        return request;
    }
}
