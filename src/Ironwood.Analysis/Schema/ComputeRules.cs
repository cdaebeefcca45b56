using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Schema;

/// <summary>Rules for Compute Engine that are in the provider's code.</summary>
internal static class ComputeRules
{
    private const string AtPlan = "The provider refuses it during planning, before anything is changed.";

    // compute/resource_compute_instance_template.go, VALID_SCRATCH_DISK_SIZES_GB; all but the first need NVMe.
    private static readonly double[] ScratchDiskGb = [375, 3000, 3500, 7000, 14000];

    private static readonly string[] PortedChecks =
        ["httpHealthCheck", "httpsHealthCheck", "http2HealthCheck", "tcpHealthCheck", "sslHealthCheck"];

    public static readonly Rule HealthCheckPort = new(
        "schema/health-check-port", Severity.Error,
        "A health check's port does not match its port specification.", AtPlan,
        ProviderRules.Code("compute/resource_compute_health_check.go"));

    public static readonly Rule GrpcPort = new(
        "schema/grpc-port", Severity.Error, "A gRPC health check has no port.",
        "The provider refuses it when it creates the resource, minutes into the deployment.",
        ProviderRules.Code("compute/resource_compute_health_check.go"));

    public static readonly Rule FirewallSource = new(
        "schema/firewall-source", Severity.Error, "A firewall rule for incoming traffic names no source.",
        AtPlan, ProviderRules.Code("compute/resource_compute_firewall.go"));

    public static readonly Rule FirewallLogging = new(
        "schema/firewall-logging", Severity.Error, "A firewall rule configures logging that it turns off.", AtPlan,
        ProviderRules.Code("compute/resource_compute_firewall.go"));

    public static readonly Rule BootDisk = new(
        "schema/boot-disk", Severity.Error, "A disk other than the first is marked as the boot disk.", AtPlan,
        ProviderRules.Code("compute/resource_compute_instance_template.go"));

    public static readonly Rule ScratchDisk = new(
        "schema/scratch-disk", Severity.Error,
        "A scratch disk is not a local SSD, or has a size that local SSDs do not have.", AtPlan,
        ProviderRules.Code("compute/resource_compute_instance_template.go"));

    public static readonly Rule RouterAdvertisement = new(
        "schema/router-advertisement",
        Severity.Error,
        "A router has a list of advertised groups or ranges, but its advertise mode ignores the list.",
        AtPlan, ProviderRules.Code("compute/resource_compute_router.go"));

    public static readonly Rule NatDrain = new(
        "schema/nat-drain", Severity.Error, "A NAT lists an address as drained and as in use.", AtPlan,
        ProviderRules.Code("compute/resource_compute_router_nat.go"));

    public static readonly Rule TlsFeatures = new(
        "schema/tls-features",
        Severity.Error,
        "A TLS policy lists features but is not CUSTOM, or is CUSTOM but lists none.",
        AtPlan, ProviderRules.Code("compute/resource_compute_ssl_policy.go"));

    public static readonly Rule ArmorPriority = new(
        "schema/armor-priority", Severity.Error, "Two rules of a Cloud Armor policy have the same priority.", AtPlan,
        ProviderRules.Code("compute/resource_compute_security_policy.go"));

    public static IReadOnlyList<ProviderRule> All { get; } =
    [
        new(HealthCheckPort, ResourceTypes.HealthCheck, Ports),
        new(GrpcPort, ResourceTypes.HealthCheck, GrpcPorts),
        new(FirewallSource, ResourceTypes.Firewall, Sources),
        new(FirewallLogging, ResourceTypes.Firewall, Logging),
        new(BootDisk, ResourceTypes.InstanceTemplate, BootDisks),
        new(ScratchDisk, ResourceTypes.InstanceTemplate, ScratchDisks),
        new(RouterAdvertisement, ResourceTypes.Router, Advertised),
        new(NatDrain, ResourceTypes.Nat, Drained),
        new(TlsFeatures, ResourceTypes.SslPolicy, Features),
        new(ArmorPriority, ResourceTypes.SecurityPolicy, Priorities),
    ];

    // validatePortSpec
    private static IEnumerable<ProviderFault> Ports(CheckedNode node)
    {
        foreach (var name in PortedChecks)
        {
            var check = node.Node.Inputs[name] as JsonObject;
            var specification = check?["portSpecification"].AsText();
            var hasPort = check?["port"] is { } port && port.AsPlainNumber() != 0;
            var hasName = check?["portName"] is { } portName && portName.AsText() != "";
            if (hasPort && specification is "USE_NAMED_PORT" or "USE_SERVING_PORT")
            {
                yield return new($"{name}.port", $"is given together with {specification}", "remove the port");
            }
            if (specification == "USE_NAMED_PORT" && !hasName)
            {
                yield return new($"{name}.portName", "is not given, but USE_NAMED_PORT reads it", "give the name");
            }
            if (specification == "USE_SERVING_PORT" && hasName)
            {
                yield return new($"{name}.portName", "is given together with USE_SERVING_PORT", "remove the name");
            }
        }
    }

    // resourceComputeHealthCheckEncoder
    private static IEnumerable<ProviderFault> GrpcPorts(CheckedNode node)
    {
        foreach (var name in (string[])["grpcHealthCheck", "grpcTlsHealthCheck"])
        {
            if (node.Node.Inputs[name] is JsonObject check && check["port"] is null
                && (check["portSpecification"].AsText() is { } specification
                    ? specification == "USE_FIXED_PORT"
                    : check["portSpecification"] is null && check["portName"] is null))
            {
                yield return new(
                    $"{name}.port", "is not given, and the check cannot find the port in another way", "give the port");
            }
        }
    }

