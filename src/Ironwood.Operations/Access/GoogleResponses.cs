namespace Ironwood.Operations.Access;

/// <summary>Answers of REST services.</summary>
public static class GoogleResponses
{
    /// <summary>The answer itself when it is one, with Google's own error in the exception when it is not.</summary>
    /// <exception cref="GoogleErrorException">The service refused.</exception>
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
