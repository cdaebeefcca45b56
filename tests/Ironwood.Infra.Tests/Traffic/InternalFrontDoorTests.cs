using Ironwood.Analysis;
using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Rules;
using Ironwood.Analysis.Traffic;
using Ironwood.Infra.Foundation;
using Ironwood.UrlMaps.Evaluation;

namespace Ironwood.Infra.Tests.Traffic;

/// <summary>The front door in the pods' network: a cross-region internal Application Load Balancer.</summary>
public sealed class InternalFrontDoorTests
{
    private const string Internal = "ironwood:frontDoor.scheme=internal";
    private const string RegionalAddress = "gcp:compute/address:Address";

    private static Task<ResourceGraph> TwoRegions => StackVariants.Of("two regions inside the network");

    private static readonly Lazy<Task<ResourceGraph>> Plain = new(() => Stacks.Capture("dev", Internal));

    [Fact]
    public async Task Each_region_has_an_address_in_the_pods_subnet_and_a_rule_that_leads_to_the_one_proxy()
    {
        var graph = await TwoRegions;
        var proxy = graph.Find(Types.HttpsProxy, "ai-inference-https-proxy");
        Assert.Equal(2, graph.OfType(Types.ForwardingRule).Count());
        Assert.DoesNotContain(graph.OfType(Types.Address), address => address.Name == "ai-inference-ip");
        foreach (var (region, subnet) in new[]
        {
            ("us-central1", "inference-network-subnet"), ("us-east5", "inference-network-subnet-us-east5"),
        })
        {
            var address = graph.Find(RegionalAddress, $"ai-inference-internal-ip-{region}");
            var rule = graph.Find(Types.ForwardingRule, $"ai-inference-internal-https-{region}");
            var pods = graph.Find(Types.Subnetwork, subnet);
            Assert.Equal("INTERNAL", address.Input("addressType"));
            Assert.Equal(region, address.Input("region"));
            Assert.Null(address.Input("purpose"));
            graph.Reads(address, "subnetwork", pods, "selfLink");
            graph.Reads(rule, "ipAddress", address, "address");
            graph.Reads(rule, "subnetwork", pods, "selfLink");
            graph.Reads(rule, "network", graph.Find(Types.Network, "inference-network"), "selfLink");
            graph.Reads(rule, "target", proxy, "selfLink");
            Assert.Equal("INTERNAL_MANAGED", rule.Input("loadBalancingScheme"));
            Assert.Equal("443", rule.Input("portRange"));
            Assert.Equal("TCP", rule.Input("ipProtocol"));
            Assert.Null(rule.Input("networkTier"));
            Assert.True(address.Options.Protect);
            Assert.Contains(
                graph.Find(Types.Subnetwork, $"inference-network-proxies-{region}"), graph.DependenciesOf(rule));
            Assert.Contains(
                graph.Find(Types.Firewall, "inference-network-allow-proxies"), graph.DependenciesOf(rule));
        }
    }

    [Fact]
    public async Task Without_a_domain_it_speaks_plain_http_at_its_address()
    {
        var graph = await Plain.Value;
        var rule = Assert.Single(graph.OfType(Types.ForwardingRule));
        Assert.Equal("ai-inference-internal-http-us-central1", rule.Name);
        Assert.Equal("80", rule.Input("portRange"));
        graph.Reads(rule, "target", graph.Find(Types.HttpProxy, "ai-inference-proxy"), "selfLink");
        Assert.Empty(graph.OfType(Types.HttpsProxy));
        Assert.Equal(
            $"http://{graph.Root.Outputs["frontDoorAddress"]}", graph.Root.Outputs["frontDoorUrl"]!.ToString());
    }