    // resourceComputeFirewallSourceFieldsCustomizeDiff
    private static IEnumerable<ProviderFault> Sources(CheckedNode node) =>
        node.Node.Inputs["direction"].AsText() is null or "INGRESS" or ""
        && node.Node.Inputs["sourceTags"] is null && node.Node.Inputs["sourceRanges"] is null
        && node.Node.Inputs["sourceServiceAccounts"] is null
            ? [new(
                "sourceRanges",
                "has no source ranges, source tags or source service accounts",
                "name the sources that may send traffic: sourceRanges, sourceTags or sourceServiceAccounts")]
            : [];

    // resourceComputeFirewallEnableLoggingCustomizeDiff
    private static IEnumerable<ProviderFault> Logging(CheckedNode node) =>
        node.Node.Inputs["logConfig"] is not null && node.Node.Flag("enableLogging") == false
            ? [new("logConfig", "is given, but enableLogging is false", "remove one of the two")]
            : [];

    // resourceComputeInstanceTemplateBootDiskCustomizeDiff
    private static IEnumerable<ProviderFault> BootDisks(CheckedNode node) =>
        from disk in node.Node.Items("disks").Skip(1)
        where disk.Item.Get("boot").AsFlag() == true
        select new ProviderFault(
            $"{disk.Path}.boot", "is true, but only the first disk can be the boot disk", "put the boot disk first");

    // resourceComputeInstanceTemplateScratchDiskCustomizeDiffFunc
    private static IEnumerable<ProviderFault> ScratchDisks(CheckedNode node)
    {
        foreach (var (disk, path) in node.Node.Items("disks"))
        {
            var isScratch = disk.Get("type").AsText() == "SCRATCH";
            var isLocal = disk.Get("diskType").AsText() == "local-ssd";
            if (isScratch && !isLocal)
            {
                yield return new($"{path}.diskType", "is not local-ssd, but the disk is SCRATCH", "write 'local-ssd'");
            }
            if (isLocal && !isScratch)
            {
                yield return new($"{path}.type", "is not SCRATCH, but the disk is a local-ssd", "write 'SCRATCH'");
            }
            if (!isScratch || (disk.Get("diskSizeGb") is { } size && size.AsPlainNumber() is null))
            {
                continue;
            }
            var gb = disk.Get("diskSizeGb").AsPlainNumber() ?? 0;
            if (!ScratchDiskGb.Contains(gb))
            {
                yield return new(
                    $"{path}.diskSizeGb", FormattableString.Invariant($"is {gb}"),
                    $"write {string.Join(", ", ScratchDiskGb)} GB");
            }
            else if (gb != ScratchDiskGb[0] && disk.Get("interface").AsText() != "NVME")
            {
                yield return new($"{path}.interface", $"is not NVME, but a disk of {gb} GB needs NVME", "write 'NVME'");
            }
        }
    }

    // resourceComputeRouterCustomDiff
    private static IEnumerable<ProviderFault> Advertised(CheckedNode node) =>
        from list in (string[])["advertisedGroups", "advertisedIpRanges"]
        where node.Node.Inputs["bgp"] is JsonObject bgp && bgp[list].IsGiven()
            && (bgp["advertiseMode"] is null || bgp["advertiseMode"].AsText() == "DEFAULT")
        select new ProviderFault(
            $"bgp.{list}", "is given, but the advertise mode is DEFAULT", "write CUSTOM, or remove the list");

    // resourceComputeRouterNatDrainNatIpsCustomDiff
    private static IEnumerable<ProviderFault> Drained(CheckedNode node)
    {
        var used = node.Node.At("natIps").Texts().ToHashSet(StringComparer.Ordinal);
        return node.Node.At("drainNatIps").Texts().Select((address, index) => (address, index))
            .Where(drained => used.Contains(drained.address))
            .Select(drained => new ProviderFault(
                PropertyPath.Item("drainNatIps", drained.index),
                "is also in natIps",
                "remove it from one of the two"));
    }

    // sslPolicyCustomizeDiff
    private static IEnumerable<ProviderFault> Features(CheckedNode node)
    {
        var isListed = node.Node.Inputs["customFeatures"].IsGiven();
        var profile = node.Node.Inputs["profile"];
        return profile is not null && !node.IsKnown("profile") ? []
            : profile.AsText() == "CUSTOM" && !isListed
                ? [new("customFeatures", "is not given, but the profile is CUSTOM", "list the features")]
            : profile.AsText() != "CUSTOM" && isListed
                ?
                [
                    new(
                        "customFeatures", $"is given, but the profile is {profile.AsText() ?? "COMPATIBLE"}",
                        "write CUSTOM, or remove the features"),
                ]
            : [];
    }

    // rulesCustomizeDiff
    private static IEnumerable<ProviderFault> Priorities(CheckedNode node) =>
        // The rules are a set: identical rules count once.
        from same in node.Node.Items("rules").DistinctBy(rule => rule.Item.ToJsonString(), StringComparer.Ordinal)
            .GroupBy(rule => rule.Item.Get("priority").AsPlainNumber())
        where same.Key is not null
        from again in same.Skip(1)
        select new ProviderFault(
            $"{again.Path}.priority", FormattableString.Invariant($"is {same.Key}, as in {same.First().Path}"),
            "give each rule a different priority");
}
