using Google.Cloud.AIPlatform.V1;
using Google.LongRunning;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Ironwood.Operations.Google;

namespace Ironwood.Operations.Models.Deployments;

/// <summary>A phase of a deployment.</summary>
public enum DeploymentPhase
{
    /// <summary>The model is being uploaded.</summary>
    Upload,

    /// <summary>The model is being deployed.</summary>
    Deploy,

    /// <summary>A deployed model is being removed.</summary>
    Undeploy,
}

/// <summary>How a phase ended.</summary>
public enum DeploymentEnd
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>Google ended the operation with an error, or with the result of another request.</summary>
    Failed,

    /// <summary>The wait was interrupted; the operation continues at Google.</summary>
    LeftRunning,

    /// <summary>The operation can no longer be read; it continues at Google.</summary>
    Lost,

    /// <summary>Google refused the request, and nothing began.</summary>
    Refused,

    /// <summary>The request got no usable answer. Whether an operation began is unknown.</summary>
    Unanswered,
}

/// <summary>How a deployment ended.</summary>
/// <param name="End">How.</param>
/// <param name="Phase">In which phase.</param>
/// <param name="Operation">The operation of that phase; empty if none is known to have begun.</param>
/// <param name="Model">The model with its version; null while it is not uploaded.</param>
/// <param name="DeployedModel">Id of the deployed model; null unless it is deployed.</param>
/// <param name="Problem">Google's error; null if all went well.</param>
public sealed record DeploymentResult(
    DeploymentEnd End,
    DeploymentPhase Phase,
    string Operation,
    string? Model,
    string? DeployedModel = null,
    Problem? Problem = null);

/// <summary>Carries out a plan: sends a request, waits for its operation, sends the next.</summary>
/// <param name="vertex">Vertex AI.</param>
/// <param name="time">The clock.</param>
public sealed class ModelDeployment(IVertexAi vertex, TimeProvider time)
{
    private readonly OperationFollower _follower = new(vertex, time);

    /// <summary>
    /// Carries out the plan. A cancellation takes effect between requests: a request that is on its way is waited for,
    /// because without the name of its operation it could not be resumed.
    /// </summary>
    /// <param name="plan">What is sent.</param>
    /// <param name="begun">Receives each phase and its operation.</param>
    /// <param name="report">Receives the progress.</param>
    /// <param name="cancellation">Sends nothing more; a running operation continues.</param>
    public async Task<DeploymentResult> RunAsync(
        DeploymentPlan plan,
        Action<DeploymentPhase, string> begun,
        Action<OperationProgress> report,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(begun);
        var model = plan.Deploy.DeployedModel.Model;
        if (plan.Upload is { } upload)
        {
            cancellation.ThrowIfCancellationRequested();
            var uploaded = await SendAsync(
                () => vertex.UploadAsync(upload, CancellationToken.None),
                DeploymentPhase.Upload, begun, report, cancellation).ConfigureAwait(false);
            if (uploaded is not { End: DeploymentEnd.Done, Model: { } name })
            {
                return uploaded;
            }
            model = name;
            if (cancellation.IsCancellationRequested)
            {
                return uploaded with { End = DeploymentEnd.LeftRunning };
            }
        }
        cancellation.ThrowIfCancellationRequested();
        var deployed = await SendAsync(
            () => vertex.DeployAsync(plan.DeployOf(model), CancellationToken.None),
            DeploymentPhase.Deploy, begun, report, cancellation).ConfigureAwait(false);
        return deployed with { Model = model };
    }

    /// <summary>Waits again for an operation of any kind, by its name. Sends nothing else.</summary>
    public Task<DeploymentResult> ResumeAsync(
        string operation, Action<OperationProgress> report, CancellationToken cancellation) =>
        FollowAsync(operation, null, report, cancellation);

    /// <summary>Removes a deployed model.</summary>
    public Task<DeploymentResult> UndeployAsync(
        UndeployModelRequest request,
        Action<DeploymentPhase, string> begun,
        Action<OperationProgress> report,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(begun);
        cancellation.ThrowIfCancellationRequested();
        return SendAsync(
            () => vertex.UndeployAsync(request, CancellationToken.None),
            DeploymentPhase.Undeploy, begun, report, cancellation);
    }

    private async Task<DeploymentResult> SendAsync(
        Func<Task<Operation>> send,
        DeploymentPhase phase,
        Action<DeploymentPhase, string> begun,
        Action<OperationProgress> report,
        CancellationToken cancellation)
    {
        Operation operation;
        try
        {
            operation = await send().ConfigureAwait(false);
        }
        catch (AccessException error)
        {
            var end = error.IsRefusal ? DeploymentEnd.Refused : DeploymentEnd.Unanswered;
            return new(end, phase, "", null, Problem: error.Problem);
        }
        if (!VertexName.TryOperation(operation.Name, out _))
        {
            return new(DeploymentEnd.Unanswered, phase, "", null, Problem: OperationProblem.Nameless(phase));
        }
        begun(phase, operation.Name);
        return await FollowAsync(operation.Name, phase, report, cancellation).ConfigureAwait(false);
    }

    // The phase is null for a resumed operation, whose kind is known only by its result.
    private async Task<DeploymentResult> FollowAsync(
        string name, DeploymentPhase? phase, Action<OperationProgress> report, CancellationToken cancellation)
    {
        var followed = await _follower.FollowAsync(name, report, cancellation).ConfigureAwait(false);
        var known = phase ?? DeploymentPhase.Deploy;
        if (followed.Error is { } error)
        {
            return new(DeploymentEnd.Failed, known, name, null, Problem: OperationProblem.Of(name, known, error));
        }
        if (followed.Lost is { } lost)
        {
            return new(DeploymentEnd.Lost, known, name, null, Problem: lost);
        }
        if (followed.Response is not { } response)
        {
            return new(DeploymentEnd.LeftRunning, known, name, null);
        }
        if (Read(name, response) is { } result && (phase is null || phase == result.Phase))
        {
            return result;
        }
        var another = OperationProblem.Another(name, response.TypeUrl);
        // What was resumed may well be something else: the name was wrong, and nothing failed.
        return new(phase is null ? DeploymentEnd.Done : DeploymentEnd.Failed, known, name, null, Problem: another);
    }

    // Null for the result of another kind of request, or a malformed one.
    private static DeploymentResult? Read(string name, Any response)
    {
        try
        {
            if (response.TryUnpack<UploadModelResponse>(out var uploaded) && uploaded.Model.Length > 0)
            {
                var model = uploaded.ModelVersionId.Length == 0
                    ? uploaded.Model
                    : $"{uploaded.Model.Split('@')[0]}@{uploaded.ModelVersionId}";
                return new(DeploymentEnd.Done, DeploymentPhase.Upload, name, model);
            }
            if (response.TryUnpack<DeployModelResponse>(out var deployed))
            {
                return new(
                    DeploymentEnd.Done, DeploymentPhase.Deploy, name,
                    deployed.DeployedModel?.Model, deployed.DeployedModel?.Id);
            }
            return response.Is(UndeployModelResponse.Descriptor)
                ? new(DeploymentEnd.Done, DeploymentPhase.Undeploy, name, null)
                : null;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
