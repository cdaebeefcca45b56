namespace Ironwood.Analysis.Tests.Rules;

/// <summary>Each rule, broken in one place of a platform that breaks none: one finding, at that place, with that
/// message.</summary>
public class BrokenRuleTests
{
    private const string Manager = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    private const string Redis = "gcp:redis/instance:Instance";
    private const string Neg = "gcp:compute/globalNetworkEndpointGroup:GlobalNetworkEndpointGroup";

    /// <summary>Families whose rules all stand below; others have tests of their own.</summary>
    private static readonly string[] Families = ["wiring", "limits", "security", "supply", "resilience"];

    private static readonly Case[] Cases =
    [
        new(
            "wiring/empty-backend", "platform-vertex", "backends",
            p => p.Set("platform-vertex", "backends", new JsonArray())),
        new("wiring/mixed-backends", "platform-backend", "backends[2].group", p => p.Fill(
            "platform-backend", "backends", 3,
            new JsonObject { ["group"] = Platform.Ref(Neg, "platform-internet", "selfLink") })),
        new(
            "wiring/no-health-check", "platform-large", "healthChecks",
            p => p.Set("platform-large", "healthChecks", null)),
        new(
            "wiring/needless-health-check", "platform-vertex", "healthChecks",
            p => p.Set("platform-vertex", "healthChecks", "some")),
        new(
            "wiring/unknown-named-port", "platform-backend", "portName",
            p => p.Set("platform-backend", "portName", "serving")),
        new("wiring/health-check-port", "platform-health", "httpHealthCheck.port", p => p
            .Set("platform-health", "httpHealthCheck.port", 9090)
            .Set("platform-firewall", "allows[0].ports[0]", "8080-9090")),
        new("wiring/balancing-mode", "platform-large", "backends[1].balancingMode", p => p
            .Set("platform-large", "backends[1].balancingMode", "UTILIZATION")),
        new(
            "wiring/mixed-schemes", "platform-large", "loadBalancingScheme",
            p => p.Set("platform-large", "loadBalancingScheme", "EXTERNAL")),
        new(
            "wiring/probes-blocked", "platform-health", "httpHealthCheck.port",
            p => p.Set("platform-firewall", "sourceRanges[0]", null)),
        new("wiring/idle-group", "platform-spare", "", p => p.Copy("platform-pod-b", "platform-spare")),
        new("wiring/autoscaler-target", "platform-pod-a-scaler", "target", p => p.Copy(
            "platform-pod-b", "platform-spare")
            .Set("platform-spare", "targetSize", null).Set("platform-pod-a", "targetSize", 4)
            .Set("platform-pod-a-scaler", "target", Platform.Ref(Manager, "platform-spare", "selfLink")))
        {
            Also = ["wiring/idle-group"],
        },
        new("wiring/autoscaled-slice", "platform-slice-scaler", "target", p => p.Copy(
            "platform-pod-a-scaler", "platform-slice-scaler")
            .Set("platform-slice-scaler", "target", Platform.Ref(Manager, "platform-slice", "selfLink"))
            .Set("platform-slice-scaler", "autoscalingPolicy.maxReplicas", 16)),
        new("wiring/sized-twice", "platform-pod-a", "targetSize", p => p.Set("platform-pod-a", "targetSize", 2)),
        new("wiring/short-route-timeout", "platform-map", "pathMatchers[0].defaultRouteAction.timeout", p => p
            .Set("platform-map", "pathMatchers[0].defaultRouteAction.timeout.seconds", "60")),
        new(
            "wiring/default-timeout", "platform-backend", "timeoutSec",
            p => p.Set("platform-backend", "timeoutSec", null)),
        new("wiring/sink-writer", "platform-sink", "destination", p => p.Drop("platform-sink-writer")),
        new(
            "wiring/subscription-writer", "platform-subscription", "bigqueryConfig.table",
            p => p.Drop("platform-agent-editor")),
        new(
            "wiring/dead-letter-grants", "platform-subscription", "deadLetterPolicy.deadLetterTopic",
            p => p.Drop("platform-agent-publisher")),
        new("wiring/dead-letter-unread", "platform-dead-letters", "", p => p.Drop("platform-dead-letters-sub")),
        new("wiring/missing-table", "platform-subscription", "bigqueryConfig.table", p => p
            .Set("platform-subscription", "bigqueryConfig.table", "ironwood-test.metrics.measurements")),
        new("wiring/table-schema", "platform-table", "schema", p => p
            .Replace("platform-table", "schema", "\"value\", \"type\": \"FLOAT\"", "\"value\", \"type\": \"STRING\"")),
        new("wiring/unknown-metric", "platform-alert", "conditions[0].conditionThreshold.filter", p => p
            .Replace("platform-alert", "conditions[0].conditionThreshold.filter", "usage_ratio", "used_ratio")),
        new("wiring/metric-resource", "platform-dashboard", "dashboardJson", p => p
            .Replace("platform-dashboard", "dashboardJson", "redis_instance", "gce_instance")),
        new("wiring/metric-aligner", "platform-alert", "conditions[0].conditionThreshold.filter", p => p
            .Set("platform-alert", "conditions[0].conditionThreshold.aggregations[0].perSeriesAligner", "ALIGN_RATE")),
        new("wiring/metric-label", "platform-alert", "conditions[0].conditionThreshold.filter", p => p
            .Replace(
                "platform-alert", "conditions[0].conditionThreshold.filter", "resource.labels.region",
                "resource.labels.zone")),
        new("wiring/unscoped-filter", "platform-alert", "conditions[0].conditionThreshold.filter", p => p
            .Replace(
                "platform-alert", "conditions[0].conditionThreshold.filter",
                $" AND resource.labels.instance_id = \"{Platform.Ref(Redis, "platform-cache", "id")}\"", "")),
        new("wiring/endpoint-without-model", "platform-endpoint", "", p => p
            .Add("gcp:vertex/aiEndpoint:AiEndpoint", "platform-endpoint", [], "platform-cache")
            .Add(
                "gcp:projects/service:Service", "api-aiplatform", new() { ["service"] = "aiplatform.googleapis.com" },
                "api-redis"))
        {
            Also = ["wiring/api-not-awaited"],
        },
        new("wiring/api-not-enabled", "platform-cache", "", p => p.Drop("api-redis")),
        new("wiring/api-not-awaited", "platform-cache", "", p => p.Forget("platform-cache", "api-redis")),
        new(
            "wiring/private-access-order", "platform-cache", "connectMode",
            p => p.Forget("platform-cache", "platform-connection")),

        new("limits/group-size", "platform-pod-a", "targetSize", p => p
            .Set("platform-pod-a-scaler", "autoscalingPolicy.maxReplicas", 1200)
            .Set("platform-subnet", "ipCidrRange", "10.0.0.0/20")),
        new("limits/backends", "platform-backend", "backends", p => p.Fill("platform-backend", "backends", 51)),
        new(
            "limits/subnet-size", "platform-subnet", "ipCidrRange",
            p => p.Set("platform-subnet", "ipCidrRange", "10.0.0.0/29")),
        new("limits/redis-memory", "platform-cache", "memorySizeGb", p => p.Set("platform-cache", "memorySizeGb", 400)),
        new("limits/metadata-size", "platform-pod-template", "metadata.user-data", p => p
            .Set("platform-pod-template", "metadata.user-data", new string('#', 262_145))),
        new("limits/notification-channels", "platform-alert", "notificationChannels", p => p
            .Fill("platform-alert", "notificationChannels", 17, "projects/p/notificationChannels/1")),
        new("limits/logical-name", "Platform_Router", "", p => p.Copy("platform-firewall", "Platform_Router")),
        new(
            "limits/given-name", "platform-network", "name",
            p => p.Set("platform-network", "name", "Platform_Network")),
        new(
            "limits/labels", "platform-logs", "labels.cost-center",
            p => p.Set("platform-logs", "labels.cost-center", "AI Serving")),
        new("limits/topology", "platform-slice-topology", "workloadPolicy.acceleratorTopology", p => p
            .Set("platform-slice-topology", "workloadPolicy.acceleratorTopology", "4x4x5")),
        new("limits/slice-size", "platform-slice", "targetSize", p => p.Set("platform-slice", "targetSize", 15))
        {
            Also = ["limits/quota-needed"],
        },
        new(
            "limits/missing-workload-policy", "platform-slice", "resourcePolicies.workloadPolicy",
            p => p.Set("platform-slice", "resourcePolicies", null)),
        new("limits/operation-timeout", "platform-slice", "", p => p.Option("platform-slice", "timeouts", null)),

        new("security/public-address", "platform-pod-template", "networkInterfaces[0].accessConfigs", p => p
            .Set("platform-pod-template", "networkInterfaces[0].accessConfigs", new JsonArray(new JsonObject()))),
        new("security/open-firewall", "platform-ssh", "sourceRanges", p => p.Copy("platform-firewall", "platform-ssh")
            .Set("platform-ssh", "allows[0].ports[0]", "22")
            .Set("platform-ssh", "sourceRanges", new JsonArray("0.0.0.0/0"))),
        new("security/plain-http", "platform-http-rule", "target", p => p
            .Set(
                "platform-http-proxy", "urlMap",
                Platform.Ref("gcp:compute/uRLMap:URLMap", "platform-map", "selfLink"))),
        new("security/open-to-anyone", "platform-https-rule", "target", p => p.Set("platform-backend", "iap", null)),
        new(
            "security/tls-policy", "platform-https-proxy", "sslPolicy",
            p => p.Set("platform-https-proxy", "sslPolicy", null)),
        new(
            "security/no-edge-filter", "platform-vertex", "securityPolicy",
            p => p.Set("platform-vertex", "securityPolicy", null)),
        new("security/flow-logs", "platform-subnet", "logConfig", p => p.Set("platform-subnet", "logConfig", null)),
        new(
            "security/firewall-logs", "platform-firewall", "logConfig",
            p => p.Set("platform-firewall", "logConfig", null)),
        new(
            "security/dns-logs", "platform-network", "", p => p.Set("platform-queries", "enableLogging", false)),
        new("security/secret-in-metadata", "platform-pod-template", "metadata.user-data", p => p.Set(
            "platform-pod-template", "metadata.user-data",
            "AUTH=" + Platform.Ref("gcp:redis/instance:Instance", "platform-cache", "authString"))),
        new(
            "security/basic-role", "platform-pods-writer", "role",
            p => p.Set("platform-pods-writer", "role", "roles/editor")),
        new(
            "security/admin-role", "platform-pods-writer", "role",
            p => p.Set("platform-pods-writer", "role", "roles/compute.admin")),
        new(
            "security/public-member", "platform-models-pods", "member",
            p => p.Set("platform-models-pods", "member", "allUsers")),
        new("security/open-federation", "platform-github", "attributeCondition", p => p
            .Set("platform-github", "attributeCondition", "assertion.ref == 'refs/heads/main'")),
        new(
            "security/unlimited-granter", "platform-deployer-grants", "condition",
            p => p.Set("platform-deployer-grants", "condition", null)),
        new("security/unprotected-data", "platform-images", "", p => p.Option("platform-images", "protect", null)),
        new("security/redis-auth", "platform-cache", "authEnabled", p => p.Set("platform-cache", "authEnabled", false)),
        new(
            "security/redis-tls", "platform-cache", "transitEncryptionMode",
            p => p.Set("platform-cache", "transitEncryptionMode", "DISABLED")),
        new("security/public-bucket", "platform-models", "publicAccessPrevention", p => p
            .Set("platform-models", "publicAccessPrevention", "inherited")),
        new(
            "security/bucket-acl", "platform-models", "uniformBucketLevelAccess",
            p => p.Set("platform-models", "uniformBucketLevelAccess", null)),

        new("security/open-proxy", "platform-pod-template", "metadata.user-data", p => p.Set(
            "platform-pod-template", "metadata.user-data", "  location / {\n    proxy_pass http://leader;\n  }\n")),

        new("supply/many-downloads", "platform-pod-template", "metadata.user-data", p => p
            .Set("platform-pod-a-scaler", "autoscalingPolicy.maxReplicas", 62)
            .Set("platform-pod-template", "metadata.user-data", Serving("Qwen/Qwen3-32B"))),
        new("supply/many-pulls", "platform-pod-template", "metadata.user-data", p => p
            .Set("platform-pod-a-scaler", "autoscalingPolicy.maxReplicas", 254)
            .Set("platform-subnet", "ipCidrRange", "10.0.0.0/20")
            .Set("platform-pod-template", "metadata.user-data", Serving("gs://models/qwen", "vllm/vllm-tpu:v0.26.0")))
        {
            Also = ["supply/unpinned"],
        },
        new("supply/gated-model", "platform-pod-template", "metadata.user-data", p => p
            .Set("platform-pod-template", "metadata.user-data", Serving("meta-llama/Llama-3.1-70B-Instruct"))),
        new("supply/model-too-large", "platform-pod-template", "disks[0].diskSizeGb", p => p
            .Set("platform-pod-template", "disks", new JsonArray(new JsonObject { ["diskSizeGb"] = 200 }))
            .Set("platform-pod-template", "metadata.user-data", Serving("deepseek-ai/DeepSeek-V3"))),
        new("supply/unpinned", "platform-pod-template", "disks[0].sourceImage", p => p.Set(
            "platform-pod-template", "disks",
            new JsonArray(
                new JsonObject
                {
                    ["sourceImage"] = "projects/p/global/images/family/ubuntu-accel-2404-amd64-tpu-tpu7x",
                }))),

        new(
            "resilience/failover-too-small", "platform-large", "backends",
            p => p.Set("platform-large", "backends[1].maxRatePerInstance", 1)),
        new("resilience/one-zone", "platform-backend", "backends", p => p.Set("platform-backend", "backends[1]", null)),
        new("resilience/one-unit", "platform-large", "backends", p => p.Set("platform-large", "backends[1]", null))
        {
            Also = ["resilience/one-zone"],
        },
        new("resilience/drained-backend", "platform-backend", "backends[1].capacityScaler", p => p
            .Set("platform-backend", "backends[1].capacityScaler", 0)),
        new(
            "resilience/cache-without-replica", "platform-cache", "tier",
            p => p.Set("platform-cache", "tier", "BASIC")),
    ];

