using Microsoft.AspNetCore.Http;

namespace Ironwood.Demo.Faults;

/// <summary>Canonical status codes in their REST form.</summary>
internal static class HttpStatus
{
    /// <summary>The HTTP status of a google.rpc.Code.</summary>
    public static int Of(StatusCode code) => code switch
    {
        StatusCode.OK => StatusCodes.Status200OK,
        StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.OutOfRange =>
            StatusCodes.Status400BadRequest,
        StatusCode.Unauthenticated => StatusCodes.Status401Unauthorized,
        StatusCode.PermissionDenied => StatusCodes.Status403Forbidden,
        StatusCode.NotFound => StatusCodes.Status404NotFound,
        StatusCode.Aborted or StatusCode.AlreadyExists => StatusCodes.Status409Conflict,
        StatusCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        StatusCode.Cancelled => StatusCodes.Status499ClientClosedRequest,
        StatusCode.Unimplemented => StatusCodes.Status501NotImplemented,
        StatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        StatusCode.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The name in JSON, for example <c>PERMISSION_DENIED</c>.</summary>
    public static string Name(StatusCode code) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(code.ToString());
}
