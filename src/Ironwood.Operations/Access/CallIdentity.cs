using System.Net.Http.Headers;
using System.Reflection;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;

namespace Ironwood.Operations.Access;

/// <summary>
/// Adds to every request of gRPC and REST who calls: the token, the quota project, and the name of this program. It
/// stands below the retries, so that each attempt has a valid token.
/// </summary>
/// <param name="inner">Sends the request.</param>
/// <param name="credential">Source of tokens; null for none.</param>
/// <param name="quotaProject">Project that quota is charged to; null for none.</param>
/// <param name="endpoint">Address that replaces Google's hosts; null for Google.</param>
internal sealed class CallIdentity(
    HttpMessageHandler inner, ITokenAccess? credential, string? quotaProject, Uri? endpoint)
    : DelegatingHandler(inner)
{
    private const string QuotaProjectHeader = "x-goog-user-project";

    private static readonly ProductInfoHeaderValue Program = new(
        "ironwood-infra",
        typeof(CallIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?
            .InformationalVersion.Split('+')[0]);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Headers.UserAgent.Contains(Program))
        {
            request.Headers.UserAgent.Add(Program);
        }
        if (quotaProject is not null && !request.Headers.Contains(QuotaProjectHeader))
        {
            request.Headers.Add(QuotaProjectHeader, quotaProject);
        }
        if (credential is not null)
        {
            // A region or a name in the outputs becomes a part of the host. It must not choose another one.
            if (!IsTrusted(request.RequestUri!))
            {
                throw new AccessException(AccessProblems.ForeignHost(request.RequestUri!.Host));
            }
            var token = await TokenAsync(credential, cancellationToken).ConfigureAwait(false);
            request.Headers.Authorization = new("Bearer", token);
        }
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private bool IsTrusted(Uri address) => endpoint is null
        ? GoogleHosts.Contains(address)
        : (address.Scheme, address.Host, address.Port) == (endpoint.Scheme, endpoint.Host, endpoint.Port);

    // Callers must not need to know the exceptions of the library that issues tokens.
    private static async Task<string> TokenAsync(ITokenAccess credential, CancellationToken cancellation)
    {
        try
        {
            return await credential.GetAccessTokenForRequestAsync(cancellationToken: cancellation)
                .ConfigureAwait(false);
        }
        catch (TokenResponseException error)
        {
            throw new AccessException(
                AccessProblems.TokenRefused(error.Error?.Error, error.Error?.ErrorDescription), error);
        }
        catch (Exception error) when (error is RedirectException or ForeignAnswerException)
        {
            throw new AccessException(AccessProblems.Unreadable("the request for a token", error.Message), error);
        }
        catch (SubjectTokenException error)
        {
            throw new AccessException(AccessProblems.SubjectTokenMissing(SecretText.Hide(error.Message)), error);
        }
        // Its message may hold parts of the answer, and with them the token.
        catch (Newtonsoft.Json.JsonException error)
        {
            throw new AccessException(
                AccessProblems.TokenRefused(null, "the token server's answer is not the expected JSON"), error);
        }
    }
}
