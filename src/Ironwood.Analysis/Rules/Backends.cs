using System.Text.Json.Nodes;
using Ironwood.Graph;

namespace Ironwood.Analysis.Rules;

/// <summary>A backend of a backend service.</summary>
/// <param name="Service">The backend service.</param>
/// <param name="Path">Path of the backend, as <c>backends[0]</c>.</param>
/// <param name="Value">The backend.</param>
/// <param name="Group">The group it names; null when the graph has none such.</param>
internal sealed record Backend(ResourceNode Service, string Path, JsonNode Value, ResourceNode? Group)
{
    /// <summary>Whether requests go here before they go to backends that are not preferred.</summary>
    public bool IsPreferred => Value.Get("preference").AsText() == "PREFERRED";
}

/// <summary>The way from a backend service to its machines, by the graph's own references.</summary>
internal static class Backends
{
    /// <summary>The backends of a backend service.</summary>
    public static IEnumerable<Backend> BackendsOf(this ResourceGraph graph, ResourceNode service) =>
        service.Items("backends").Select(entry => new Backend(service, entry.Path, entry.Item, graph.Target(entry.Item.Get("group"))));

    /// <summary>The backends of all backend services.</summary>
    public static IEnumerable<Backend> AllBackends(this ResourceGraph graph) =>
        graph.OfType(ResourceTypes.BackendService).SelectMany(graph.BackendsOf);

    /// <summary>The template that a group makes machines from.</summary>
    public static ResourceNode? TemplateOf(this ResourceGraph graph, ResourceNode group) =>
        group.Items("versions").Select(version => graph.Target(version.Item.Get("instanceTemplate"))).FirstOrDefault(node => node is not null);

    /// <summary>The network of a template's first interface, itself or through its subnet.</summary>
    public static ResourceNode? NetworkOf(this ResourceGraph graph, ResourceNode template) =>
        graph.Target(template, "networkInterfaces[0].network")
        ?? (graph.Target(template, "networkInterfaces[0].subnetwork") is { } subnet ? graph.Target(subnet, "network") : null);

    /// <summary>Whether all machines of a group are made at once or none.</summary>
    public static bool IsSlice(this ResourceNode group) =>
        group.At("resourcePolicies.workloadPolicy") is not null
        || group.Items("targetSizePolicies").Any(policy => policy.Item.Get("mode").AsText() == "BULK")
        || group.Text("targetSizePolicy.mode") == "BULK";

    /// <summary>The autoscalers by the group that they scale.</summary>
    public static ILookup<string, ResourceNode> Autoscalers(this ResourceGraph graph) => graph.OfType(ResourceTypes.Autoscaler)
        .Select(scaler => (scaler, group: graph.Target(scaler, "target")))
        .Where(pair => pair.group is not null)
        .ToLookup(pair => pair.group!.Urn, pair => pair.scaler, StringComparer.Ordinal);

    /// <summary>Machines of a group, at their most; null when the graph does not say.</summary>
    public static double? MachinesOf(this ILookup<string, ResourceNode> autoscalers, ResourceNode group) =>
        autoscalers[group.Urn].Select(scaler => scaler.Number("autoscalingPolicy.maxReplicas")).FirstOrDefault()
        ?? group.Number("targetSize");
}
