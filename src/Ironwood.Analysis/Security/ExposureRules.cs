using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Identity;

namespace Ironwood.Analysis.Security;

/// <summary>Rules about what can be reached from outside.</summary>
internal static class ExposureRules
{
    private const string Anyone = "0.0.0.0/0";
    private const string AnyoneSix = "::/0";

    private static readonly Rule PublicAddress = new(
        "security/public-address", Severity.Warning,
        "Machines have public addresses.",
        "They can be reached directly, without the load balancer, its filters and its logs.",
        "https://docs.cloud.google.com/vpc/docs/vpc",
        Example: "gives its machines public addresses");

    private static readonly Rule OpenFirewall = new(
        "security/open-firewall", Severity.Warning,
        "A firewall rule allows traffic from everywhere.",
        "Anyone who finds an address can attack the service behind it.",
        "https://docs.cloud.google.com/firewall/docs/firewalls",
        Example: "allows traffic from everywhere (0.0.0.0/0) to tcp:22");

    private static readonly Rule PlainHttp = new(
        "security/plain-http", Severity.Warning,
        "Requests are served over HTTP, and the environment is not disposable.",
        "Prompts, answers and tokens cross the Internet unencrypted.",
        "https://docs.cloud.google.com/load-balancing/docs/https/setting-up-http-https-redirect",
        Example: "serves platform-map over plain HTTP");

    private static readonly Rule OpenToAnyone = new(
        "security/open-to-anyone", Severity.Note,
        "Anyone on the Internet may send requests, outside of a disposable environment.",
        "Every request costs accelerator time. The rate limit holds for one address, not for many.",
        "https://docs.cloud.google.com/iap/docs/load-balancer-howto",
        Example: "serves platform-map to anyone on the Internet");

    private static readonly Rule TlsPolicy = new(
        "security/tls-policy", Severity.Warning,
        "An HTTPS proxy accepts TLS versions older than 1.2.",
        "Without an SSL policy Google Cloud accepts TLS 1.0, which has broken ciphers.",
        "https://docs.cloud.google.com/load-balancing/docs/ssl-policies-concepts",
        Example: "accepts TLS 1.0: it has no policy");

    private static readonly Rule NoFilter = new(
        "security/no-edge-filter", Severity.Warning,
        "A backend service has no security policy.",
        "Nothing limits how many requests one client can send.",
        "https://docs.cloud.google.com/armor/docs/security-policy-overview",
        Example: "has no security policy, so nothing limits the requests of one client");

