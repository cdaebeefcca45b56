using Grpc.Core;

namespace Ironwood.Operations.Access;

/// <summary>What Google's refusals mean, and how to fix them.</summary>
internal static partial class RefusalProblems
{
    private const string Outages = "try again; https://status.cloud.google.com/ lists outages";

    /// <summary>The problem for an error of Google.</summary>
    public static Problem Of(GoogleError error, string what) => error.Reason switch
    {
        GoogleReason.ServiceDisabled => Disabled(error, what),
        GoogleReason.BillingDisabled => new(
            "IW8016", what, "billing is not enabled for the project", Project(error),
            Fix: "link a billing account: "
                + $"gcloud billing projects link {Project(error) ?? "PROJECT"} --billing-account=ACCOUNT"),
        GoogleReason.UserProjectDenied => new(
            "IW8014", what, "quota may not be charged to this project", Project(error),
            Fix: "name another project with --quota-project, or grant roles/serviceusage.serviceUsageConsumer on it"),
        GoogleReason.ConsumerInvalid or GoogleReason.ResourceProjectInvalid => new(
            "IW8015", what, "there is no such project", Project(error),
            Fix: "check the project of the stack's outputs: gcloud projects list"),
        GoogleReason.CredentialsMissing => AccessProblems.NoCredentials(),
        GoogleReason.AccessTokenExpired => AccessProblems.TokenRefused(error.Reason, error.Message),
        _ => OfStatus(error, what),
    };

    private static Problem OfStatus(GoogleError error, string what) => error.Code switch
    {
        StatusCode.Unauthenticated => AccessProblems.TokenRefused(error.Reason, error.Message),
        StatusCode.PermissionDenied => Denied(error, what),
        StatusCode.ResourceExhausted => Exhausted(error, what),
        StatusCode.NotFound => new(
            "IW8007", what, $"does not exist, or belongs to another project: {error.Message}",
            Fix: "check that the outputs are those of the deployed stack: pulumi stack output --json"),
        StatusCode.Unavailable => new("IW8008", what, $"is not available at the moment: {error.Message}", Fix: Outages),
        StatusCode.DeadlineExceeded => AccessProblems.Late(what),
        StatusCode.Cancelled => AccessProblems.Cancelled(what),
        StatusCode.Internal or StatusCode.Unknown or StatusCode.DataLoss => new(
            "IW8013", what, $"failed at Google: {error.Message}", Fix: Outages),
        _ => new(
            "IW8012", what, $"was refused by Google ({error.Code}): {error.Message}",
            Fix: "correct what Google's message names"),
    };

    private static Problem Disabled(GoogleError error, string what)
    {
        var service = error.Metadata.GetValueOrDefault("service") ?? "SERVICE";
        return new(
            "IW8005", what, "the API is not enabled in the project", service,
            Fix: $"gcloud services enable {service} --project={Project(error) ?? "PROJECT"}, then wait some minutes");
    }

    private static Problem Denied(GoogleError error, string what)
    {
        if (error.Reason == GoogleReason.ScopeInsufficient)
        {
            return new(
                "IW8004", what, "the credentials were not issued for this API",
                Fix: "gcloud auth application-default login"
                    + " --scopes=https://www.googleapis.com/auth/cloud-platform");
        }
        var permission = error.Metadata.GetValueOrDefault("permission")
            ?? (Permission().Match(error.Message) is { Success: true } match ? match.Groups["name"].Value : null);
        var principal = Principal().Match(error.Message) is { Success: true } who ? who.Value : "the caller";
        return new(
            "IW8004", what, $"permission is denied: {error.Message}", permission,
            Fix: permission is null
                ? $"grant {principal} a role that allows it"
                : $"grant {principal} a role that has {permission}: "
                    + "https://cloud.google.com/iam/docs/roles-permissions");
    }

    private static Problem Exhausted(GoogleError error, string what) => new(
        "IW8006", what, $"a quota is used up: {error.Message}", error.Quota,
        Fix: error.RetryDelay is { } delay
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"try again in {Math.Ceiling(delay.TotalSeconds)} s, as Google asks, or ask for more quota")
            : "try again later, or ask for more quota: https://console.cloud.google.com/iam-admin/quotas");

    // "projects/123" or "my-project": the project that the error is about.
    private static string? Project(GoogleError error) =>
        (error.Metadata.GetValueOrDefault("consumer") ?? error.Metadata.GetValueOrDefault("project"))?
            .Split('/', 2) is [.., var project] ? project : null;

    // "Permission 'aiplatform.endpoints.get' denied on …", "Required 'compute.backendServices.get' permission for …".
    [GeneratedRegex("(?:Permission|Required) [\"']?(?<name>[a-z]+(?:\\.[a-zA-Z]+){2,})[\"']?")]
    private static partial Regex Permission();

    [GeneratedRegex(@"(?:user:|serviceAccount:|principal://)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Principal();
}
