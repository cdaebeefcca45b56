using System.Text.Json.Nodes;
using Ironwood.Analysis.Rules;
using Ironwood.Graph;
using static Ironwood.Analysis.Schema.CheckedNode;

namespace Ironwood.Analysis.Schema;

/// <summary>Rules in the provider's code about Compute Engine.</summary>
internal static class ComputeRules
{
    private const string AtPlan = "The provider refuses it while it plans, and nothing of the stack is changed.";

    // compute/resource_compute_instance_template.go, VALID_SCRATCH_DISK_SIZES_GB; all but the first need NVMe.
    private static readonly double[] ScratchDiskGb = [375, 3000, 3500, 7000, 14000];

    private static readonly string[] PortedChecks =
        ["httpHealthCheck", "httpsHealthCheck", "http2HealthCheck", "tcpHealthCheck", "sslHealthCheck"];

    public static readonly Rule HealthCheckPort = new(
        "schema/health-check-port", Severity.Error,
        "A health check names its port in another way than its port specification says.", AtPlan,
        ProviderRules.Code("compute/resource_compute_health_check.go"));

    public static readonly Rule GrpcPort = new(
        "schema/grpc-port", Severity.Error, "A health check by gRPC has no port.",
        "The provider refuses it when the resource's turn comes, minutes into the deployment.",
        ProviderRules.Code("compute/resource_compute_health_check.go"));

    public static readonly Rule FirewallSource = new(
        "schema/firewall-source", Severity.Error, "A firewall rule for incoming traffic does not say from where.",
        AtPlan, ProviderRules.Code("compute/resource_compute_firewall.go"));

    public static readonly Rule FirewallLogging = new(
        "schema/firewall-logging", Severity.Error, "A firewall rule configures a log that it turns off.", AtPlan,
        ProviderRules.Code("compute/resource_compute_firewall.go"));

    public static readonly Rule BootDisk = new(
        "schema/boot-disk", Severity.Error, "A disk other than the first is to boot.", AtPlan,
        ProviderRules.Code("compute/resource_compute_instance_template.go"));

    public static readonly Rule ScratchDisk = new(
        "schema/scratch-disk", Severity.Error, "A scratch disk is no local SSD, or has a size that none has.", AtPlan,
        ProviderRules.Code("compute/resource_compute_instance_template.go"));

    public static readonly Rule RouterAdvertisement = new(
        "schema/router-advertisement", Severity.Error, "A router lists what to advertise and is told not to read the list.",
        AtPlan, ProviderRules.Code("compute/resource_compute_router.go"));

    public static readonly Rule NatDrain = new(
        "schema/nat-drain", Severity.Error, "An address is to be drained from a NAT and used by it.", AtPlan,
        ProviderRules.Code("compute/resource_compute_router_nat.go"));

    public static readonly Rule TlsFeatures = new(
        "schema/tls-features", Severity.Error, "A TLS policy lists features without being custom, or is custom without any.",
        AtPlan, ProviderRules.Code("compute/resource_compute_ssl_policy.go"));

    public static readonly Rule ArmorPriority = new(
        "schema/armor-priority", Severity.Error, "Two rules of a Cloud Armor policy have one priority.", AtPlan,
        ProviderRules.Code("compute/resource_compute_security_policy.go"));

    public static IReadOnlyList<ProviderRule> All { get; } =
    [
        new(HealthCheckPort, "gcp:compute/healthCheck:HealthCheck", Ports),
        new(GrpcPort, "gcp:compute/healthCheck:HealthCheck", GrpcPorts),
        new(FirewallSource, "gcp:compute/firewall:Firewall", Sources),
        new(FirewallLogging, "gcp:compute/firewall:Firewall", Logging),
        new(BootDisk, "gcp:compute/instanceTemplate:InstanceTemplate", BootDisks),
        new(ScratchDisk, "gcp:compute/instanceTemplate:InstanceTemplate", ScratchDisks),
        new(RouterAdvertisement, "gcp:compute/router:Router", Advertised),
        new(NatDrain, "gcp:compute/routerNat:RouterNat", Drained),
        new(TlsFeatures, "gcp:compute/sSLPolicy:SSLPolicy", Features),
        new(ArmorPriority, "gcp:compute/securityPolicy:SecurityPolicy", Priorities),
    ];