    [Fact]
    public async Task With_domains_it_speaks_https_only_with_certificates_of_every_region()
    {
        var graph = await TwoRegions;
        var proxy = graph.Find(Types.HttpsProxy, "ai-inference-https-proxy");
        Assert.Empty(graph.OfType(Types.HttpProxy));
        Assert.Empty(graph.OfType(Types.CertificateMap));
        Assert.Single(graph.OfType(Types.UrlMap));
        Assert.Null(proxy.Input("certificateMap"));
        graph.Reads(proxy, "sslPolicy", graph.Find(Types.SslPolicy, "ai-inference-tls-policy"), "selfLink");
        var at = 0;
        foreach (var name in new[] { "tls-inference-example-com", "tls-large-example-com" })
        {
            var certificate = graph.Find(Types.Certificate, name);
            Assert.Equal("ALL_REGIONS", certificate.Input("scope"));
            graph.Reads(proxy, $"certificateManagerCertificates[{at}]", certificate, "id");
            Assert.StartsWith(
                "//certificatemanager.googleapis.com/", proxy.Input($"certificateManagerCertificates[{at++}]"),
                StringComparison.Ordinal);
        }
        Assert.Null(proxy.Input("certificateManagerCertificates[2]"));
        Assert.All((await Stacks.Prod).OfType(Types.Certificate), one => Assert.Null(one.Input("scope")));
    }

    [Fact]
    public async Task Each_region_has_a_proxy_only_subnet_whose_range_reaches_the_serving_port()
    {
        var graph = await TwoRegions;
        foreach (var (region, range) in new[] { ("us-central1", "10.65.0.0/23"), ("us-east5", "10.65.2.0/23") })
        {
            var subnet = graph.Find(Types.Subnetwork, $"inference-network-proxies-{region}");
            Assert.Equal(
                ["GLOBAL_MANAGED_PROXY", "ACTIVE", range, region],
                new[] { "purpose", "role", "ipCidrRange", "region" }.Select(subnet.Input));
            graph.Reads(subnet, "network", graph.Find(Types.Network, "inference-network"), "id");
            // Google refuses both for such a subnet.
            Assert.Null(subnet.Input("logConfig"));
            Assert.Null(subnet.Input("privateIpGoogleAccess"));
        }
        var wall = graph.Find(Types.Firewall, "inference-network-allow-proxies");
        Assert.Equal(["10.65.0.0/23", "10.65.2.0/23"], wall.List("sourceRanges"));
        Assert.Equal([InferenceNetwork.PodTag], wall.List("targetTags"));
        Assert.Equal("tcp", wall.Input("allows[0].protocol"));
        Assert.Equal(["8080"], wall.List("allows[0].ports"));
        Assert.Equal("INGRESS", wall.Input("direction"));
        graph.Reads(wall, "network", graph.Find(Types.Network, "inference-network"), "selfLink");
        Assert.Contains("network", wall.Options.ReplaceOnChanges);
        // Health checks still come from Google's ranges.
        Assert.NotEmpty(graph.Find(Types.Firewall, "inference-network-allow-balancer").List("sourceRanges"));
    }

    [Fact]
    public async Task Backend_services_have_what_an_internal_balancer_takes_and_nothing_else()
    {
        var services = (await TwoRegions).OfType(Types.BackendService).ToArray();
        Assert.Equal(3, services.Length);
        Assert.All(services, service =>
        {
            Assert.Equal("INTERNAL_MANAGED", service.Input("loadBalancingScheme"));
            Assert.Equal("RATE", service.Input("backends[0].balancingMode"));
            Assert.Equal("true", service.Input("logConfig.enable"));
            Assert.NotNull(service.Input("serviceLbPolicy"));
            Assert.All(
                new[] { "securityPolicy", "customResponseHeaders", "enableCdn", "cdnPolicy", "iap" },
                property => Assert.Null(service.Input(property)));
        });
    }

    [Fact]
    public async Task What_is_only_for_the_internet_is_left_out()
    {
        var graph = await TwoRegions;
        Assert.All(
            new[]
            {
                "gcp:compute/securityPolicy:SecurityPolicy", "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig",
                "gcp:compute/globalNetworkEndpointGroup:GlobalNetworkEndpointGroup",
            },
            type => Assert.Empty(graph.OfType(type)));
        // The endpoints stay, and are called at Google's address.
        Assert.Equal(3, graph.Nodes.Count(node => node.Type == "gcp:vertex/aiEndpoint:AiEndpoint"));
        Assert.DoesNotContain(
            graph.Root.Outputs["contract"]!["tiers"]!.AsObject(),
            tier => tier.Value!["vertex"]!.AsObject().ContainsKey("path"));
    }

