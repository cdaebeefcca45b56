namespace Ironwood.Operations.Access;

/// <summary>Reasons of google.api.ErrorReason that have a problem of their own.</summary>
internal static class GoogleReason
{
    public const string ServiceDisabled = "SERVICE_DISABLED";
    public const string BillingDisabled = "BILLING_DISABLED";
    public const string RateLimitExceeded = "RATE_LIMIT_EXCEEDED";
    public const string UserProjectDenied = "USER_PROJECT_DENIED";
    public const string ConsumerInvalid = "CONSUMER_INVALID";
    public const string ResourceProjectInvalid = "RESOURCE_PROJECT_INVALID";
    public const string AccessTokenExpired = "ACCESS_TOKEN_EXPIRED";
    public const string ScopeInsufficient = "ACCESS_TOKEN_SCOPE_INSUFFICIENT";
    public const string CredentialsMissing = "CREDENTIALS_MISSING";
}
