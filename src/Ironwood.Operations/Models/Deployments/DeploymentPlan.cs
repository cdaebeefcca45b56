using Google.Cloud.AIPlatform.V1;

namespace Ironwood.Operations.Models.Deployments;

/// <summary>Exactly what is sent to deploy a model.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Upload">The first request; null if Vertex AI already has the model.</param>
/// <param name="Deploy">The second request. Until the model is uploaded, the model's name in it is empty.</param>
public sealed record DeploymentPlan(string Tier, UploadModelRequest? Upload, DeployModelRequest Deploy)
{
    /// <summary>The region that receives the requests.</summary>
    public required string Region { get; init; }

    /// <summary>The stack's outputs for the tier.</summary>
    public required TierOutputs Outputs { get; init; }

    /// <summary>The second request with the name of the uploaded model.</summary>
    public DeployModelRequest DeployOf(string model)
    {
        var request = Deploy.Clone();
        request.DeployedModel.Model = model;
        return request;
    }
}
