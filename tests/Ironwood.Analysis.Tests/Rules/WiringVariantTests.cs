namespace Ironwood.Analysis.Tests.Rules;

/// <summary>What else breaks a rule, and what only looks as if it did.</summary>
public class WiringVariantTests
{
    private const string Map = "gcp:compute/uRLMap:URLMap";

    [Theory]
    [InlineData("8080", true)]
    [InlineData("8000-8080", true)]
    [InlineData("8081-9000", false)]
    [InlineData("80", false)]
    public void A_firewall_opens_ranges_of_ports(string ports, bool isOpen) => AssertBreaks(
        "wiring/probes-blocked", !isOpen, p => p.Set("platform-firewall", "allows[0].ports[0]", ports));

    [Fact]
    public void A_firewall_counts_only_for_its_network_its_tags_its_direction_and_its_protocol()
    {
        const string Rule = "wiring/probes-blocked";
        AssertBreaks(Rule, true, p => p.Copy("platform-network", "other-network").Set(
            "platform-firewall", "network", Platform.Ref("gcp:compute/network:Network", "other-network", "id")));
        AssertBreaks(Rule, true, p => p.Set("platform-firewall", "targetTags[0]", "others"));
        AssertBreaks(Rule, true, p => p.Set("platform-firewall", "direction", "EGRESS"));
        AssertBreaks(Rule, true, p => p.Set("platform-firewall", "allows[0].protocol", "udp"));
        AssertBreaks(Rule, true, p => p.Set("platform-firewall", "disabled", true));
        AssertBreaks(Rule, true, p => p.Set("platform-firewall", "sourceRanges[1]", "130.211.0.0/23"));
        AssertBreaks(Rule, false, p => p.Set("platform-firewall", "targetTags", null));
        AssertBreaks(Rule, false, p => p.Set("platform-firewall", "allows[0].ports", null));
        AssertBreaks(Rule, false, p => p.Set("platform-firewall", "sourceRanges[1]", "130.0.0.0/8"));
        AssertBreaks(Rule, false, p => p.Set("platform-pod-template", "networkInterfaces[0]", new JsonObject
        {
            ["network"] = Platform.Ref("gcp:compute/network:Network", "platform-network", "id"),
        }));
    }

    [Theory]
    [InlineData("roles/bigquery.dataOwner", true)]
    [InlineData("roles/bigquery.dataViewer", false)]
    public void A_sink_needs_a_role_that_writes(string role, bool isEnough) => AssertBreaks(
        "wiring/sink-writer", !isEnough, p => p.Set("platform-sink-writer", "role", role));

    [Fact]
    public void A_grant_counts_for_its_resource_and_its_member_and_one_on_the_project_for_all()
    {
        AssertBreaks("wiring/sink-writer", true, p => p.Set(
            "platform-sink-writer", "datasetId",
            Platform.Ref("gcp:bigquery/dataset:Dataset", "platform-metrics", "datasetId")));
        AssertBreaks(
            "wiring/sink-writer", true,
            p => p.Set("platform-sink-writer", "member", "serviceAccount:someone@example.com"));
        AssertBreaks("wiring/sink-writer", false, p => p.Drop("platform-sink-writer")
            .Set("platform-pods-writer", "role", "roles/bigquery.dataEditor")
            .Set(
                "platform-pods-writer", "member",
                Platform.Ref("gcp:logging/projectSink:ProjectSink", "platform-sink", "writerIdentity")));
        AssertBreaks("wiring/subscription-writer", false, p => p.Set(
            "platform-agent-editor", "member", "serviceAccount:service-1@gcp-sa-pubsub.iam.gserviceaccount.com"));
        AssertBreaks(
            "wiring/subscription-writer", true, p => p.Set("platform-agent", "service", "storage.googleapis.com"));
        AssertBreaks(
            "wiring/subscription-writer", true,
            p => p.Set("platform-subscription", "bigqueryConfig.serviceAccountEmail", "own@example.com"));
        AssertBreaks("wiring/subscription-writer", false, p => p
            .Set("platform-subscription", "bigqueryConfig.serviceAccountEmail", "own@example.com")
            .Set("platform-agent-editor", "member", "serviceAccount:own@example.com"));
        AssertBreaks("wiring/dead-letter-grants", true, p => p.Drop("platform-agent-subscriber"));
    }

