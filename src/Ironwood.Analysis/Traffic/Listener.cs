namespace Ironwood.Analysis.Traffic;

/// <summary>A port that a stack listens on, with its proxy and URL map.</summary>
/// <param name="ForwardingRule">The forwarding rule.</param>
/// <param name="Proxy">The target proxy.</param>
/// <param name="UrlMap">The URL map.</param>
/// <param name="Scheme"><c>http</c> or <c>https</c>, by the proxy's type.</param>
/// <param name="FirstPort">First port.</param>
/// <param name="LastPort">Last port.</param>
public sealed record Listener(
    ResourceNode ForwardingRule, ResourceNode Proxy, ResourceNode UrlMap, string Scheme, int FirstPort, int LastPort)
{
    private static readonly Dictionary<string, string> Schemes = new(StringComparer.Ordinal)
    {
        [ResourceTypes.HttpProxy] = "http",
        [ResourceTypes.HttpsProxy] = "https",
    };

    /// <summary>The ports, as <c>443</c> or <c>8080-8090</c>.</summary>
    public string Ports => FirstPort == LastPort
        ? FirstPort.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{FirstPort}-{LastPort}");

    /// <summary>The listeners of a graph: forwarding rules that are wired to a URL map.</summary>
    public static IReadOnlyList<Listener> Of(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return
        [
            .. from rule in graph.OfType(ResourceTypes.ForwardingRule)
               let proxy = graph.Target(rule, "target")
               where proxy is not null && Schemes.ContainsKey(proxy.Type)
               let map = graph.Target(proxy, "urlMap")
               where map?.Type == ResourceTypes.UrlMap
               let ports = PortsOf(rule.Text("portRange"))
               where ports is not null
               select new Listener(rule, proxy, map, Schemes[proxy.Type], ports.Value.First, ports.Value.Last),
        ];
    }

    private static (int First, int Last)? PortsOf(string? range)
    {
        var ends = (range ?? "").Split('-', 2);
        return int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? (first, last) : null;
    }
}
