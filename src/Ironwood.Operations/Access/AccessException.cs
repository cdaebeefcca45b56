using Grpc.Core;

namespace Ironwood.Operations.Access;

/// <summary>A call to Google Cloud failed for a reason that a person can fix.</summary>
/// <param name="problem">What is wrong; its text holds no secret.</param>
/// <param name="cause">What was caught.</param>
public sealed class AccessException(Problem problem, Exception? cause = null) : Exception(problem.ToString(), cause)
{
    /// <summary>What is wrong, and the fix.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>Whether Google answered that the resource does not exist.</summary>
    public bool IsNotFound => Status == StatusCode.NotFound;

    /// <summary>
    /// Whether Google refused the request, so that it changed nothing. After the other statuses it is unknown whether
    /// the request took effect.
    /// </summary>
    public bool IsRefusal => Status is StatusCode.InvalidArgument or StatusCode.NotFound or StatusCode.AlreadyExists
        or StatusCode.PermissionDenied or StatusCode.Unauthenticated or StatusCode.ResourceExhausted
        or StatusCode.FailedPrecondition or StatusCode.OutOfRange or StatusCode.Unimplemented;

    private StatusCode? Status => InnerException switch
    {
        RpcException rpc => rpc.StatusCode,
        GoogleErrorException rest => rest.Error.Code,
        _ => null,
    };
}