    [Theory]
    [InlineData(
        "\"model\", \"type\": \"STRING\", \"mode\": \"NULLABLE\"",
        "\"model\", \"type\": \"STRING\", \"mode\": \"REQUIRED\"",
        "requires the column model, but messages may leave it out")]
    [InlineData(
        "\"tier\"", "\"rank\"",
        "lacks the column tier, which messages have|requires the column rank, but no message has it")]
    [InlineData(
        "\"message_id\"", "\"message\"",
        "lacks the column message_id, but platform-subscription writes the metadata of every message")]
    [InlineData(
        "\"publish_time\", \"type\": \"TIMESTAMP\"", "\"publish_time\", \"type\": \"STRING\"",
        "has the column publish_time as STRING, but metadata needs TIMESTAMP")]
    [InlineData("\"FLOAT\"", "\"FLOAT64\"", "")]
    [InlineData("\"attributes\", \"type\": \"JSON\"", "\"attributes\", \"type\": \"STRING\"", "")]
    [InlineData("[", "", "")]
    public void Columns_fit_messages_by_name_type_and_mode(string old, string by, string messages) => Assert.Equal(
        messages.Split('|', StringSplitOptions.RemoveEmptyEntries),
        Found("wiring/table-schema", p => p.Replace("platform-table", "schema", old, by)).Select(
            finding => finding.Message));

    [Fact]
    public void Fields_without_a_column_may_be_dropped_but_are_reported() => Assert.EndsWith(
        "; its values are dropped",
        Assert.Single(
            Found("wiring/table-schema", p => p.Set("platform-subscription", "bigqueryConfig.dropUnknownFields", true)
                .Replace("platform-table", "schema", "\"model\"", "\"modul\""))).Message, StringComparison.Ordinal);

    [Fact]
    public void Filters_are_read_wherever_they_stand()
    {
        const string Old = "loadbalancing.googleapis.com/https/request_count";
        AssertBreaks(
            "wiring/unknown-metric", true,
            p => p.Replace("platform-slo", "requestBasedSli.goodTotalRatio.totalServiceFilter", Old, Old + "s"));
        AssertBreaks(
            "wiring/unknown-metric", true,
            p => p.Replace("platform-dashboard", "dashboardJson", "usage_ratio", "used"));
        AssertBreaks("wiring/unknown-metric", false, p => p.Replace(
            "platform-alert", "conditions[0].conditionThreshold.filter",
            "redis.googleapis.com/stats/memory/usage_ratio", "custom.googleapis.com/mine"));
        AssertBreaks("wiring/metric-resource", true, p => p.Replace(
            "platform-alert", "conditions[0].conditionThreshold.filter", " AND resource.type = \"redis_instance\"", ""));
        // A denominator has an aggregation of its own.
        AssertBreaks("wiring/metric-aligner", true, p => p
            .Set(
                "platform-alert", "conditions[0].conditionThreshold.denominatorFilter",
                $"metric.type = \"{Old}\" AND resource.type = \"https_lb_rule\"")
            .Set(
                "platform-alert", "conditions[0].conditionThreshold.denominatorAggregations",
                new JsonArray(new JsonObject { ["perSeriesAligner"] = "ALIGN_INTERPOLATE" })));
        AssertBreaks("wiring/metric-aligner", true, p => p
            .Set(
                "platform-alert", "conditions[0].conditionThreshold.aggregations[0].perSeriesAligner", "ALIGN_MEDIAN"));
    }

    [Fact]
    public void Routes_of_every_level_are_compared_with_their_services()
    {
        Assert.Equal("defaultRouteAction.timeout", Assert.Single(Found(
            "wiring/short-route-timeout", p => p.Set(
                "platform-map", "defaultRouteAction.timeout.seconds", 599))).Property);
        Assert.Equal("pathMatchers[0].pathRules[0].routeAction.timeout", Assert.Single(Found(
            "wiring/short-route-timeout",
            p => p.Set("platform-map", "pathMatchers[0].pathRules[0].routeAction.timeout.seconds", "599"))).Property);
        AssertBreaks(
            "wiring/short-route-timeout", false, p => p.Set("platform-map", "defaultRouteAction.timeout.seconds", 601));
    }

    [Fact]
    public void Http_may_be_served_where_nobody_minds_and_redirects_are_not_serving()
    {
        Platform Plain(Platform p) =>
            p.Set("platform-http-proxy", "urlMap", Platform.Ref(Map, "platform-map", "selfLink"));

        AssertBreaks("security/plain-http", true, Plain);
        AssertBreaks(
            "security/plain-http", false, p => Plain(p).Set("platform-http-rule", "labels.environment", "dev"));
        AssertBreaks(
            "security/plain-http", true, p => p.Set("platform-redirect", "defaultUrlRedirect.httpsRedirect", false));
    }

