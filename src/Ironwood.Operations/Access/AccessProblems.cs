namespace Ironwood.Operations.Access;

/// <summary>Problems between this machine and Google Cloud.</summary>
internal static class AccessProblems
{
    private const string Login = "gcloud auth application-default login";

    public static Problem NoCredentials() => new(
        "IW8001", "credentials", "no credentials for Google Cloud were found",
        Fix: $"run '{Login}', or name a file with --credentials");

    public static Problem BadFile(string file, string why) => new(
        "IW8002", file, $"is not a credentials file: {why}",
        Allowed: "JSON of type authorized_user, service_account, external_account or impersonated_service_account",
        Fix: $"name another file with --credentials, or run '{Login}'");

    public static Problem UnsafeFile(string file, string why) => new(
        "IW8002", file, $"is not used: {why}",
        Allowed: "https addresses of googleapis.com for tokens",
        Fix: "write the file with gcloud, or check who changed its addresses");

    public static Problem SubjectTokenMissing(string why) => new(
        "IW8002", "credentials", $"the token that workload identity exchanges could not be read: {why}",
        Fix: "check credential_source in the credentials file");

    /// <param name="reason">Google's code, such as <c>invalid_grant</c>.</param>
    /// <param name="description">Google's message.</param>
    public static Problem TokenRefused(string? reason, string? description)
    {
        var parts = new[] { reason, description }.Where(part => !string.IsNullOrEmpty(part));
        var why = string.Join(": ", parts.DefaultIfEmpty("no reason given"));
        return new(
            "IW8003", "credentials", $"Google does not accept the credentials: {SecretText.Hide(why)}",
            Fix: $"they may have expired or been revoked: run '{Login}', or renew the file");
    }

    public static Problem Unreachable(string what, string why) => new(
        "IW8008", what, $"cannot be reached: {why}",
        Fix: "check the network and the proxy, or the address given with --endpoint");

    public static Problem Late(string what) => new(
        "IW8009", what, "gave no answer in time", Fix: "try again; if it stays so, check the network");

    public static Problem Cancelled(string what) => new("IW8010", what, "was cancelled", Fix: "start it again");

    public static Problem BadEndpoint(Uri endpoint, string why) => new(
        "IW8011", "--endpoint", why,
        // A password could stand before the host.
        endpoint.IsAbsoluteUri && endpoint.UserInfo.Length > 0 ? null : endpoint.OriginalString,
        Allowed: "https://HOST, or http://127.0.0.1:PORT of this machine",
        Fix: "start a platform to try things on: ./ironwood demo platform");

    public static Problem Unexpected(string what, string why) => new(
        "IW8013", what, $"failed: {why}", Fix: "try again");

    public static Problem Unreadable(string what, string why) => new(
        "IW8017", what, $"the answer is not Google's: {why}",
        Fix: "check whether a proxy or a sign-in page answers instead of Google, "
            + "and the address given with --endpoint");

    public static Problem TooLarge(string what, string why) => new(
        "IW8018", what, $"was given up: {why}",
        Fix: "check whether a proxy answers instead of Google, and the address given with --endpoint");

    public static Problem ForeignHost(string host) => new(
        "IW8019", host, "is not a host of Google, and credentials are not sent to it",
        Allowed: "hosts of googleapis.com",
        Fix: "check the regions and names in the stack's outputs: pulumi stack output --json");
}
