using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Traffic;

/// <summary>
/// Timeout and retries of a URL map's rules and defaults, the same for all. One attempt may take as long as the whole
/// request: its timeout includes the answer, and a generation is one long answer.
/// </summary>
internal sealed class RouteActions(FrontDoorPlan plan)
{
    // Conditions in which no model server has started to work, so that a repeated POST is not executed twice.
    private static readonly string[] SafeToRetry = ["connect-failure", "refused-stream"];

    private readonly string _timeout =
        plan.RequestTimeoutSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public URLMapDefaultRouteActionArgs OfMap() => new()
    {
        Timeout = new URLMapDefaultRouteActionTimeoutArgs { Seconds = _timeout },
        RetryPolicy = new URLMapDefaultRouteActionRetryPolicyArgs
        {
            NumRetries = plan.ConnectRetries,
            RetryConditions = SafeToRetry,
            PerTryTimeout = new URLMapDefaultRouteActionRetryPolicyPerTryTimeoutArgs { Seconds = _timeout },
        },
    };

    public URLMapPathMatcherDefaultRouteActionArgs OfMatcher() => new()
    {
        Timeout = new URLMapPathMatcherDefaultRouteActionTimeoutArgs { Seconds = _timeout },
        RetryPolicy = new URLMapPathMatcherDefaultRouteActionRetryPolicyArgs
        {
            NumRetries = plan.ConnectRetries,
            RetryConditions = SafeToRetry,
            PerTryTimeout = new URLMapPathMatcherDefaultRouteActionRetryPolicyPerTryTimeoutArgs { Seconds = _timeout },
        },
    };

    public URLMapPathMatcherPathRuleRouteActionArgs OfPathRule() => new()
    {
        Timeout = new URLMapPathMatcherPathRuleRouteActionTimeoutArgs { Seconds = _timeout },
        RetryPolicy = new URLMapPathMatcherPathRuleRouteActionRetryPolicyArgs
        {
            NumRetries = plan.ConnectRetries,
            RetryConditions = SafeToRetry,
            PerTryTimeout = new URLMapPathMatcherPathRuleRouteActionRetryPolicyPerTryTimeoutArgs { Seconds = _timeout },
        },
    };

    public URLMapPathMatcherRouteRuleRouteActionArgs OfRouteRule() => new()
    {
        Timeout = new URLMapPathMatcherRouteRuleRouteActionTimeoutArgs { Seconds = _timeout },
        RetryPolicy = new URLMapPathMatcherRouteRuleRouteActionRetryPolicyArgs
        {
            NumRetries = plan.ConnectRetries,
            RetryConditions = SafeToRetry,
            PerTryTimeout = new URLMapPathMatcherRouteRuleRouteActionRetryPolicyPerTryTimeoutArgs
            {
                Seconds = _timeout,
            },
        },
    };
}