    [Fact]
    public void Traffic_of_a_disposable_stack_needs_no_logs_and_that_of_others_does()
    {
        string[] labelled =
        [.. Platform.Sound.Nodes.Where(node => node.Inputs["labels"] is not null).Select(node => node.Name)];
        Assert.NotEmpty(labelled);
        Platform Silent(Platform p) =>
            p.Set("platform-subnet", "logConfig", null)
                .Set("platform-firewall", "logConfig", null)
                .Set("platform-queries", "enableLogging", null);

        Platform InDev(Platform p) => labelled.Aggregate(
            Silent(p), (platform, name) => platform.Set(name, "labels.environment", "dev"));

        foreach (var rule in new[] { "security/flow-logs", "security/firewall-logs", "security/dns-logs" })
        {
            AssertBreaks(rule, true, Silent);
            AssertBreaks(rule, true, p => InDev(p).Set(labelled[0], "labels.environment", "prod"));
            AssertBreaks(rule, false, p => InDev(p));
        }
        AssertBreaks("security/flow-logs", true, p => p.Set("platform-subnet", "logConfig.flowSampling", 0));
        AssertBreaks("security/flow-logs", true, p => Silent(p).Set("platform-subnet", "purpose", "PRIVATE"));
        AssertBreaks(
            "security/flow-logs", false, p => Silent(p).Set("platform-subnet", "purpose", "REGIONAL_MANAGED_PROXY"));
        AssertBreaks("security/firewall-logs", false, p => Silent(p).Set("platform-firewall", "disabled", true));
        AssertBreaks("security/dns-logs", true, p => p.Set("platform-queries", "networks[0].networkUrl", "other"));
    }

    [Fact]
    public void Data_of_a_disposable_environment_needs_no_protection_and_that_of_others_all_of_it()
    {
        AssertBreaks(
            "security/unprotected-data", false,
            p => p.Option("platform-images", "protect", null).Set("platform-images", "labels.environment", "dev"));
        AssertBreaks("security/unprotected-data", true, p => p.Set("platform-models", "forceDestroy", true));
        AssertBreaks(
            "resilience/cache-without-replica", false,
            p => p.Set("platform-cache", "tier", "BASIC").Set("platform-cache", "labels.environment", "dev"));
    }

    [Theory]
    [InlineData("TLS_1_1", true)]
    [InlineData(null, true)]
    [InlineData("TLS_1_3", false)]
    public void A_policy_may_be_too_old(string? version, bool isBroken)
    {
        AssertBreaks("security/tls-policy", isBroken, p => p.Set("platform-tls", "minTlsVersion", version));
        if (isBroken)
        {
            Assert.Equal(
                "platform-tls",
                Assert.Single(
                    Found("security/tls-policy", p => p.Set("platform-tls", "minTlsVersion", version))).Resource.Name);
        }
    }

    [Theory]
    [InlineData("[secret]", true)]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----", true)]
    [InlineData("token from Secret Manager", false)]
    public void Secrets_are_recognized_by_their_form(string text, bool isSecret) => AssertBreaks(
        "security/secret-in-metadata", isSecret, p => p.Set("platform-pod-template", "metadata.user-data", text));

    [Fact]
    public void A_budget_notifies_fewer_channels_than_an_alert() =>
        Assert.Equal(
            "allUpdatesRule.monitoringNotificationChannels",
            Assert.Single(Found("limits/notification-channels", p => p
                .Fill("platform-budget", "allUpdatesRule.monitoringNotificationChannels", 6, "c"))).Property);

    [Fact]
    public void A_stack_that_enables_no_service_leaves_it_to_another_stack()
    {
        Platform WithoutServices(Platform platform) => Platform.Sound.OfType("gcp:projects/service:Service")
            .Aggregate(platform, (changed, service) => changed.Drop(service.Name));

        AssertBreaks("wiring/api-not-enabled", false, WithoutServices);
        AssertBreaks("wiring/api-not-awaited", false, WithoutServices);
    }

    private static Finding[] Found(string rule, Func<Platform, Platform> change) =>
        [.. RuleBook.Check(change(new Platform()).Graph(), CostTerms.List, default)
            .Where(finding => finding.Rule.Id == rule)];

    private static void AssertBreaks(string rule, bool expected, Func<Platform, Platform> change) =>
        Assert.Equal(expected, Found(rule, change).Length > 0);
}
