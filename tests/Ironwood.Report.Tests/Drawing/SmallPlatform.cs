using Ironwood.Graph;

namespace Ironwood.Report.Tests.Drawing;

/// <summary>
/// Two tiers behind a balancer, a cache for both, an alert on the map. Names say nothing of what things are, so that
/// nothing can be drawn by name.
/// </summary>
internal static class SmallPlatform
{
    public const string Map = "gcp:compute/uRLMap:URLMap";
    public const string Service = "gcp:compute/backendService:BackendService";
    public const string Manager = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    public const string Template = "gcp:compute/instanceTemplate:InstanceTemplate";

    private static readonly List<ResourceNode> Nodes = [];
    private static readonly List<ResourceEdge> Edges = [];

    public static ResourceGraph Graph { get; } = Build();

    private static ResourceGraph Build()
    {
        var stack = Add("pulumi:pulumi:Stack", "root", null, []);
        var door = Add("ironwood:traffic:Door", "d", stack, []);
        var address = Add("gcp:compute/globalAddress:GlobalAddress", "ip", door, []);
        var rule = Add(
            "gcp:compute/globalForwardingRule:GlobalForwardingRule", "r", door, new() { ["portRange"] = "443" });
        var proxy = Add("gcp:compute/targetHttpsProxy:TargetHttpsProxy", "p", door, []);
        var services = new[] { "one", "two" }.ToDictionary(tier => tier, tier => Add(Service, $"s-{tier}", door, new()
        {
            ["backends"] = new JsonArray(Group(tier)),
        }));
        services["two"].Inputs["backends"]!.AsArray().Add(Group("one"));
        services["two"].Inputs["backends"]![0]!["preference"] = "PREFERRED";
        var map = Add(Map, "m", door, new()
        {
            ["defaultService"] = Ref(Service, "s-two"),
            ["pathMatchers"] = new JsonArray(new JsonObject
            {
                ["pathRules"] = new JsonArray(
                    new JsonObject
                    {
                        ["paths"] = new JsonArray("/a", "/a/*", "/b"),
                        ["service"] = Ref(Service, "s-one"),
                    }),
            }),
        });
        var cache = Add("ironwood:caching:Cache", "c", stack, []);
        var redis = Add("gcp:redis/instance:Instance", "i", cache, []);
        Read(rule, address, proxy);
        Read(proxy, map);
        Read(map, [.. services.Values]);
        foreach (var tier in services.Keys)
        {
            var pod = Add("ironwood:serving:Pod", $"x-{tier}", stack, []);
            var template = Add(
                Template, $"t-{tier}", pod,
                new() { ["machineType"] = "ct6e", ["labels"] = new JsonObject { ["tier"] = tier } });
            var manager = Add(Manager, $"g-{tier}", pod, new()
            {
                ["zone"] = "z-a",
                ["targetSize"] = 1200.0,
                ["versions"] = new JsonArray(new JsonObject { ["instanceTemplate"] = Ref(Template, $"t-{tier}") }),
            });
            Read(manager, template);
            Read(template, redis);
            Read(services[tier], manager);
            Edges.Add(new(template.Urn, ResourceEdge.DependsOn, address.Urn, ""));
        }
        Read(services["two"], Nodes.Single(node => node.Name == "g-one"));
        foreach (var name in new[] { "e-1", "e-2", "e-3" })
        {
            Add(
                "gcp:vertex/aiEndpoint:AiEndpoint", $"{name}-inner", Add("ironwood:serving:Endpoint", name, stack, []),
                []);
        }
        var alerts = Add("ironwood:observability:Alerts", "a", stack, []);
        Read(Add("gcp:monitoring/alertPolicy:AlertPolicy", "l", alerts, []), map);
        var grant = Add("gcp:secretmanager/secretIamMember:SecretIamMember", "grant", cache, []);
        Read(grant, map);
        var suffix = Add("random:index/randomId:RandomId", "suffix", stack, []);
        Read(redis, suffix);
        return new("project", "stack", Nodes, Edges);
    }

    private static JsonObject Group(string tier) => new() { ["group"] = Ref(Manager, $"g-{tier}") };

    private static string Ref(string type, string name) => new Reference(new(type, name), "id").ToString();

    private static ResourceNode Add(string type, string name, ResourceNode? parent, JsonObject inputs)
    {
        var node = new ResourceNode
        {
            Urn = $"urn::{name}",
            Type = type,
            Name = name,
            Parent = parent?.Urn,
            Inputs = inputs,
            Kind = type.StartsWith("gcp:", StringComparison.Ordinal)
                || type.StartsWith("random:", StringComparison.Ordinal)
                ? ResourceKind.Custom : ResourceKind.Component,
        };
        Nodes.Add(node);
        return node;
    }

    private static void Read(ResourceNode from, params ResourceNode[] to) =>
        Edges.AddRange(to.Select((target, index) => new ResourceEdge(from.Urn, $"read[{index}]", target.Urn, "id")));
}
