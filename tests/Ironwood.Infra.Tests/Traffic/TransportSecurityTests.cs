using Ironwood.Infra.Traffic;

namespace Ironwood.Infra.Tests.Traffic;

public sealed class TransportSecurityTests
{
    private const string Entry = "tls-inference-example-com-entry";

    // The predecessor's fifth defect: HTTP only.
    [Fact]
    public async Task With_a_domain_the_platform_speaks_https_and_http_only_leads_there()
    {
        var graph = await Stacks.Prod;
        var https = graph.Find(Types.ForwardingRule, "ai-inference-https-forwarding-rule");
        var http = graph.Find(Types.ForwardingRule, "ai-inference-forwarding-rule");
        var address = graph.Find(Types.Address, "ai-inference-ip");
        var secure = graph.Find(Types.HttpsProxy, "ai-inference-https-proxy");
        var plain = graph.Find(Types.HttpProxy, "ai-inference-proxy");
        Assert.Equal("443", https.Input("portRange"));
        Assert.Equal("80", http.Input("portRange"));
        graph.Reads(https, "ipAddress", address, "address");
        graph.Reads(http, "ipAddress", address, "address");
        graph.Reads(https, "target", secure, "selfLink");
        graph.Reads(http, "target", plain, "selfLink");
        graph.Reads(secure, "urlMap", graph.Find(Types.UrlMap, "ai-inference-lb"), "selfLink");
        graph.Reads(plain, "urlMap", graph.Find(Types.UrlMap, "ai-inference-redirect"), "selfLink");
        Assert.Equal(
            ["EXTERNAL_MANAGED", "PREMIUM", "TCP"],
            new[] { "loadBalancingScheme", "networkTier", "ipProtocol" }.Select(https.Input));
        Assert.StartsWith("https://", graph.Root.Outputs["frontDoorUrl"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_redirect_keeps_method_path_and_query_and_has_a_test()
    {
        var map = (await Stacks.Prod).Find(Types.UrlMap, "ai-inference-redirect");
        Assert.Equal("true", map.Input("defaultUrlRedirect.httpsRedirect"));
        Assert.Equal("false", map.Input("defaultUrlRedirect.stripQuery"));
        Assert.Equal("PERMANENT_REDIRECT", map.Input("defaultUrlRedirect.redirectResponseCode"));
        Assert.Null(map.Input("defaultService"));
        Assert.Equal("inference.example.com", map.Input("tests[0].host"));
        Assert.Equal("/v1/predict?a=b", map.Input("tests[0].path"));
        Assert.Equal("https://inference.example.com/v1/predict?a=b", map.Input("tests[0].expectedOutputUrl"));
        Assert.Equal("308", map.Input("tests[0].expectedRedirectResponseCode"));
        // Google refuses a test that names both a service and a redirect.
        Assert.Null(map.Input("tests[0].service"));
    }

    [Fact]
    public async Task The_proxy_uses_the_map_of_certificates_and_no_old_tls()
    {
        var graph = await Stacks.Prod;
        var proxy = graph.Find(Types.HttpsProxy, "ai-inference-https-proxy");
        var policy = graph.Find(Types.SslPolicy, "ai-inference-tls-policy");
        graph.Reads(proxy, "certificateMap", graph.Find(Types.CertificateMap, "ai-inference-tls-certificates"), "id");
        Assert.StartsWith(
            "//certificatemanager.googleapis.com/", proxy.Input("certificateMap"), StringComparison.Ordinal);
        graph.Reads(proxy, "sslPolicy", policy, "selfLink");
        Assert.Equal("MODERN", policy.Input("profile"));
        Assert.Equal("TLS_1_2", policy.Input("minTlsVersion"));
        Assert.Contains(graph.Find(Types.CertificateMapEntry, Entry), graph.DependenciesOf(proxy));
    }

    [Fact]
    public async Task Each_domain_has_its_own_proof_certificate_and_entry()
    {
        var graph = await Stacks.Capture("prod", "ironwood:frontDoor.domains=[a.example.com, b-c.example.com]");
        foreach (var (domain, name) in new[] { (
            "a.example.com", "tls-a-example-com"), ("b-c.example.com", "tls-b--c-example-com") })
        {
            var proof = graph.Find(Types.DnsAuthorization, $"{name}-dns");
            var certificate = graph.Find(Types.Certificate, name);
            var entry = graph.Find(Types.CertificateMapEntry, $"{name}-entry");
            Assert.Equal(domain, proof.Input("domain"));
            Assert.Equal([domain], certificate.List("managed.domains"));
            graph.Reads(certificate, "managed.dnsAuthorizations[0]", proof, "id");
            Assert.Equal(domain, entry.Input("hostname"));
            graph.Reads(entry, "certificates[0]", certificate, "id");
            graph.Reads(entry, "map", graph.Find(Types.CertificateMap, "ai-inference-tls-certificates"), "name");
        }
        Assert.Equal(
            2,
            graph.DependenciesOf(graph.Find(Types.HttpsProxy, "ai-inference-https-proxy"))
                .Count(node => node.Type == Types.CertificateMapEntry));
        Assert.Equal("https://a.example.com", graph.Root.Outputs["frontDoorUrl"]!.ToString());
    }

    [Fact]
    public async Task Without_a_domain_there_is_no_certificate_and_nothing_to_put_into_dns()
    {
        var graph = await Stacks.Dev;
        Assert.Empty(graph.OfType(Types.Certificate));
        Assert.Empty(graph.OfType(Types.HttpsProxy));
        Assert.Empty(graph.Root.Outputs["dnsRecords"]!.AsArray());
        Assert.StartsWith("http://", graph.Root.Outputs["frontDoorUrl"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_domains_owner_is_told_the_proof_of_each_domain_and_its_way_to_the_address()
    {
        var graph = await StackVariants.Of("everything");
        string Proof(string domain, string part) => new Reference(
            new ResourceId(
                Types.DnsAuthorization, $"tls-{domain}-example-com-dns"), $"dnsResourceRecords[0].{part}").ToString();
        var address = new Reference(new ResourceId(Types.Address, "ai-inference-ip"), "address").ToString();
        (string Name, string Type, string Data)[] expected =
        [
            (Proof("a", "name"), Proof("a", "type"), Proof("a", "data")),
            (Proof("b", "name"), Proof("b", "type"), Proof("b", "data")),
            ("a.example.com.", "A", address), ("b.example.com.", "A", address),
        ];
        Assert.All(
            new[] { graph.Root.Outputs["dnsRecords"]!, graph.Root.Outputs["contract"]!["frontDoor"]!["dnsRecords"]! },
            records => Assert.Equal(
                expected,
                records.AsArray()
                    .Select(
                        record => (
                            record!["name"]!.ToString(), record["type"]!.ToString(), record["data"]!.ToString()))));
    }

    [Theory]
    [InlineData("inference.example.com", "inference-example-com")]
    [InlineData("a-b.com", "a--b-com")]
    [InlineData("a.b.com", "a-b-com")]
    public void A_domains_resource_name_tells_dots_from_dashes(string domain, string name) =>
        Assert.Equal(name, DomainName.ToResourceName(domain));

    [Fact]
    public void Long_domains_stay_within_a_logical_name_and_apart()
    {
        var stem = string.Join('.', Enumerable.Repeat("abcdefghij", 5));
        var (one, other) = (DomainName.ToResourceName($"{stem}.com"), DomainName.ToResourceName($"{stem}.org"));
        Assert.Equal(40, one.Length);
        Assert.Equal(40, other.Length);
        Assert.NotEqual(one, other);
        Assert.Matches(@"\A[a-z0-9][-a-z0-9]*[a-z0-9]\z", one);
    }
}
