using Google.Rpc;

namespace Ironwood.Operations.Models.Deployments;

/// <summary>Google's error for a failed operation, with what to do about it.</summary>
internal static class OperationProblem
{
    private const string Log = "gcloud logging read 'resource.type=\"aiplatform.googleapis.com/Endpoint\"'";

    public static Problem Of(string operation, DeploymentPhase phase, Status error) => new(
        ModelDiagnostics.OperationFailed,
        operation,
        $"{Subject(phase)} failed: {SecretText.Hide(error.Message).TrimEnd('.')} ({(Code)error.Code})",
        Fix: (Code)error.Code switch
        {
            Code.ResourceExhausted => "there are no machines of this type now, or the quota is used up: "
                + "ask for fewer replicas, another type or region, or more quota",
            Code.PermissionDenied => "grant the permission that it names, to you or to the service account "
                + "that the model runs as, and deploy again",
            Code.NotFound => "the resource that it names no longer exists: ./ironwood model list shows what there is",
            Code.DeadlineExceeded or Code.Unavailable or Code.Internal or Code.Aborted =>
                "deploy again; if it goes on, ask Google's support with the operation's name",
            _ => $"correct what the message names and deploy again; the container's log says more: {Log}",
        });

    /// <summary>The operation ended with the result of another kind of request.</summary>
    public static Problem Another(string operation, string type) => new(
        ModelDiagnostics.AnotherOperation, operation, "is done, and is no deployment of a model",
        SecretText.Hide(type), Fix: "copy the name that the deployment printed");

    /// <summary>Google accepted a request and returned no operation by which it can be followed.</summary>
    public static Problem Nameless(DeploymentPhase phase) =>
        AccessProblems.Unreadable(Subject(phase), "it names no operation");

    private static string Subject(DeploymentPhase phase) => phase switch
    {
        DeploymentPhase.Upload => "the upload",
        DeploymentPhase.Undeploy => "the removal",
        _ => "the deployment",
    };
}
