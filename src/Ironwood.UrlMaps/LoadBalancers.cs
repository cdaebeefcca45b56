namespace Ironwood.UrlMaps;

/// <summary>Kinds of load balancers that URL maps are for. They take different parts of the API's fields.</summary>
[Flags]
public enum LoadBalancers
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Global external Application Load Balancer, the one that this platform uses.</summary>
    GlobalExternal = 1,

    /// <summary>Classic Application Load Balancer.</summary>
    Classic = 2,

    /// <summary>Regional external Application Load Balancer.</summary>
    RegionalExternal = 4,

    /// <summary>Cross-region internal Application Load Balancer.</summary>
    CrossRegionInternal = 8,

    /// <summary>Regional internal Application Load Balancer.</summary>
    RegionalInternal = 16,

    /// <summary>Cloud Service Mesh, also called Traffic Director.</summary>
    ServiceMesh = 32,

    /// <summary>Those whose map is a global resource.</summary>
    Global = GlobalExternal | Classic | CrossRegionInternal | ServiceMesh,

    /// <summary>Those whose map is a regional resource.</summary>
    Regional = RegionalExternal | RegionalInternal | ServiceMesh,

    /// <summary>All of them.</summary>
    All = Global | Regional,
}

/// <summary>Names of load balancers, and their load balancing schemes.</summary>
public static class LoadBalancerNames
{
    /// <summary>The API's load balancing schemes, and what has each.</summary>
    public static IReadOnlyDictionary<string, LoadBalancers> Schemes { get; } =
        new Dictionary<string, LoadBalancers>(StringComparer.Ordinal)
        {
            ["EXTERNAL_MANAGED"] = LoadBalancers.GlobalExternal | LoadBalancers.RegionalExternal,
            ["EXTERNAL"] = LoadBalancers.Classic,
            ["INTERNAL_MANAGED"] = LoadBalancers.CrossRegionInternal | LoadBalancers.RegionalInternal,
            ["INTERNAL_SELF_MANAGED"] = LoadBalancers.ServiceMesh,
        };

    /// <summary>The names of a set, as Google's pages have them.</summary>
    public static string InWords(this LoadBalancers balancers) => string.Join(
        ", ",
        new[]
        {
            (LoadBalancers.GlobalExternal, "global external Application Load Balancer"),
            (LoadBalancers.Classic, "classic Application Load Balancer"),
            (LoadBalancers.RegionalExternal, "regional external Application Load Balancer"),
            (LoadBalancers.CrossRegionInternal, "cross-region internal Application Load Balancer"),
            (LoadBalancers.RegionalInternal, "regional internal Application Load Balancer"),
            (LoadBalancers.ServiceMesh, "Cloud Service Mesh"),
        }
            .Where(name => balancers.HasFlag(name.Item1))
            .Select(name => name.Item2));
}
