namespace Ironwood.Analysis.Reading;

/// <summary>A backend of a backend service.</summary>
/// <param name="Service">The backend service.</param>
/// <param name="Path">Path of the backend, as <c>backends[0]</c>.</param>
/// <param name="Value">The backend.</param>
/// <param name="Group">The group that it names; null when the graph does not hold it.</param>
/// <param name="IsFallback">Whether it gets only requests that others cannot take: the service prefers other
/// backends.</param>
internal sealed record Backend(ResourceNode Service, string Path, JsonNode Value, ResourceNode? Group, bool IsFallback)
{
    private const string Preferred = "PREFERRED";

    /// <summary>How requests are balanced over the group's machines.</summary>
    public string BalancingMode => Value.Get("balancingMode").AsText() ?? "UTILIZATION";

    /// <summary>The backends of a backend service, in its order.</summary>
    public static IReadOnlyList<Backend> Of(ResourceGraph graph, ResourceNode service)
    {
        var backends = service.Items("backends").ToArray();
        var anyPreferred = backends.Any(backend => IsPreferred(backend.Item));
        return
        [
            .. backends.Select(backend => new Backend(
                service, backend.Path, backend.Item, graph.Target(backend.Item.Get("group")),
                anyPreferred && !IsPreferred(backend.Item))),
        ];
    }

    /// <summary>The backends of all backend services.</summary>
    public static IEnumerable<Backend> AllOf(ResourceGraph graph) =>
        graph.OfType(ResourceTypes.BackendService).SelectMany(service => Of(graph, service));

    private static bool IsPreferred(JsonNode backend) => backend.Get("preference").AsText() == Preferred;
}
