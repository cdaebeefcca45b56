using Google.Rpc;
using Ironwood.Problems;

namespace Ironwood.Operations.Models.Deployments;

/// <summary>What Google says of an operation that failed, with what to do about it.</summary>
internal static class OperationProblem
{
    public static Problem Of(string operation, DeploymentPhase phase, Status error) => new(
        ModelDiagnostics.OperationFailed, operation,
        $"{Subject(phase)} failed: {OneLine(error.Message)} ({(Code)error.Code})",
        Fix: (Code)error.Code switch
        {
            Code.ResourceExhausted =>
                "there are no machines of this type now, or the quota is used up: ask for fewer replicas, another type or region, or more quota",
            Code.PermissionDenied =>
                "grant what it names, to you or to the service account that the model runs as, and deploy again",
            Code.NotFound => "what it names is gone: ./ironwood model list shows what there is",
            Code.DeadlineExceeded or Code.Unavailable or Code.Internal or Code.Aborted =>
                "deploy again; if it goes on, ask Google's support with the operation's name",
            _ => "mend what it names and deploy again; the container's log says more: gcloud logging read 'resource.type=\"aiplatform.googleapis.com/Endpoint\"'",
        });

    public static Problem Another(string operation, string type) => new(
        ModelDiagnostics.AnotherOperation, operation, "is done, and is no deployment of a model", type, Fix: "copy the name that the deployment printed");

    private static string Subject(DeploymentPhase phase) => phase switch
    {
        DeploymentPhase.Upload => "the upload",
        DeploymentPhase.Undeploy => "the removal",
        _ => "the deployment",
    };

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
}
