namespace Ironwood.Catalog.Limits;

/// <summary>Limits and defaults of Google Cloud that the platform has to reckon with, each with its source.</summary>
public static class Limits
{
    private static readonly Lazy<Dictionary<string, Limit>> Rows = new(static () => EmbeddedRows
        .Read("Limits/limits.json", RowFormat.Default.LimitArray)
        .ToDictionary(l => l.Id));

    /// <summary>All limits.</summary>
    public static IReadOnlyCollection<Limit> All => Rows.Value.Values;

    /// <summary>Instances that a zonal managed group may hold, and so a group behind the load balancer.</summary>
    public static Limit InstancesPerBalancedGroup => Rows.Value["compute.managed-group.zonal-instances"];

    /// <summary>Longest time in seconds that autohealing waits for a new VM to become healthy.</summary>
    public static Limit AutohealingInitialDelaySeconds => Rows.Value["compute.managed-group.autohealing-delay"];

    /// <summary>Seconds that the provider waits for a managed group unless told otherwise.</summary>
    public static Limit GroupOperationTimeoutSeconds => Rows.Value["compute.managed-group.operation-timeout"];

    /// <summary>Hours that a flex-start VM may run.</summary>
    public static Limit FlexStartRunHours => Rows.Value["compute.flex-start.run-hours"];

    /// <summary>Size in bytes of one metadata value, the boot configuration's included.</summary>
    public static Limit MetadataValueBytes => Rows.Value["compute.metadata.value-size"];

    /// <summary>Largest packet size in bytes that a network may have as its MTU.</summary>
    public static Limit LargestMtu => Rows.Value["compute.network.mtu-max"];

    /// <summary>Prefix length of the smallest primary IPv4 range that a subnet may have.</summary>
    public static Limit LongestSubnetPrefix => Rows.Value["compute.subnet.prefix-longest"];

    /// <summary>Prefix length of the smallest range that the proxies of an internal load balancer may have.</summary>
    public static Limit LongestProxySubnetPrefix => Rows.Value["compute.proxy-only-subnet.prefix-longest"];

    /// <summary>Prefix length of the largest such range.</summary>
    public static Limit ShortestSubnetPrefix => Rows.Value["compute.subnet.prefix-shortest"];

    /// <summary>Addresses of such a range that no VM can have.</summary>
    public static Limit UnusableSubnetAddresses => Rows.Value["compute.subnet.unusable-addresses"];

    /// <summary>Longest time in seconds that requests under way may take to end when their backend leaves.</summary>
    public static Limit LongestDrainingSeconds => Rows.Value["load-balancing.backend-service.draining"];

    /// <summary>Longest time in seconds that a subscription waits before it delivers a message again.</summary>
    public static Limit LongestRedeliveryPauseSeconds => Rows.Value["pubsub.subscription.maximum-backoff"];

    /// <summary>Labels that one resource may have.</summary>
    public static Limit LabelsPerResource => Rows.Value["labels.per-resource"];

    /// <summary>Bytes of a label's key, and of its value.</summary>
    public static Limit LabelBytes => Rows.Value["labels.bytes"];

    /// <summary>Memory in GB of the largest Redis instance.</summary>
    public static Limit RedisMemoryGb => Rows.Value["redis.memory"];

    /// <summary>Backends that one backend service may have.</summary>
    public static Limit BackendsPerBackendService => Rows.Value["load-balancing.backend-service.backends"];

    /// <summary>Seconds after which the load balancer gives up a request unless told otherwise.</summary>
    public static Limit DefaultBackendTimeoutSeconds => Rows.Value["load-balancing.backend-service.timeout-default"];

    /// <summary>Most bytes of a request's URL and headers together.</summary>
    public static Limit RequestUrlAndHeaderBytes => Rows.Value["load-balancing.request.url-and-headers"];

    /// <summary>Tests that a URL map may carry.</summary>
    public static Limit TestsPerUrlMap => Rows.Value["load-balancing.url-map.tests"];

    /// <summary>Host rules of a URL map.</summary>
    public static Limit HostRulesPerUrlMap => Rows.Value["load-balancing.url-map.host-rules"];

    /// <summary>Path matchers of a URL map.</summary>
    public static Limit PathMatchersPerUrlMap => Rows.Value["load-balancing.url-map.path-matchers"];

    /// <summary>Path rules or route rules of a path matcher.</summary>
    public static Limit RulesPerPathMatcher => Rows.Value["load-balancing.path-matcher.rules"];

    /// <summary>Match conditions of a path matcher, over all its rules.</summary>
    public static Limit PredicatesPerPathMatcher => Rows.Value["load-balancing.path-matcher.predicates"];

    /// <summary>Path templates of a path matcher, over all its rules.</summary>
    public static Limit PathTemplatesPerPathMatcher => Rows.Value["load-balancing.path-matcher.path-templates"];

    /// <summary>Hosts of a host rule.</summary>
    public static Limit HostsPerHostRule => Rows.Value["load-balancing.host-rule.hosts"];

    /// <summary>Distinct backend services and buckets that a URL map refers to.</summary>
    public static Limit BackendServicesPerUrlMap => Rows.Value["load-balancing.url-map.backend-services"];

    /// <summary>Notification channels of an alert policy.</summary>
    public static Limit ChannelsPerAlertPolicy => Rows.Value["monitoring.alert-policy.channels"];

    /// <summary>Days over which a service level may be measured.</summary>
    public static Limit SloRollingDays => Rows.Value["monitoring.slo.rolling-days"];

    /// <summary>Largest percentage of healthy machines below which a group's requests go to other groups.</summary>
    public static Limit FailoverHealthPercent => Rows.Value["load-balancing.service-policy.failover-health"];

    /// <summary>Roles in one list of a condition that limits which roles may be granted.</summary>
    public static Limit RolesPerGrantCondition => Rows.Value["iam.grant-condition.roles"];

    /// <summary>Notification channels of a budget.</summary>
    public static Limit ChannelsPerBudget => Rows.Value["billing.budget.channels"];

    /// <summary>Characters of an e-mail address.</summary>
    public static Limit EmailLength => Rows.Value["email.length"];

    /// <summary>Requests for files that Hugging Face takes in five minutes from one address without a token.</summary>
    public static Limit HubFileRequests => Rows.Value["huggingface.anonymous-file-requests"];

    /// <summary>GB of one disk.</summary>
    public static Limit DiskGb => Rows.Value["compute.disk.size"];

    /// <summary>Requests that a rate limit lets one client send in an interval.</summary>
    public static Limit ThrottledRequests => Rows.Value["cloud-armor.throttle.requests"];

    /// <summary>Address ranges in one rule of a Cloud Armor policy.</summary>
    public static Limit RangesPerEdgeRule => Rows.Value["cloud-armor.rule.ranges"];

    /// <summary>Highest goal of a service level.</summary>
    public static Limit SloGoal => Rows.Value["monitoring.slo.goal"];
}
