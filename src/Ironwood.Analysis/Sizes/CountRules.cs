using System.Net;
using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Limits;
using Ironwood.Problems;

namespace Ironwood.Analysis.Sizes;

/// <summary>Rules about maximum numbers of items in a resource.</summary>
internal static class CountRules
{
    private static readonly Rule GroupSize = new(
        "limits/group-size", Severity.Error,
        "A zonal managed group has more machines than allowed.",
        "Google Cloud stops at the limit, and the tier stays too small.", Limits.InstancesPerBalancedGroup.Source,
        Example: "holds 1,200 machines; at most 1,000");

    private static readonly Rule BackendCount = new(
        "limits/backends", Severity.Error,
        "A backend service has more backends than allowed.",
        "Google Cloud refuses it.", Limits.BackendsPerBackendService.Source,
        Example: "has 51 backends; at most 50");

    private static readonly Rule SubnetSize = new(
        "limits/subnet-size", Severity.Error,
        "A subnet has fewer addresses than its groups have machines.",
        "The last machines get no address and are not created.", Limits.UnusableSubnetAddresses.Source,
        Example: "has 4 addresses, and groups in it have up to 22 machines");

    private static readonly Rule RedisMemory = new(
        "limits/redis-memory", Severity.Error,
        "A Redis instance is larger than allowed.",
        "Google Cloud refuses it.", Limits.RedisMemoryGb.Source,
        Example: "has 400 GB; at most 300");

    private static readonly Rule MetadataSize = new(
        "limits/metadata-size", Severity.Error,
        "A metadata value is larger than allowed.",
        "Google Cloud refuses the template.", Limits.MetadataValueBytes.Source,
        Example: "has 262,145 bytes; at most 262,144");

    private static readonly Rule Channels = new(
        "limits/notification-channels", Severity.Error,
        "An alert or a budget notifies more channels than allowed.",
        "Google Cloud refuses it.", Limits.ChannelsPerAlertPolicy.Source,
        Example: "notifies 17 channels; at most 16");

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(GroupSize, graph =>
            from node in ManagedGroups.Of(graph).All
            let machines = node.Most ?? 0
            where machines > Limits.InstancesPerBalancedGroup.Value
            select new Breach(
                node.Node, "targetSize",
                $"holds {Counted.Number(machines)} machines; at most {Most(Limits.InstancesPerBalancedGroup)}",
                "divide it into several groups")),
        new(BackendCount, graph =>
            from service in graph.OfType(ResourceTypes.BackendService)
            let count = service.Items("backends").Count()
            where count > Limits.BackendsPerBackendService.Value
            select new Breach(
                service, "backends", $"has {count} backends; at most {Most(Limits.BackendsPerBackendService)}",
                "use fewer, larger groups, or split the tier into two")),
        new(SubnetSize, FindSubnets),
        new(RedisMemory, graph =>
            from redis in graph.OfType(ResourceTypes.Redis)
            let memory = redis.Number("memorySizeGb")
            where memory > Limits.RedisMemoryGb.Value
            select new Breach(
                redis, "memorySizeGb", $"has {memory} GB; at most {Most(Limits.RedisMemoryGb)}", "make it smaller")),
        new(MetadataSize, graph =>
            from template in graph.OfType(ResourceTypes.InstanceTemplate)
            from entry in template.At("metadata") as JsonObject ?? []
            let bytes = System.Text.Encoding.UTF8.GetByteCount(entry.Value.AsText() ?? "")
            where bytes > Limits.MetadataValueBytes.Value
            select new Breach(
                template, PropertyPath.Property("metadata", entry.Key),
                $"has {Counted.Number(bytes)} bytes; at most {Most(Limits.MetadataValueBytes)}",
                "store the long part in a bucket, and let the machine download it")),
        new(Channels, graph =>
            graph.OfType(ResourceTypes.AlertPolicy)
                .Select(node => Notified(node, "notificationChannels", Limits.ChannelsPerAlertPolicy))
                .Concat(graph.OfType(ResourceTypes.Budget).Select(node =>
                    Notified(node, "allUpdatesRule.monitoringNotificationChannels", Limits.ChannelsPerBudget)))
                .OfType<Breach>()),
    ];

    private static string Most(Limit limit) => Counted.Number(limit.Count);

    private static Breach? Notified(ResourceNode node, string path, Limit limit) =>
        node.Items(path).Count() is var count && count > limit.Value
            ? new(
                node,
                path,
                $"notifies {count} channels; at most {Most(limit)}",
                "notify the address of a mailing list, or a Pub/Sub topic")
            : null;

    private static IEnumerable<Breach> FindSubnets(ResourceGraph graph)
    {
        var machines = ManagedGroups.Of(graph).All
            .Where(group => group.Template is not null)
            .GroupBy(group => graph.Target(group.Template!, "networkInterfaces[0].subnetwork"));
        foreach (var entries in machines)
        {
            var needed = entries.Sum(group => (long)(group.Most ?? 0));
            if (entries.Key is { } subnet
                && IPNetwork.TryParse(subnet.Text("ipCidrRange"), out var range)
                && range.PrefixLength <= 32
                && (1L << (32 - range.PrefixLength)) - Limits.UnusableSubnetAddresses.Count is var addresses
                && addresses < needed)
            {
                yield return new(
                    subnet, "ipCidrRange",
                    $"has {Counted.Number(addresses)} addresses, and groups in it have up to "
                    + $"{Counted.Number(needed)} machines",
                    "give the subnet a shorter prefix");
            }
        }
    }
}
