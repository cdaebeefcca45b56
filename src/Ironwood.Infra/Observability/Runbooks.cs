using Ironwood.Planning.Plan;

namespace Ironwood.Infra.Observability;

/// <summary>What a notice tells its reader to do, in Markdown.</summary>
internal static class Runbooks
{
    /// <summary>The runbook of a topic.</summary>
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
        The slowest hundredth of a tier's requests takes longer than it may.

        1. Dashboard, queue depth: do requests wait? Then the tier is too small, or part of it is missing.
        2. Group sizes: are all hosts there? If not, see *TPU Interruption*.
        3. Time to first token against total latency: a long rest means long answers, not a slow platform.
        """;

    private const string Errors = """
        A tier answers too many requests with a server error.

        1. Logs Explorer, `resource.type="http_load_balancer"`: `jsonPayload.statusDetails` tells whether the balancer
           found no backend (`failed_to_pick_backend`), gave up waiting (`backend_timeout`) or passed an answer on.
        2. Dashboard, logs: what do the model servers say?
        3. After a change: `pulumi stack history`, then roll back.
        """;

    private const string FastBurn = """
        At this pace the error budget of the whole period is gone in less than three days. Somebody is needed now.

        1. Which objective? Availability: see *TPU High Error Ratio*. Latency: see *TPU High Latency Alert*.
        2. Stop changes until the pace is below one.
        """;

    private const string SlowBurn = """
        At this pace the error budget is gone half-way through its period. Somebody is needed this week.

        1. Compare the tiers on the dashboard: one tier or all?
        2. Compare with the week before: growth in load asks for capacity, growth in errors for a fix.
        """;

    private const string CacheMemory = """
        The cache's machine runs out of memory; above its limit writes fail.

        1. Dashboard, cache: hit ratio and memory. A falling ratio means that entries are evicted before they are used.
        2. Shorten the entries' life, or raise the cache's size in the stack's settings.
        """;

    private const string Interruption = """
        Google took a host away: preemption, maintenance or a fault. A slice of several hosts is down until all are back.

        1. The entry's `protoPayload.methodName` says why, `protoPayload.resourceName` which host.
        2. `gcloud compute instance-groups managed list-errors GROUP --zone=ZONE` tells of a lack of capacity.
        3. Until it is back the balancer sends requests to the tier's other groups.
        """;

    private const string UnhealthyBackends = """
        A host stopped answering its health check; the balancer no longer sends it requests. Every host answers for the
        leader of its slice, so a whole slice turns at once.

        1. `gcloud compute backend-services get-health BACKEND_SERVICE --global` lists the states.
        2. Dashboard, logs: has the model server stopped, or is it compiling?
        3. Autohealing replaces the host; if it does so again and again, the image or the model is at fault.
        """;

    private const string Uptime = """
        The front door does not answer from several places of the world.

        1. `curl -i URL/health`, with the stack output `frontDoorUrl`: no answer points to address, rule or certificate,
           502 or 503 to the default tier.
        2. `gcloud compute backend-services get-health BACKEND_SERVICE --global` for the default tier.
        """;
}