    private static string Serving(string model, string image = "a/b@sha256:0") =>
        $"RUNTIME='docker'\nIMAGE='{image}'\nMODEL='{model}'\nREVISION='0a1b2c'\n"
        + "MODEL_GB=0\nSECRETS=()\n";

    /// <summary>What the sound platform says: that its chips need quota.</summary>
    private static readonly string[] Known = [.. Of(Platform.Sound).Select(Describe)];

    public static TheoryData<string> Broken => new(Cases.Select(broken => broken.Rule));

    [Fact]
    public void The_platform_breaks_no_rule_and_says_what_quota_it_needs()
    {
        var finding = Assert.Single(Of(Platform.Sound));

        Assert.Equal(
            ("limits/quota-needed", "platform-slice", ""), (finding.Rule.Id, finding.Resource.Name, finding.Property));
        Assert.Equal(finding.Rule.Example, finding.Message);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_is_one_finding_at_its_place(string rule)
    {
        var broken = Cases.Single(entry => entry.Rule == rule);
        var found = Of(broken.Change(new Platform()).Graph())
            .Where(finding => !Known.Contains(Describe(finding)))
            .ToArray();

        // What cannot be broken without another rule's being broken too names it.
        Assert.Equal(broken.Also, found.Select(f => f.Rule.Id).Where(id => id != rule).Distinct());
        var finding = Assert.Single(found, finding => finding.Rule.Id == rule);
        Assert.Equal((broken.Resource, broken.Property), (finding.Resource.Name, finding.Property));
        Assert.Equal(finding.Rule.Example, finding.Message);
        Assert.NotEqual("", finding.Fix);
    }

    // What workflows deploy with administers; the same account without workflows, or with machines, must not.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_account_may_administer_while_only_workflows_act_as_it(bool loses)
    {
        const string Account = "gcp:serviceaccount/account:Account";
        var platform = loses
            ? new Platform().Drop("platform-deployer-workflows")
            : new Platform().Set(
                "platform-pod-template", "serviceAccount",
                new JsonObject { ["email"] = Platform.Ref(Account, "platform-deployer", "email") });

        Assert.Equal(
            ["platform-deployer-grants", "platform-deployer-topics"],
            Of(platform.Graph())
                .Where(finding => finding.Rule.Id == "security/admin-role")
                .Select(finding => finding.Resource.Name)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_is_broken_once() => Assert.Equal(
        RuleBook.Rules.Where(rule => Families.Contains(rule.Family))
            .Select(rule => rule.Id)
            .Order(StringComparer.Ordinal),
        Cases.Select(broken => broken.Rule).Append("limits/quota-needed").Order(StringComparer.Ordinal));

    private static Finding[] Of(Graph.ResourceGraph graph) =>
        [.. RuleBook.Check(graph, CostTerms.List, default).Where(finding => Families.Contains(finding.Rule.Family))];

    private static string Describe(Finding finding) =>
        $"{finding.Rule.Id} {finding.Resource.Name} {finding.Property} {finding.Message}";

    private sealed record Case(string Rule, string Resource, string Property, Func<Platform, Platform> Change)
    {
        /// <summary>Rules that the change breaks too.</summary>
        public string[] Also { get; init; } = [];
    }
}
