using System.Net.Http.Headers;
using System.Reflection;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;

namespace Ironwood.Operations.Access;

/// <summary>
/// Who calls, on every request of gRPC and REST alike: the token, the project that quota is counted against, and the
/// name of this program. It stands below the retries, so that each attempt has a token that is still good.
/// </summary>
/// <param name="inner">What sends the request.</param>
/// <param name="credential">Source of tokens; null when none are wanted.</param>
/// <param name="quotaProject">Project that quota is counted against; null for none.</param>
internal sealed class CallIdentity(HttpMessageHandler inner, ITokenAccess? credential, string? quotaProject)
    : DelegatingHandler(inner)
{
    private const string QuotaProjectHeader = "x-goog-user-project";

    private static readonly ProductInfoHeaderValue Program = new(
        "ironwood-infra",
        typeof(CallIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]);

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
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Bearer", await TokenAsync(credential, cancellationToken).ConfigureAwait(false));
        }
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    // Told apart here, or callers would have to know the exceptions of whatever issues tokens.
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
        catch (SubjectTokenException error)
        {
            throw new AccessException(AccessProblems.SubjectTokenMissing(SecretText.Hide(error.Message)), error);
        }
    }
}
