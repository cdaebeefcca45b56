using Ironwood.Catalog.Limits;
using Ironwood.UrlMaps;
using Ironwood.UrlMaps.Reading;
using Ironwood.UrlMaps.Validation;

namespace Ironwood.Analysis.Traffic;

/// <summary>
/// The options for reading URL maps: Google's limits, and services that may be references to resources.
/// </summary>
public static class StackUrlMaps
{
    /// <summary>Reads URL maps from a graph's inputs or in the form of the API.</summary>
    public static UrlMapReader Reader { get; } = new(GoogleLimits(), LinkOf);

    /// <summary>The load balancers that a graph's backend services are for; all where they do not agree.</summary>
    public static LoadBalancers BalancersOf(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var schemes = graph.OfType(ResourceTypes.BackendService)
            .Select(service => service.Text("loadBalancingScheme") ?? "EXTERNAL")
            .Distinct()
            .ToArray();
        // A resource of type URLMap is global.
        return schemes is [var scheme] && LoadBalancerNames.Schemes.TryGetValue(scheme, out var balancers)
            ? balancers & LoadBalancers.Global
            : LoadBalancers.All;
    }

    private static ServiceLink LinkOf(string text) => Reference.Exactly(text) is { } reference
        ? new(text, reference.Target.Type, reference.Target.Name)
        : ServiceLink.OfUrl(text);

    private static UrlMapLimits GoogleLimits() => new()
    {
        HostRules = Limits.HostRulesPerUrlMap.Count,
        HostsPerHostRule = Limits.HostsPerHostRule.Count,
        PathMatchers = Limits.PathMatchersPerUrlMap.Count,
        RulesPerPathMatcher = Limits.RulesPerPathMatcher.Count,
        ConditionsPerPathMatcher = Limits.PredicatesPerPathMatcher.Count,
        PathTemplatesPerPathMatcher = Limits.PathTemplatesPerPathMatcher.Count,
        Tests = Limits.TestsPerUrlMap.Count,
        Services = Limits.BackendServicesPerUrlMap.Count,
    };
}
