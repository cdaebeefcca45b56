using Google.Cloud.AIPlatform.V1;
using Google.LongRunning;
using Ironwood.Operations.Access;
using Ironwood.Operations.Google;
using Ironwood.Problems;

namespace Ironwood.Operations.Models.Deployments;

/// <summary>What of a deployment is under way.</summary>
public enum DeploymentPhase
{
    /// <summary>The model is being uploaded.</summary>
    Upload,

    /// <summary>It is being deployed.</summary>
    Deploy,

    /// <summary>A deployed model is being removed.</summary>
    Undeploy,
}

/// <summary>How it ended.</summary>
public enum DeploymentEnd
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>Google ended an operation with an error.</summary>
    Failed,

    /// <summary>It was left while an operation runs, which goes on.</summary>
    LeftRunning,

    /// <summary>Nobody answered any more; the operation goes on.</summary>
    Lost,

    /// <summary>The request of this phase was refused, and nothing began.</summary>
    Refused,

    /// <summary>The request of this phase got no answer: whether anything began is not known.</summary>
    Unanswered,
}

/// <summary>How a deployment ended.</summary>
/// <param name="End">How.</param>
/// <param name="Phase">In which phase.</param>
/// <param name="Operation">The operation of that phase; empty when none is known to have begun.</param>
/// <param name="Model">The model with its version; null while it is not uploaded.</param>
/// <param name="DeployedModel">Id of the deployed model; null unless it is deployed.</param>
/// <param name="Problem">What Google said; null when all went well.</param>
public sealed record DeploymentResult(
    DeploymentEnd End, DeploymentPhase Phase, string Operation, string? Model, string? DeployedModel = null, Problem? Problem = null);

/// <summary>Carries a plan out: sends a request, follows its operation, sends the next.</summary>
/// <param name="vertex">Vertex AI.</param>
/// <param name="time">The clock.</param>
public sealed class ModelDeployment(IVertexAi vertex, TimeProvider time)
{
    private readonly OperationFollower _follower = new(vertex, time);

    /// <summary>
    /// Carries it out. A cancellation is heeded between requests: one that is on its way is waited for, because without
    /// the name of its operation it could not be taken up again.
    /// </summary>
    /// <param name="plan">What is sent.</param>
    /// <param name="begun">Told the phase and the operation, once there is one.</param>
    /// <param name="report">Told how far it is.</param>
    /// <param name="cancellation">Leaves the operation to itself and sends nothing more.</param>
    public async Task<DeploymentResult> RunAsync(
        DeploymentPlan plan, Action<DeploymentPhase, string> begun, Action<OperationProgress> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(begun);
        var model = plan.Deploy.DeployedModel.Model;
        if (plan.Upload is { } upload)
        {
            cancellation.ThrowIfCancellationRequested();
            var uploaded = await SendAsync(
                () => vertex.UploadAsync(upload,
                    CancellationToken.None), DeploymentPhase.Upload, begun, report, cancellation).ConfigureAwait(false);
            if (uploaded.End != DeploymentEnd.Done)
            {
                return uploaded;
            }
            model = uploaded.Model!;
            if (cancellation.IsCancellationRequested)
            {
                return uploaded with { End = DeploymentEnd.LeftRunning };
            }
        }
        cancellation.ThrowIfCancellationRequested();
        var deployed = await SendAsync(
            () => vertex.DeployAsync(plan.DeployOf(model),
                CancellationToken.None), DeploymentPhase.Deploy, begun, report, cancellation).ConfigureAwait(false);
        return deployed with { Model = model };
    }

    /// <summary>
    /// Takes up an operation by its name, whatever it does. Sends nothing but the question where it stands.
    /// </summary>
    public Task<DeploymentResult> ResumeAsync(
        string operation, Action<OperationProgress> report, CancellationToken cancellation) =>
        FollowAsync(operation, DeploymentPhase.Deploy, report, cancellation);

    /// <summary>Removes a deployed model.</summary>
    public Task<DeploymentResult> UndeployAsync(
        UndeployModelRequest request, Action<DeploymentPhase, string> begun, Action<OperationProgress> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(begun);
        cancellation.ThrowIfCancellationRequested();
        return SendAsync(
            () => vertex.UndeployAsync(request,
                CancellationToken.None), DeploymentPhase.Undeploy, begun, report, cancellation);
    }

    private async Task<DeploymentResult> SendAsync(
        Func<Task<Operation>> send, DeploymentPhase phase, Action<DeploymentPhase, string> begun, Action<OperationProgress> report,
        CancellationToken cancellation)
    {
        Operation operation;
        try
        {
            operation = await send().ConfigureAwait(false);
        }
        catch (AccessException error)
        {
            return new(
                error.IsRefusal
                ? DeploymentEnd.Refused
                : DeploymentEnd.Unanswered, phase, "", null, Problem: error.Problem);
        }
        begun(phase, operation.Name);
        return await FollowAsync(operation.Name, phase, report, cancellation).ConfigureAwait(false);
    }

    private async Task<DeploymentResult> FollowAsync(
        string name, DeploymentPhase phase, Action<OperationProgress> report, CancellationToken cancellation)
    {
        var followed = await _follower.FollowAsync(name, report, cancellation).ConfigureAwait(false);
        if (followed.Error is { } error)
        {
            return new(DeploymentEnd.Failed, phase, name, null, Problem: OperationProblem.Of(name, phase, error));
        }
        if (followed.Lost is { } lost)
        {
            return new(DeploymentEnd.Lost, phase, name, null, Problem: lost);
        }
        if (followed.Response is not { } response)
        {
            return new(DeploymentEnd.LeftRunning, phase, name, null);
        }
        // What was resumed is known by what it brought about.
        if (response.TryUnpack<UploadModelResponse>(out var uploaded))
        {
            return new(DeploymentEnd.Done, DeploymentPhase.Upload, name,
                uploaded.ModelVersionId.Length == 0
                    ? uploaded.Model
                    : $"{uploaded.Model.Split('@')[0]}@{uploaded.ModelVersionId}");
        }
        if (response.TryUnpack<DeployModelResponse>(out var deployed))
        {
            return new(
                DeploymentEnd.Done, DeploymentPhase.Deploy, name, deployed.DeployedModel?.Model, deployed.DeployedModel?.Id);
        }
        return response.Is(UndeployModelResponse.Descriptor)
            ? new(DeploymentEnd.Done, DeploymentPhase.Undeploy, name, null)
            : new(DeploymentEnd.Done, phase, name, null, Problem: OperationProblem.Another(name, response.TypeUrl));
    }
}