    [Fact]
    public async Task Every_rule_names_its_tier_in_the_answer_and_the_default_has_a_rule_for_that()
    {
        var graph = await TwoRegions;
        var map = graph.Find(Types.UrlMap, "ai-inference-lb");
        var found = 0;
        foreach (var (matcher, count, last) in new[] { (0, 4, "medium"), (1, 4, "large") })
        {
            Assert.Null(map.Input($"pathMatchers[{matcher}].pathRules"));
            for (var rule = 0; map.Input($"pathMatchers[{matcher}].routeRules[{rule}]") is not null; rule++)
            {
                var at = $"pathMatchers[{matcher}].routeRules[{rule}]";
                var header = $"{at}.headerAction.responseHeadersToAdds[0]";
                Assert.Equal("X-Ironwood-Tier", map.Input($"{header}.headerName"));
                Assert.Equal("true", map.Input($"{header}.replace"));
                graph.Reads(
                    map, $"{at}.service",
                    graph.Find(Types.BackendService, $"inference-backend-{map.Input($"{header}.headerValue")}"),
                    "selfLink");
                found = rule + 1;
            }
            Assert.Equal(matcher == 0 ? count : 1, found);
            var final = $"pathMatchers[{matcher}].routeRules[{found - 1}]";
            Assert.Equal("/", map.Input($"{final}.matchRules[0].prefixMatch"));
            Assert.Equal(last, map.Input($"{final}.headerAction.responseHeadersToAdds[0].headerValue"));
        }
    }

    [Theory]
    [InlineData("inference.example.com", "/v1/models", "large-7b", "large")]
    [InlineData("inference.example.com", "/v1/models", "small", "medium")]
    [InlineData("inference.example.com", "/simple/x", "large-7b", "small")]
    [InlineData("large.example.com", "/simple/x", "", "large")]
    public async Task Routes_lead_where_an_external_balancer_would_lead_and_expressions_count(
        string host, string path, string model, string tier)
    {
        var routes = new StackRoutes(await TwoRegions);
        var answer = routes.Answer(RouteRequest.Parse(
            "POST", $"https://{host}{path}", [KeyValuePair.Create("x-model", model)], out _)!);
        Assert.Equal(tier, routes.MembersOf(Assert.Single(answer.Services).Service)!.Tier);
    }

    [Fact]
    public async Task Dashboard_alerts_and_service_levels_read_the_internal_balancers_series()
    {
        var graph = await TwoRegions;
        var text = string.Concat(graph.Nodes
            .Where(node => node.Type.StartsWith("gcp:monitoring/", StringComparison.Ordinal))
            .Select(node => node.Inputs.ToJsonString()));
        Assert.Contains("https/internal/request_count", text, StringComparison.Ordinal);
        Assert.Contains("https/internal/total_latencies", text, StringComparison.Ordinal);
        Assert.Contains("internal_http_lb_rule", text, StringComparison.Ordinal);
        Assert.DoesNotContain("googleapis.com/https/request_count", text, StringComparison.Ordinal);
        Assert.DoesNotContain("googleapis.com/https/total_latencies", text, StringComparison.Ordinal);
        var metrics = graph.Root.Outputs["contract"]!["observability"]!["metrics"]!.AsArray()
            .Select(metric => metric!["resourceType"]!.ToString()).ToArray();
        Assert.Contains("internal_http_lb_rule", metrics);
        Assert.DoesNotContain("https_lb_rule", metrics);
    }

    [Fact]
    public async Task The_outputs_say_the_scheme_and_every_address()
    {
        var graph = await TwoRegions;
        var frontDoor = graph.Root.Outputs["contract"]!["frontDoor"]!;
        Assert.Equal("internal", frontDoor["scheme"]!.ToString());
        string Address(string region) => new Reference(
            new ResourceId(RegionalAddress, $"ai-inference-internal-ip-{region}"), "address").ToString();
        Assert.Equal(Address("us-central1"), frontDoor["address"]!.ToString());
        Assert.Equal(Address("us-central1"), graph.Root.Outputs["frontDoorAddress"]!.ToString());
        Assert.Equal(
            [("us-central1", Address("us-central1")), ("us-east5", Address("us-east5"))],
            frontDoor["regionalAddresses"]!.AsObject().Select(one => (one.Key, one.Value!.ToString())));
        var records = graph.Root.Outputs["dnsRecords"]!.AsArray()
            .Where(record => record!["type"]!.ToString() == "A")
            .Select(record => (record!["name"]!.ToString(), record["data"]!.ToString()));
        Assert.Equal(
            from domain in new[] { "inference.example.com.", "large.example.com." }
            from region in new[] { "us-central1", "us-east5" }
            select (domain, Address(region)),
            records);
        var external = (await Stacks.Dev).Root.Outputs["contract"]!["frontDoor"]!.AsObject();
        Assert.Equal("external", external["scheme"]!.ToString());
        Assert.False(external.ContainsKey("regionalAddresses"));
    }

