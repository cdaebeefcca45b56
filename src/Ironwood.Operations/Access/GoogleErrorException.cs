namespace Ironwood.Operations.Access;

/// <summary>A REST service of Google refused a request. gRPC has its own exception for this.</summary>
/// <param name="error">Google's error.</param>
/// <param name="address">Address of the request, without its query.</param>
public sealed class GoogleErrorException(GoogleError error, string address)
    : Exception($"{address}: {error.Code}: {error.Message}")
{
    /// <summary>Google's error.</summary>
    public GoogleError Error { get; } = error;
}
