using System.Security.Cryptography;

namespace Ironwood.Operations.Tests.Access;

/// <summary>Files of credentials that open nothing, in a folder of their own.</summary>
internal sealed class CredentialFile : IDisposable
{
    public const string RefreshToken = "1//not-a-refresh-token";
    public const string ClientSecret = "GOCSPX-not-a-secret";
    public const string SubjectToken = "a-token-of-another-identity-provider";

    private readonly string _folder = Directory.CreateTempSubdirectory("ironwood-credentials-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "credentials.json");

    // To find its primes takes longer than most tests.
    private static readonly Lazy<string> Key = new(NewKey);

    /// <summary>A private key made for the tests of one run; the text of a file must never be printed.</summary>
    public static string PrivateKey => Key.Value;

    public string ServiceAccount(string tokenUri = "https://oauth2.googleapis.com/token") => Write(new()
    {
        ["type"] = "service_account",
        ["project_id"] = "ironwood-prod",
        ["private_key_id"] = "1",
        ["private_key"] = PrivateKey,
        ["client_email"] = "operator@ironwood-prod.iam.gserviceaccount.com",
        ["client_id"] = "1",
        ["token_uri"] = tokenUri,
        ["quota_project_id"] = "payer-of-the-file",
    });

    public string ExternalAccount(bool withToken = true)
    {
        var token = System.IO.Path.Combine(_folder, "token");
        if (withToken)
        {
            File.WriteAllText(token, SubjectToken);
        }
        return Write(new()
        {
            ["type"] = "external_account",
            ["audience"] = "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/pool/providers/ci",
            ["subject_token_type"] = "urn:ietf:params:oauth:token-type:jwt",
            ["token_url"] = "https://sts.googleapis.com/v1/token",
            ["credential_source"] = new JsonObject { ["file"] = token },
        });
    }

    public string User() => Write(UserObject());

    public string Impersonated() => Write(new()
    {
        ["type"] = "impersonated_service_account",
        ["service_account_impersonation_url"] =
            "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/operator@ironwood-prod.iam.gserviceaccount.com:generateAccessToken",
        ["source_credentials"] = UserObject(),
    });

    private static JsonObject UserObject() => new()
    {
        ["type"] = "authorized_user",
        ["client_id"] = "client",
        ["client_secret"] = ClientSecret,
        ["refresh_token"] = RefreshToken,
        ["quota_project_id"] = "payer-of-the-file",
    };

    public string Text(string text)
    {
        File.WriteAllText(Path, text);
        return Path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(JsonObject json) => Text(json.ToJsonString());

    private static string NewKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
