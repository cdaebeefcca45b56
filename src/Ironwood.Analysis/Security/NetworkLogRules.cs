using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Security;

/// <summary>Rules about the logs that show who talked to whom in the network.</summary>
internal static class NetworkLogRules
{
    private static readonly Rule FlowLogs = new(
        "security/flow-logs", Severity.Note,
        "A subnet has no flow logs, and the environment is not disposable.",
        "After an incident, no log shows which machines talked to each other or where data went.",
        "https://docs.cloud.google.com/vpc/docs/flow-logs",
        Example: "has no flow logs");

    private static readonly Rule FirewallLogs = new(
        "security/firewall-logs", Severity.Note,
        "A firewall rule logs no connections, and the environment is not disposable.",
        "After an incident, no log shows which connections the rule allowed or denied.",
        "https://docs.cloud.google.com/firewall/docs/firewall-rules-logging",
        Example: "logs no connections");

    private static readonly Rule DnsLogs = new(
        "security/dns-logs", Severity.Note,
        "The DNS queries of a network are not logged, and the environment is not disposable.",
        "After an incident, no log shows which names machines asked for, which is how data often leaves.",
        "https://docs.cloud.google.com/dns/docs/monitoring",
        Example: "logs no DNS queries");

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(FlowLogs, graph =>
            from subnet in graph.OfType(ResourceTypes.Subnetwork)
            // Subnets for proxies and for Private Service Connect have another purpose.
            where subnet.Text("purpose") is null or "PRIVATE"
                && !graph.IsDisposable()
                && (subnet.At("logConfig") is null || subnet.At("logConfig.flowSampling").AsPlainNumber() == 0)
            select new Breach(
                subnet, "logConfig", FlowLogs.Example!, "set ironwood:network.logs.flowSampleRate above 0")),
        new(FirewallLogs, graph =>
            from wall in graph.OfType(ResourceTypes.Firewall)
            where wall.At("logConfig") is null && wall.Flag("disabled") != true && !graph.IsDisposable()
            select new Breach(wall, "logConfig", FirewallLogs.Example!, "set ironwood:network.logs.firewall to true")),
        new(DnsLogs, graph =>
            from network in graph.OfType(ResourceTypes.Network)
            where !graph.IsDisposable() && !graph.OfType(ResourceTypes.DnsPolicy).Any(policy =>
                policy.Flag("enableLogging") == true
                && policy.At("networks").Objects().Any(entry => graph.Target(entry["networkUrl"]) == network))
            select new Breach(network, "", DnsLogs.Example!, "set ironwood:network.logs.dns to true")),
    ];
}
