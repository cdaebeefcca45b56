namespace Ironwood.Operations.Access;

/// <summary>Answers of REST services.</summary>
public static class GoogleResponses
{
    /// <summary>The response, if the request succeeded.</summary>
    /// <exception cref="GoogleErrorException">The service refused the request.</exception>
    public static async Task<HttpResponseMessage> RequireSuccessAsync(
        this Task<HttpResponseMessage> request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = await request.ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }
        using (response)
        {
            var error = await GoogleError.ReadAsync(response, cancellation).ConfigureAwait(false);
            var address = response.RequestMessage?.RequestUri?.GetLeftPart(UriPartial.Path) ?? "";
            throw new GoogleErrorException(error, address);
        }
    }
}
