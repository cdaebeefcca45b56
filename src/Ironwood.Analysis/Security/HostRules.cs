using Ironwood.Analysis.Rules;
using Ironwood.Catalog.ModelServers;

namespace Ironwood.Analysis.Security;

/// <summary>What hosts let through to their model servers.</summary>
internal static class HostRules
{
    private const string UserData = "metadata.user-data";

    // P stands for a path that callers may not reach.
    private static readonly string[] Spellings =
    [
        "P",
        "P/",
        "Px",
        "P%2f",
        "/P",
        "/xP",
        "/v1P",
        "/v1/models/..P",
        "/v1/models%2f..P",
        "/health/..P",
        "P?/v1/models",
        "P/../v1/models", "P%2fv1/models",
    ];

    private static readonly Rule OpenProxy = new(
        "security/open-proxy", Severity.Warning,
        "The proxy of a host passes on more than the model server's public paths.",
        "Every caller can pause the server, read its metrics, exchange its weights or load an adapter.",
        "https://docs.vllm.ai/en/v0.26.0/usage/security/",
        Example: "passes /metrics on to the model server");

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(OpenProxy, graph =>
            // The groups of a tier boot from the same text, and some thousand requests are tried on each.
            from templates in graph.OfType(ResourceTypes.InstanceTemplate).GroupBy(template => template.Text(UserData))
            let proxy = ProxyReading.Of(templates.Key)
            where proxy is not null
            let open = Open(proxy)
            where open is not null
            from template in templates
            select new Breach(
                template, UserData, $"passes {open} on to the model server",
                "pass on only the paths that callers need, compared with the request line as it was sent")),
    ];

    private static string? Open(ProxyReading proxy) =>
        (from location in proxy.Locations
         from path in ServerPaths.Private
         from spelling in Spellings
         let request = spelling.Replace("P", path.Path, StringComparison.Ordinal)
         let passed = proxy.Passed(location, request)
         where passed is not null && !IsPublic(passed)
         select passed).FirstOrDefault();

    private static bool IsPublic(string path) =>
        ServerPaths.Public.Any(row => Regex.IsMatch(path, $@"\A{row.Pattern}\z", RegexOptions.CultureInvariant));
}
