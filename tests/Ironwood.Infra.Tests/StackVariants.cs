namespace Ironwood.Infra.Tests;

/// <summary>
/// Stacks that together create every type that the program knows: what holds for every resource is looked for in each.
/// </summary>
public static class StackVariants
{
    private static readonly Dictionary<string, Lazy<Task<ResourceGraph>>> Graphs = new()
    {
        ["prod"] = new(() => Stacks.Prod),
        ["dev"] = new(() => Stacks.Dev),
        ["everything"] = Captured(
            "prod",
            "ironwood:apiGateway.enabled=true",
            "ironwood:ci={repository: example/platform, repositoryId: '42'}",
            "ironwood:frontDoor.enforceWaf=true",
            "ironwood:frontDoor.domains=[a.example.com, b.example.com]",
            "ironwood:identity.extraRoles=[roles/cloudtrace.agent]",
            "ironwood:protection.kmsKeys=[projects/keys/locations/us-central1/keyRings/data/cryptoKeys/stack]",
            "ironwood:spend.prices={tpu7x/spot: 12, g2-standard-12: 1.25}",
            "ironwood:tiers.small.capacity=spot",
            "ironwood:tiers.small.vertex={model: publishers/google/models/gemma3@gemma-3-27b-it, "
                + "machineType: g2-standard-12, acceptEula: true, minReplicas: 1, maxReplicas: 2}",
            "ironwood:tiers.medium.vertex.dedicatedDns=true",
            "ironwood:tiers.medium.vertex.logging.samplingRate=0.5",
            "ironwood:tiers.medium.capacity=flexStart",
            "ironwood:tiers.medium.flexStartHours=24",
            "ironwood:tiers.large.capacity=reservation",
            "ironwood:tiers.large.reservation=pod-block"),
        ["single hosts that scale"] = Captured(
            "prod",
            "ironwood:tiers.small={topology: 2x2x1, routes: [/simple/*], scaling: {minReplicas: 1, maxReplicas: 8}, "
            + "vertex: {enabled: false}}",
            "ironwood:tiers.medium.vertex.enabled=false",
            "ironwood:tiers.large.vertex.enabled=false",
            "ironwood:protection.data=false"),
        ["small machines that scale"] = Captured(
            "dev",
            "ironwood:tiers.small.scaling={minReplicas: 1, maxReplicas: 3}",
            "ironwood:cache.enabled=false",
            "ironwood:budget.billingAccount=000000-000000-000000"),
        ["two regions inside the network"] = Captured(
            "prod",
            "ironwood:frontDoor.scheme=internal",
            "ironwood:tiers.small.cdn=false",
            "ironwood:tiers.large.routes=[/complex/*, {path: /v1/*, headers: {x-model: {regex: 'large-.*', "
                + "example: large-1}}}, {host: large.example.com}]",
            "ironwood:frontDoor.domains=[inference.example.com, large.example.com]",
            "ironwood:tiers.medium.failover={region: us-east5, zones: [us-east5-a], slices: 2}",
            "ironwood:network={failoverSubnetCidrs: {us-east5: 10.64.64.0/18}, "
                + "proxySubnetCidrs: {us-east5: 10.65.2.0/23}}",
            "ironwood:spend={ceilingUsdPerHour: 300000, prices: {tpu7x: 12, hyperdisk-balanced: 0.08}}"),
        ["two regions behind IAP"] = Captured(
            "prod",
            "ironwood:frontDoor.iap.members=[group:users@example.com]",
            "ironwood:tiers.small.cdn=false",
            "ironwood:tiers.medium.failover={region: us-east5, zones: [us-east5-a], slices: 2}",
            "ironwood:network.failoverSubnetCidrs={us-east5: 10.64.64.0/18}",
            "ironwood:spend={ceilingUsdPerHour: 300000, prices: {tpu7x: 12, hyperdisk-balanced: 0.08}}"),
    };

    /// <summary>Their names.</summary>
    public static TheoryData<string> Names => new(Graphs.Keys);

    /// <summary>The graphs of all of them.</summary>
    public static Task<ResourceGraph[]> All => Task.WhenAll(Graphs.Values.Select(graph => graph.Value));

    /// <summary>A variant's graph; captured once.</summary>
    public static Task<ResourceGraph> Of(string name) => Graphs[name].Value;

    private static Lazy<Task<ResourceGraph>> Captured(string stack, params string[] settings) =>
        new(() => Stacks.Capture(stack, settings));
}
