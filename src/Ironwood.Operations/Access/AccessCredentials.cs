using Google.Apis.Auth.OAuth2;
using Google.Apis.Http;
using TokenClientFactory = Google.Apis.Http.IHttpClientFactory;

namespace Ironwood.Operations.Access;

/// <summary>Finds credentials in the places where Google's own tools look.</summary>
internal static class AccessCredentials
{
    /// <summary>The one scope that covers every service here. IAM decides what the caller may do.</summary>
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";

    private const string Variable = "GOOGLE_APPLICATION_CREDENTIALS";

    /// <summary>A credentials file has a few kilobytes.</summary>
    private const int MostBytes = 1024 * 1024;

    /// <summary>The credentials of the given file, or the application default credentials.</summary>
    /// <exception cref="AccessException">No credentials were found, or they cannot be used.</exception>
    public static async Task<GoogleCredential> OpenAsync(AccessOptions options, CancellationToken cancellation)
    {
        var credential = (options.CredentialsFile ?? DefaultFile()) is { } file
            ? await OfFileAsync(file, options.Deadline, cancellation).ConfigureAwait(false)
            : await OfMachineAsync(cancellation).ConfigureAwait(false);
        credential = credential.CreateWithHttpClientFactory(
            new CheckedTokenClients(options.TokenClients ?? new HttpClientFactory()));
        return credential.IsCreateScopedRequired ? credential.CreateScoped(Scope) : credential;
    }

    // The files of Google's library, in its order. They are read here so that their addresses are checked too.
    private static string? DefaultFile()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } named && !string.IsNullOrWhiteSpace(named))
        {
            return named;
        }
        var (variable, folder) = OperatingSystem.IsWindows() ? ("APPDATA", "gcloud") : ("HOME", ".config/gcloud");
        var file = Environment.GetEnvironmentVariable(variable) is { Length: > 0 } home
            ? Path.Combine(home, folder, "application_default_credentials.json")
            : null;
        return File.Exists(file) ? file : null;
    }

    // The identity of a machine at Google.
    private static async Task<GoogleCredential> OfMachineAsync(CancellationToken cancellation)
    {
        try
        {
            return await GoogleCredential.GetApplicationDefaultAsync(cancellation).ConfigureAwait(false);
        }
        catch (InvalidOperationException error)
        {
            throw new AccessException(AccessProblems.NoCredentials(), error);
        }
    }

    private static async Task<GoogleCredential> OfFileAsync(
        string file, TimeSpan deadline, CancellationToken cancellation)
    {
        try
        {
            var json = await Task.Run(() => Read(file), cancellation).WaitAsync(deadline, cancellation)
                .ConfigureAwait(false);
            using var document = JsonDocument.Parse(json);
            var credentials = document.RootElement;
            if (CredentialAddresses.Objection(credentials) is { } objection)
            {
                throw new AccessException(AccessProblems.UnsafeFile(file, objection));
            }
            return CredentialFactory.FromJson(json, credentials.GetProperty("type").GetString()!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new AccessException(AccessProblems.BadFile(file, "it cannot be read"), error);
        }
        catch (AnswerTooLargeException error)
        {
            throw new AccessException(AccessProblems.BadFile(file, error.Message), error);
        }
        catch (TimeoutException error)
        {
            throw new AccessException(AccessProblems.BadFile(file, "it is a pipe that does not end"), error);
        }
        // The library's message about a malformed file repeats parts of the file, so it is not shown.
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException
            or FormatException or KeyNotFoundException or Newtonsoft.Json.JsonException)
        {
            throw new AccessException(
                AccessProblems.BadFile(file, "its JSON lacks the fields of a credentials file"), error);
        }
    }

    // A token of another identity provider may be plain text: only Google's answers are checked.
    private sealed class CheckedTokenClients(TokenClientFactory clients) : TokenClientFactory
    {
        public ConfigurableHttpClient CreateHttpClient(CreateHttpClientArgs args)
        {
            var client = clients.CreateHttpClient(args);
            client.MessageHandler.InnerHandler =
                new AnswerFormat(client.MessageHandler.InnerHandler!, GoogleHosts.Contains);
            return client;
        }
    }

    private static string Read(string file)
    {
        using var reader = new StreamReader(file);
        var buffer = new char[MostBytes + 1];
        var read = reader.ReadBlock(buffer);
        return read <= MostBytes
            ? new(buffer, 0, read)
            : throw new AnswerTooLargeException($"it has more than {AnswerLimits.MiB(MostBytes)} MiB");
    }
}