    private static readonly Rule SecretInMetadata = new(
        "security/secret-in-metadata", Severity.Error,
        "The metadata of machines contains a secret.",
        "Everyone who may view the machine can read it, and so can every program on the machine.",
        "https://docs.cloud.google.com/compute/docs/metadata/overview",
        Example: "holds a secret; everyone who may view the machine can read it");

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(PublicAddress, graph =>
            from template in graph.OfType(ResourceTypes.InstanceTemplate)
            from network in template.Items("networkInterfaces")
            from kind in new[] { "accessConfigs", "ipv6AccessConfigs" }
            where network.Item.Get(kind) is JsonArray { Count: > 0 }
            select new Breach(
                template, $"{network.Path}.{kind}", PublicAddress.Example!,
                "remove it; machines reach the Internet through Cloud NAT")),
        new(OpenFirewall, graph =>
            from wall in graph.OfType(ResourceTypes.Firewall)
            where wall.Text("direction") is null or "INGRESS"
                && wall.Flag("disabled") != true
                && wall.Items("allows").Any()
            let open = wall.At("sourceRanges").Texts().FirstOrDefault(range => range is Anyone or AnyoneSix)
            where open is not null
            select new Breach(
                wall,
                "sourceRanges",
                $"allows traffic from everywhere ({open}) to {string.Join(", ", wall.Items("allows").Select(Shown))}",
                "list the source ranges or tags that need access")),
        new(PlainHttp, graph =>
            from rule in graph.OfType(ResourceTypes.ForwardingRule)
            where !rule.IsDisposable() && IsOnTheInternet(rule)
            let proxy = graph.Target(rule, "target")
            where proxy?.Type == ResourceTypes.HttpProxy
            let map = graph.Target(proxy, "urlMap")
            where map is not null && !OnlyRedirects(map)
            select new Breach(
                rule,
                "target",
                $"serves {map.Name} over plain HTTP",
                "set a domain in ironwood:frontDoor.domains: HTTP is then redirected to HTTPS")),
        new(OpenToAnyone, graph =>
            from rule in graph.OfType(ResourceTypes.ForwardingRule)
            where !rule.IsDisposable() && IsOnTheInternet(rule) && graph.Target(rule, "target") is not null
            let map = graph.Target(graph.Target(rule, "target")!, "urlMap")
            where map is not null && ServicesOf(graph, map).Any(service => !IsLimited(graph, service))
            select new Breach(
                rule,
                "target",
                $"serves {map.Name} to anyone on the Internet",
                "list the callers in ironwood:frontDoor.iap.members, or their networks in "
                + "ironwood:frontDoor.allowedCidrs")),
        new(
            TlsPolicy,
            graph => graph.OfType(ResourceTypes.HttpsProxy).Select(proxy => OldTls(graph, proxy)).OfType<Breach>()),
        new(NoFilter, graph =>
            from service in graph.OfType(ResourceTypes.BackendService)
            where service.At("securityPolicy") is null
                && service.Text("loadBalancingScheme") is null or "EXTERNAL" or "EXTERNAL_MANAGED"
            select new Breach(service, "securityPolicy", NoFilter.Example!,
                "set the platform's security policy on it")),
        new(SecretInMetadata, graph =>
            from template in graph.OfType(ResourceTypes.InstanceTemplate)
            from entry in template.At("metadata") as JsonObject ?? []
            let path = PropertyPath.Property("metadata", entry.Key)
            where template.Secrets.Any(secret => secret.StartsWith($"inputs.{path}", StringComparison.Ordinal))
                || ReadsSecret(graph, entry.Value.AsText()) || HoldsCredential(entry.Value.AsText() ?? "")
            select new Breach(
                template, path, SecretInMetadata.Example!,
                "remove it, and let the machine read it from Secret Manager")),
    ];

    private static string Shown((JsonNode Item, string Path) allow)
    {
        var ports = allow.Item.Get("ports").Texts().ToArray();
        return (allow.Item.Get("protocol").AsText() ?? "all")
            + (ports.Length == 0 ? "" : $":{string.Join(",", ports)}");
    }

    private static IEnumerable<ResourceNode> ServicesOf(ResourceGraph graph, ResourceNode map) =>
        PropertyPath.Texts(map.Inputs)
            .SelectMany(text => graph.ReadIn(text.Text))
            .Where(node => node.Type == ResourceTypes.BackendService)
            .Distinct();

    private static bool IsOnTheInternet(ResourceNode rule) =>
        rule.Text("loadBalancingScheme")?.StartsWith("INTERNAL", StringComparison.Ordinal) != true;

    // By identity, or by a security policy that lets in some networks only.
    private static bool IsLimited(ResourceGraph graph, ResourceNode service) =>
        service.Flag("iap.enabled") == true
        || graph.Target(service, "securityPolicy")?.Items("rules")
            .OrderByDescending(rule => rule.Item.Get("priority").AsPlainNumber())
            .Select(rule => rule.Item.Get("action").AsText())
            .FirstOrDefault()
            ?.StartsWith("deny", StringComparison.Ordinal) == true;

    private static bool OnlyRedirects(ResourceNode map) =>
        map.Flag("defaultUrlRedirect.httpsRedirect") == true && !map.Items("pathMatchers").Any();

    private static Breach? OldTls(ResourceGraph graph, ResourceNode proxy)
    {
        if (proxy.At("sslPolicy") is null)
        {
            return new(proxy, "sslPolicy", TlsPolicy.Example!, "set an SSL policy with minTlsVersion TLS_1_2");
        }
        return graph.Target(proxy, "sslPolicy") is { } policy
            && policy.Text("minTlsVersion") is null or "TLS_1_0" or "TLS_1_1"
            ? new(
                policy,
                "minTlsVersion",
                $"accepts {policy.Text("minTlsVersion") ?? "TLS_1_0"}, and {proxy.Name} uses it",
                "write TLS_1_2")
            : null;
    }

    // A secret output of another resource, read in a place that everyone can see.
    private static bool ReadsSecret(ResourceGraph graph, string? text) =>
        Reference.In(text ?? "").Any(reference => graph.Find(reference.Target) is { } node
            && (node.Options.SecretOutputs.Contains(reference.Property)
                || reference.Property is "authString" or "secretData" or "privateKey")
            && reference.Property is not ("effectiveLabels" or "pulumiLabels"));

    private static bool HoldsCredential(string text) =>
        CredentialForm.In(text) is not null || text.Contains("[secret]", StringComparison.Ordinal);
}