    // validatePortSpec
    private static IEnumerable<Fault> Ports(CheckedNode node)
    {
        foreach (var name in PortedChecks)
        {
            var check = node.Node.Inputs[name] as JsonObject;
            var specification = TextOf(check?["portSpecification"]);
            var hasPort = check?["port"] is { } port && NumberOf(port) != 0;
            var hasName = check?["portName"] is { } portName && TextOf(portName) != "";
            if (hasPort && specification is "USE_NAMED_PORT" or "USE_SERVING_PORT")
            {
                yield return new($"{name}.port", $"is given beside {specification}", "remove the port");
            }
            if (specification == "USE_NAMED_PORT" && !hasName)
            {
                yield return new($"{name}.portName", "is not given, and USE_NAMED_PORT reads it", "give the name");
            }
            if (specification == "USE_SERVING_PORT" && hasName)
            {
                yield return new($"{name}.portName", "is given beside USE_SERVING_PORT", "remove the name");
            }
        }
    }

    // resourceComputeHealthCheckEncoder
    private static IEnumerable<Fault> GrpcPorts(CheckedNode node)
    {
        foreach (var name in (string[])["grpcHealthCheck", "grpcTlsHealthCheck"])
        {
            if (node.Node.Inputs[name] is JsonObject check && check["port"] is null
                && (TextOf(check["portSpecification"]) is { } specification
                    ? specification == "USE_FIXED_PORT"
                    : check["portSpecification"] is null && check["portName"] is null))
            {
                yield return new($"{name}.port", "is not given, and the check has no other way to find it", "give the port");
            }
        }
    }

    // resourceComputeFirewallSourceFieldsCustomizeDiff
    private static IEnumerable<Fault> Sources(CheckedNode node) =>
        TextOf(node.Node.Inputs["direction"]) is null or "INGRESS" or ""
        && node.Node.Inputs["sourceTags"] is null && node.Node.Inputs["sourceRanges"] is null
        && node.Node.Inputs["sourceServiceAccounts"] is null
            ? [new("sourceRanges", "neither ranges, tags nor service accounts are given", "say from where traffic may come")]
            : [];

    // resourceComputeFirewallEnableLoggingCustomizeDiff
    private static IEnumerable<Fault> Logging(CheckedNode node) =>
        node.Node.Inputs["logConfig"] is not null && IsFalse(node.Node.Inputs["enableLogging"])
            ? [new("logConfig", "is given, and enableLogging is false", "remove one of the two")]
            : [];

    // resourceComputeInstanceTemplateBootDiskCustomizeDiff
    private static IEnumerable<Fault> BootDisks(CheckedNode node) =>
        from disk in Items(node, "disks").Skip(1)
        where disk.Value["boot"] is JsonValue boot && boot.TryGetValue(out bool isBoot) && isBoot
        select new Fault($"{disk.Path}.boot", "is true, and only the first disk boots", "put the boot disk first");

