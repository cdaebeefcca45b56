using System.Text.Json;
using Google.Apis.Auth.OAuth2;

namespace Ironwood.Operations.Access;

/// <summary>Finds credentials as Google's own tools do.</summary>
internal static class AccessCredentials
{
    /// <summary>The one scope that covers every service here; what may be done is for IAM to say.</summary>
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";

    /// <summary>The credentials of a file, or else the application default ones.</summary>
    /// <exception cref="AccessException">There are none, or they cannot be read.</exception>
    public static async Task<GoogleCredential> OpenAsync(AccessOptions options, CancellationToken cancellation)
    {
        var credential = options.CredentialsFile is not { } file
            ? await DefaultAsync(cancellation).ConfigureAwait(false)
            : await OfFileAsync(file, cancellation).ConfigureAwait(false);
        if (options.TokenClients is { } clients)
        {
            credential = credential.CreateWithHttpClientFactory(clients);
        }
        return credential.IsCreateScopedRequired ? credential.CreateScoped(Scope) : credential;
    }

    private static async Task<GoogleCredential> DefaultAsync(CancellationToken cancellation)
    {
        try
        {
            return await GoogleCredential.GetApplicationDefaultAsync(cancellation).ConfigureAwait(false);
        }
        catch (InvalidOperationException error)
        {
            throw new AccessException(
                Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file
                    ? AccessProblems.BadFile(file, $"{Variable} names it, and it cannot be read")
                    : AccessProblems.NoCredentials(),
                error);
        }
    }

    private static async Task<GoogleCredential> OfFileAsync(string file, CancellationToken cancellation)
    {
        try
        {
            var json = await File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false);
            return CredentialFactory.FromJson(json, TypeIn(json));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AccessException(AccessProblems.BadFile(file, "it cannot be read"), error);
        }
        // What the library says of a malformed file repeats parts of it, so its words are not passed on.
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException
            or FormatException or Newtonsoft.Json.JsonException)
        {
            throw new AccessException(AccessProblems.BadFile(file, "its JSON lacks what such a file has"), error);
        }
    }

    private const string Variable = "GOOGLE_APPLICATION_CREDENTIALS";

    private static string TypeIn(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()!
            : throw new FormatException();
    }
}
