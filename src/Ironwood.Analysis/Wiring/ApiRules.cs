using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Services;

namespace Ironwood.Analysis.Wiring;

/// <summary>Rules about APIs that must be enabled first, and about endpoints without a model.</summary>
internal static class ApiRules
{
    private static readonly Rule EndpointWithoutModel = new(
        "wiring/endpoint-without-model", Severity.Note,
        "A Vertex AI endpoint has no model.",
        "It answers every prediction with an error until a model is deployed to it.",
        "https://docs.cloud.google.com/vertex-ai/docs/general/deployment",
        Example: "has no model until one is deployed to it");

    private static readonly Rule ApiNotEnabled = new(
        "wiring/api-not-enabled", Severity.Error,
        "The stack does not enable a resource's API.",
        "In a new project Google Cloud refuses the resource.",
        "https://docs.cloud.google.com/service-usage/docs/enable-disable",
        Example: "needs redis.googleapis.com, which the stack does not enable; 1 resource needs it");

    private static readonly Rule ApiNotAwaited = new(
        "wiring/api-not-awaited", Severity.Warning,
        "A resource does not wait until its API is enabled.",
        "In a new project the first `pulumi up` fails, and the second succeeds.",
        Example: "does not wait for redis.googleapis.com");

    private static readonly Rule PrivateAccessOrder = new(
        "wiring/private-access-order", Severity.Error,
        "A Redis instance does not wait for the private services connection that gives its address.",
        "Google Cloud refuses an instance with private services access until the network has this connection.",
        "https://docs.cloud.google.com/memorystore/docs/redis/connect-redis-instance",
        Example: "gets its address through private services access but does not wait for the connection");

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(EndpointWithoutModel, graph =>
            from endpoint in graph.OfType(ResourceTypes.Endpoint)
            select new Breach(
                endpoint, "", EndpointWithoutModel.Example!,
                "set the tier's vertex.model, or deploy your own model after `pulumi up`")),
        new(ApiNotEnabled, graph =>
            from needed in Needed(graph)
            where needed.Enabling is null
            select new Breach(
                needed.Resources[0], "",
                $"needs {needed.Service}, which the stack does not enable; {Needs(needed.Resources.Count)} it",
                "add the service to the project's services")),
        new(ApiNotAwaited, graph =>
            from edges in new[] { graph.Edges.Where(edge => edge.IsExplicit)
                .Select(edge => (edge.From, edge.To))
                .ToHashSet() }
            from needed in Needed(graph)
            where needed.Enabling is not null
            from node in needed.Resources
            where !edges.Contains((node.Urn, needed.Enabling.Urn))
            select new Breach(node, "", $"does not wait for {needed.Service}", "add dependsOn with the service")),
        new(PrivateAccessOrder, graph =>
            from edges in new[] { graph.Edges.Select(edge => (edge.From, edge.To)).ToHashSet() }
            let connections = graph.OfType(ResourceTypes.PrivateConnection).ToArray()
            from redis in graph.OfType(ResourceTypes.Redis)
            where redis.Text("connectMode") == "PRIVATE_SERVICE_ACCESS"
                && !connections.Any(connection => edges.Contains((redis.Urn, connection.Urn)))
                // The owner of an existing network may have made the connection.
                && (connections.Length > 0 || Reference.In(redis.Text("authorizedNetwork") ?? "").Any())
            select new Breach(
                redis,
                "connectMode",
                PrivateAccessOrder.Example!,
                "add dependsOn with the servicenetworking connection")),
    ];

    private static string Needs(int count) => count == 1 ? "1 resource needs" : $"{count} resources need";

    // A graph that enables no API expects others to do it. Service Usage, which enables APIs, is on by default.
    private static IEnumerable<(string Service, ResourceNode? Enabling, IReadOnlyList<ResourceNode> Resources)> Needed(
        ResourceGraph graph)
    {
        var enabled = graph.OfType(ResourceTypes.ProjectService)
            .Where(node => node.Text("service") is not null)
            .ToLookup(node => node.Text("service")!, StringComparer.Ordinal);
        return enabled.Count == 0
            ? []
            : graph.Nodes.Where(node => node.Kind == ResourceKind.Custom && node.Type != ResourceTypes.ProjectService)
                .GroupBy(node => node.Type)
                .Select(type => (Service: GoogleServices.OfResourceType(type.Key)?.Id, Nodes: type))
                .Where(type => type.Service is not null)
                .GroupBy(type => type.Service!, type => type.Nodes)
                .OrderBy(service => service.Key, StringComparer.Ordinal)
                .Select(service => (
                    service.Key, enabled[service.Key].FirstOrDefault(),
                    (IReadOnlyList<ResourceNode>)[
                        .. service.SelectMany(nodes => nodes).OrderBy(node => node.Urn, StringComparer.Ordinal)
                    ]));
    }
}
