namespace Ironwood.Infra.Observability;

/// <summary>The instructions in a notice, in Markdown.</summary>
internal static class Runbooks
{
    public static string Of(AlertTopic topic) => topic switch
    {
        AlertTopic.HighLatency => Latency,
        AlertTopic.ErrorRatio => Errors,
        AlertTopic.FastBurn => FastBurn,
        AlertTopic.SlowBurn => SlowBurn,
        AlertTopic.CacheMemory => CacheMemory,
        AlertTopic.Interruption => Interruption,
        AlertTopic.UnhealthyBackends => UnhealthyBackends,
        _ => Uptime,
    };

    /// <summary>The topic in the logical name of its policy, for example <c>high-latency</c>.</summary>
    public static string RoleOf(AlertTopic topic) => string.Concat(topic.ToString().Select((letter, index) =>
        char.IsUpper(letter) && index > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private const string Latency = """
        The p99 latency of a tier is above its limit: the slowest 1% of requests take too long.

        1. Dashboard, queue depth: are requests waiting? Then the tier is too small, or some of its hosts are missing.
        2. Dashboard, hosts by tier: are all hosts running? If not, see *TPU Interruption*.
        3. Compare time to first token with total latency. If only the total is high, the answers are
           long and the platform is not slow.
        """;

    private const string Errors = """
        A tier answers too many requests with a server error (status 5xx).

        1. Logs Explorer, `resource.type="http_load_balancer"`: `jsonPayload.statusDetails` shows whether the balancer
           found no backend (`failed_to_pick_backend`), timed out (`backend_timeout`), or passed on a backend's error.
        2. Dashboard, logs: which errors do the model servers report?
        3. If it began after a change: find the change with `pulumi stack history`, then roll it back.
        """;

    private const string FastBurn = """
        At this rate the error budget of the whole period is used up in less than three days. Act now.

        1. Which objective is it? For availability see *TPU High Error Ratio*; for latency see *TPU High Latency Alert*.
        2. Make no other changes until the burn rate is below 1.
        """;

    private const string SlowBurn = """
        At this rate the error budget is used up half-way through its period. Act this week.

        1. Compare the tiers on the dashboard: is one tier affected, or all of them?
        2. Compare with the week before. If the load has grown, add capacity. If errors have grown, find and fix
           their cause.
        """;

    private const string CacheMemory = """
        The memory of the cache's machine is almost full. When it is full, writes fail.

        1. Dashboard, cache: hit ratio and memory. If the hit ratio falls, entries are evicted before they are used
           again.
        2. Let entries expire earlier, or raise the cache's size in the stack's settings.
        """;

    private const string Interruption = """
        Google took a host away: preemption, maintenance or a failure. A slice of several hosts is down until all its
        hosts are back.

        1. In the log entry, `protoPayload.methodName` shows the reason and `protoPayload.resourceName` the host.
        2. `gcloud compute instance-groups managed list-errors GROUP --zone=ZONE` shows whether capacity is missing.
        3. Until the host is back, the balancer sends requests to the tier's other groups.
        """;

    private const string UnhealthyBackends = """
        A host no longer answers its health check, and the balancer sends it no requests. Each host answers for the
        leader of its slice, so all hosts of a slice become unhealthy together.

        1. `gcloud compute backend-services get-health BACKEND_SERVICE --global` shows the health of each host.
        2. Dashboard, logs: has the model server stopped, or is it still compiling?
        3. Autohealing replaces the host. If this happens again and again, the cause is the image or the model.
        """;

    private const string Uptime = """
        The front door does not answer requests from several regions of the world.

        1. `curl -i URL/health`, with the stack output `frontDoorUrl` as URL. If there is no answer, check address,
           forwarding rule and certificate. If the status is 502 or 503, check the default tier.
        2. For the default tier: `gcloud compute backend-services get-health BACKEND_SERVICE --global`.
        """;
}