    // resourceComputeInstanceTemplateScratchDiskCustomizeDiffFunc
    private static IEnumerable<Fault> ScratchDisks(CheckedNode node)
    {
        foreach (var (path, disk) in Items(node, "disks"))
        {
            var isScratch = TextOf(disk["type"]) == "SCRATCH";
            var isLocal = TextOf(disk["diskType"]) == "local-ssd";
            if (isScratch && !isLocal)
            {
                yield return new($"{path}.diskType", "is not local-ssd, and the disk is SCRATCH", "write 'local-ssd'");
            }
            if (isLocal && !isScratch)
            {
                yield return new($"{path}.type", "is not SCRATCH, and the disk is a local-ssd", "write 'SCRATCH'");
            }
            if (!isScratch || (disk["diskSizeGb"] is { } size && NumberOf(size) is null))
            {
                continue;
            }
            var gb = NumberOf(disk["diskSizeGb"]) ?? 0;
            if (!ScratchDiskGb.Contains(gb))
            {
                yield return new(
                    $"{path}.diskSizeGb", FormattableString.Invariant($"is {gb}"),
                    $"write {string.Join(", ", ScratchDiskGb)} GB");
            }
            else if (gb != ScratchDiskGb[0] && TextOf(disk["interface"]) != "NVME")
            {
                yield return new($"{path}.interface", $"is not NVME, which a disk of {gb} GB needs", "write 'NVME'");
            }
        }
    }

    // resourceComputeRouterCustomDiff
    private static IEnumerable<Fault> Advertised(CheckedNode node) =>
        from list in (string[])["advertisedGroups", "advertisedIpRanges"]
        where node.Node.Inputs["bgp"] is JsonObject bgp && IsGiven(bgp[list])
            && (bgp["advertiseMode"] is null || TextOf(bgp["advertiseMode"]) == "DEFAULT")
        select new Fault($"bgp.{list}", "is given, and the advertise mode is DEFAULT", "write CUSTOM, or remove the list");

    // resourceComputeRouterNatDrainNatIpsCustomDiff
    private static IEnumerable<Fault> Drained(CheckedNode node)
    {
        var used = Texts(node, "natIps").ToHashSet(StringComparer.Ordinal);
        return Texts(node, "drainNatIps").Select((address, index) => (address, index))
            .Where(drained => used.Contains(drained.address))
            .Select(drained => new Fault(
                PropertyPath.Item("drainNatIps", drained.index), "stands in natIps as well", "remove it from one of the two"));
    }

    // sslPolicyCustomizeDiff
    private static IEnumerable<Fault> Features(CheckedNode node)
    {
        var isListed = IsGiven(node.Node.Inputs["customFeatures"]);
        var profile = node.Node.Inputs["profile"];
        return profile is not null && !node.IsKnown("profile") ? []
            : TextOf(profile) == "CUSTOM" && !isListed
                ? [new("customFeatures", "is not given, and the profile is CUSTOM", "list the features")]
            : TextOf(profile) != "CUSTOM" && isListed
                ?
                [
                    new(
                        "customFeatures", $"is given, and the profile is {TextOf(profile) ?? "COMPATIBLE"}",
                        "write CUSTOM, or remove the features"),
                ]
            : [];
    }

    // rulesCustomizeDiff
    private static IEnumerable<Fault> Priorities(CheckedNode node) =>
        // The rules are a set: one that is written twice counts once.
        from same in Items(node, "rules").DistinctBy(rule => rule.Value.ToJsonString(), StringComparer.Ordinal)
            .GroupBy(rule => NumberOf(rule.Value["priority"]))
        where same.Key is not null
        from again in same.Skip(1)
        select new Fault(
            $"{again.Path}.priority", FormattableString.Invariant($"is {same.Key}, as in {same.First().Path}"),
            "give each rule a priority of its own");

    private static IEnumerable<(string Path, JsonObject Value)> Items(CheckedNode node, string list) =>
        ((node.Node.Inputs[list] as JsonArray) ?? []).Select((item, index) => (Path: PropertyPath.Item(list, index), item))
            .Where(item => item.item is JsonObject).Select(item => (item.Path, (JsonObject)item.item!));

    private static IEnumerable<string> Texts(CheckedNode node, string list) =>
        ((node.Node.Inputs[list] as JsonArray) ?? []).Select(TextOf).OfType<string>();

    private static bool IsFalse(JsonNode? value) => value is JsonValue flag && flag.TryGetValue(out bool isSet) && !isSet;
}