    [Fact]
    public async Task No_rule_of_the_book_is_broken_that_the_external_one_keeps()
    {
        var external = Broken(await Stacks.Prod);
        Assert.Empty(Broken(await Stacks.Capture(
            "prod", Internal, "ironwood:tiers.small.cdn=false")).Except(external));
        Assert.DoesNotContain(Broken(await TwoRegions), rule =>
            rule.StartsWith("routes/", StringComparison.Ordinal)
            || rule.StartsWith("wiring/", StringComparison.Ordinal)
            || rule.StartsWith("schema/", StringComparison.Ordinal)
            || rule is "security/open-to-anyone" or "security/no-edge-filter" or "security/plain-http");

        static string[] Broken(ResourceGraph graph) =>
            [
                .. RuleBook.Check(graph, CostTerms.List, default)
                    .Where(finding => finding.Rule.Severity > Severity.Note
                        || finding.Rule.Id.StartsWith("security/", StringComparison.Ordinal))
                    .Select(finding => finding.Rule.Id)
                    .Distinct(),
            ];
    }

    [Fact]
    public async Task Without_the_firewall_rule_for_the_proxies_a_check_says_what_is_shut_out()
    {
        var graph = await TwoRegions;
        var wall = graph.Find(Types.Firewall, "inference-network-allow-proxies");
        var shut = new ResourceGraph(
            graph.Project, graph.Stack, graph.Nodes.Where(node => node != wall),
            graph.Edges.Where(edge => edge.From != wall.Urn && edge.To != wall.Urn));
        var finding = Assert.Single(
            RuleBook.Check(shut, CostTerms.List, default), finding => finding.Rule.Id == "wiring/probes-blocked");
        Assert.Contains(
            "its proxies and probes from 10.65.0.0/23 and 10.65.2.0/23 to port 8080", finding.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true, false)]
    [InlineData(", createProxySubnets: true", true, true)]
    [InlineData(", createFirewall: false, createProxySubnets: true", false, true)]
    public async Task In_a_network_that_exists_subnets_and_rule_belong_to_its_project_and_are_made_on_demand(
        string more, bool hasRule, bool hasSubnet)
    {
        var graph = await Stacks.Capture(
            "dev", Internal,
            "ironwood:network={existing: {network: projects/host-project/global/networks/shared, "
                + $"subnetworks: {{us-central1: pods}}{more}}}, proxySubnetCidrs: {{us-central1: 10.9.0.0/24}}}}");
        var rule = Assert.Single(graph.OfType(Types.ForwardingRule));
        Assert.Equal("projects/host-project/global/networks/shared", rule.Input("network"));
        Assert.Equal("projects/host-project/regions/us-central1/subnetworks/pods", rule.Input("subnetwork"));
        Assert.Equal("ironwood-dev", rule.Input("project"));
        var walls = graph.OfType(Types.Firewall).Where(wall => wall.Name == "inference-network-allow-proxies").ToArray();
        Assert.Equal(hasRule, walls.Length == 1);
        Assert.All(walls, wall => Assert.Equal(["10.9.0.0/24"], wall.List("sourceRanges")));
        Assert.All(walls, wall => Assert.Equal("host-project", wall.Input("project")));
        var subnets = graph.OfType(Types.Subnetwork).ToArray();
        Assert.Equal(hasSubnet, subnets.Length == 1);
        Assert.All(subnets, subnet => Assert.Equal(
            ("host-project", "10.9.0.0/24"), (subnet.Input("project"), subnet.Input("ipCidrRange"))));
    }
}
