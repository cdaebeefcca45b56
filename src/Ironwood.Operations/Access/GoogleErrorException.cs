namespace Ironwood.Operations.Access;

/// <summary>A REST service of Google refused a request. gRPC has its own exception for this.</summary>
/// <param name="error">What it said.</param>
/// <param name="address">What was asked, without its query.</param>
public sealed class GoogleErrorException(GoogleError error, string address)
    : Exception($"{address}: {error.Code}: {error.Message}")
{
    /// <summary>What Google said.</summary>
    public GoogleError Error { get; } = error;
}
