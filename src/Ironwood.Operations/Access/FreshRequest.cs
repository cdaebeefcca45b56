namespace Ironwood.Operations.Access;

/// <summary>
/// Sends a copy of the request. Handlers change what they send, its address and token among others; a retry must begin
/// again with the request as it was made.
/// </summary>
/// <param name="inner">Sends the copy.</param>
internal sealed class FreshRequest(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Not disposed: that would dispose the content, which the next attempt needs.
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Content = request.Content,
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
        };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }
        foreach (var option in request.Options)
        {
            copy.Options.Set(new(option.Key), option.Value);
        }
        return base.SendAsync(copy, cancellationToken);
    }
}
