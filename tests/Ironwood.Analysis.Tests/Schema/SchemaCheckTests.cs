namespace Ironwood.Analysis.Tests.Schema;

public sealed class SchemaCheckTests
{
    private const string Network = "gcp:compute/network:Network";
    private const string Redis = "gcp:redis/instance:Instance";
    private const string Subnetwork = "gcp:compute/subnetwork:Subnetwork";
    private const string UrlMap = "gcp:compute/uRLMap:URLMap";

    // Each breaks one rule at one place. The rows are split by what they are about.
    [Theory]
    [InlineData(
        "unknown-property", Network, """{"autoCreateSubnets": false}""", "autoCreateSubnets",
        "write 'autoCreateSubnetworks'")]
    [InlineData("unknown-property", Network, """{"colour": "red"}""", "colour", "remove it; known properties: ")]
    [InlineData(
        "unknown-property", UrlMap,
        """{"defaultService": "d", "pathMatchers": [{"name": "m", "pathRules": [{"paths": ["/a"], "servce": "s"}]}]}""",
        "pathMatchers[0].pathRules[0].servce", "write 'service'")]
    [InlineData(
        "wrong-type", Network, """{"autoCreateSubnetworks": "false"}""", "autoCreateSubnetworks", "give true or false")]
    [InlineData("fraction", Network, """{"mtu": 1460.5}""", "mtu", "write 1460")]
    [InlineData("wrong-type", Network, """{"mtu": "1460"}""", "mtu", "give a whole number")]
    [InlineData("wrong-type", Network, """{"description": 7}""", "description", "give a text")]
    [InlineData("wrong-type", Network, """{"description": ["a"]}""", "description", "give a text")]
    [InlineData("wrong-type", Network, """{"description": {"a": "b"}}""", "description", "give a text")]
    [InlineData(
        "wrong-type", UrlMap, """{"defaultService": "d", "pathMatchers": {"name": "m"}}""", "pathMatchers",
        "give a list")]
    [InlineData(
        "wrong-type", UrlMap, """{"defaultService": "d", "pathMatchers": ["m"]}""", "pathMatchers[0]", "give a block")]
    [InlineData("wrong-type", "gcp:pubsub/topic:Topic", """{"labels": {"a": 1}}""", "labels.a", "give a text")]
    [InlineData("wrong-type", "gcp:pubsub/topic:Topic", """{"labels": ["a"]}""", "labels", "give a map of texts")]
    [InlineData(
        "wrong-type", "gcp:compute/autoscaler:Autoscaler",
        """{"target": "t", "autoscalingPolicy": {"minReplicas": 1, "maxReplicas": 2, "cpuUtilization": {"target": true}}}""",
        "autoscalingPolicy.cpuUtilization.target", "give a number")]
    [InlineData("missing-required", Redis, "{}", "memorySizeGb", "give 'memorySizeGb', a whole number")]
    [InlineData(
        "missing-required", Redis, """{"memorySizeGb": null}""", "memorySizeGb", "give 'memorySizeGb', a whole number")]
    [InlineData(
        "missing-required", UrlMap,
        """{"defaultService": "d", "hostRules": [{"hosts": ["a"], "pathMatcher": "m"}, {"hosts": ["b"]}]}""",
        "hostRules[1].pathMatcher", "give 'pathMatcher', a text")]
    [InlineData(
        "read-only", "gcp:compute/instanceTemplate:InstanceTemplate",
        """{"machineType": "e2-small", "disks": [{}], "networkInterfaces": [{"name": "nic0"}]}""",
        "networkInterfaces[0].name", "remove 'name'")]
    [InlineData(
        "deprecated", "gcp:compute/firewall:Firewall",
        """{"network": "n", "allows": [{"protocol": "tcp"}], "sourceRanges": ["10.0.0.0/8"], "enableLogging": true}""",
        "enableLogging", "find its replacement in https://")]
    public void Shape(string rule, string type, string inputs, string property, string fix) =>
        Assert_one(rule, type, inputs, property, fix);

    [Theory]
    [InlineData(
        "not-allowed", Redis, """{"memorySizeGb": 1, "tier": "STANDARD_AH"}""", "tier",
        "write 'STANDARD_HA'; allowed: one of ")]
    [InlineData(
        "not-allowed", Redis, """{"memorySizeGb": 1, "tier": "standard_ha"}""", "tier", "write 'STANDARD_HA'; ")]
    [InlineData(
        "not-allowed", "gcp:monitoring/slo:Slo",
        """{"service": "s", "goal": 0.9, "rollingPeriodDays": 1, "basicSli": {"availability": {"enabled": false}}}""",
        "basicSli.availability.enabled", "write true")]
    [InlineData(
        "not-allowed", "gcp:projects/service:Service", """{"service": "bigquery-json.googleapis.com"}""", "service",
        "choose another value")]
    [InlineData(
        "not-allowed", "gcp:monitoring/alertPolicy:AlertPolicy",
        """{"combiner": "OR", "displayName": "d", "conditions": [{"displayName": "c"}], "alertStrategy": {"notificationPrompts": ["OPENED", "HALF"]}}""",
        "alertStrategy.notificationPrompts[1]", "write one of ")]
    [InlineData(
        "out-of-range", "gcp:compute/router:Router", """{"network": "n", "bgp": {"asn": 64511}}""", "bgp.asn",
        "choose a number of 16550 to 16550, or 64512 to 65534, or 4200000000 to 4294967294")]
    [InlineData(
        "out-of-range", "gcp:monitoring/slo:Slo",
        """{"service": "s", "basicSli": {"latency": {"threshold": "1s"}}, "goal": 0, "rollingPeriodDays": 1}""", "goal",
        "choose a number of more than 0, at most 0.9999")]
    [InlineData(
        "out-of-range", "gcp:monitoring/slo:Slo",
        """{"service": "s", "basicSli": {"latency": {"threshold": "1s"}}, "goal": 1, "rollingPeriodDays": 1}""", "goal",
        "choose a number of more than 0")]
    [InlineData(
        "out-of-range", "gcp:monitoring/slo:Slo",
        """{"service": "s", "basicSli": {"latency": {"threshold": "1s"}}, "goal": 0.9, "rollingPeriodDays": 31}""",
        "rollingPeriodDays", "choose a number of 1 to 30")]
    [InlineData(
        "out-of-range", "random:index/randomId:RandomId", """{"byteLength": 0}""", "byteLength",
        "choose a number of at least 1")]
    [InlineData(
        "malformed", Subnetwork, """{"network": "n", "ipCidrRange": "10.0.0.0"}""", "ipCidrRange",
        "write an address range such as 10.0.0.0/16")]
    [InlineData(
        "malformed", Subnetwork, """{"network": "n", "ipCidrRange": "10.0.0/16"}""", "ipCidrRange",
        "write an address range")]
    [InlineData(
        "malformed", Subnetwork, """{"network": "n", "ipCidrRange": "10.0.0.0/33"}""", "ipCidrRange",
        "write an address range")]
    [InlineData(
        "malformed", "gcp:monitoring/dashboard:Dashboard", """{"dashboardJson": "{"}""", "dashboardJson", "write JSON")]
    [InlineData(
        "malformed", "gcp:apigateway/apiConfig:ApiConfig",
        """{"api": "a", "openapiDocuments": [{"document": {"contents": "{}", "path": "p"}}]}""",
        "openapiDocuments[0].document.contents", "write base64")]
    [InlineData(
        "malformed", "gcp:compute/resourcePolicy:ResourcePolicy",
        """{"snapshotSchedulePolicy": {"schedule": {"dailySchedule": {"daysInCycle": 1, "startTime": "04:30"}}}}""",
        "snapshotSchedulePolicy.schedule.dailySchedule.startTime", "write a full hour such as 04:00")]
    [InlineData(
        "malformed", "gcp:projects/iAMMember:IAMMember", """{"project": "p", "role": "r", "member": "inference"}""",
        "member", "write a text that matches (.+:.+|")]
    [InlineData(
        "malformed", "gcp:projects/iAMMember:IAMMember",
        """{"project": "p", "role": "r", "member": "deleted:user:a@b.c"}""", "member",
        "write a text that does not match ^deleted")]
    [InlineData(
        "malformed", "gcp:bigquery/dataset:Dataset", """{"datasetId": "a-b"}""", "datasetId",
        "write a text that matches ^[0-9A-Za-z_]+$")]
    [InlineData(
        "malformed", "gcp:storage/bucket:Bucket", """{"location": "US", "labels": {"Upper": "a"}}""", "labels.Upper",
        "write a key that matches ")]
    [InlineData(
        "wrong-length", "gcp:serviceaccount/account:Account",
        """{"accountId": "inference", "description": "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567"}""",
        "description", "write 0 to 256 characters")]
    [InlineData(
        "wrong-count", "gcp:compute/healthCheck:HealthCheck",
        """{"tcpHealthCheck": {"port": 80}, "sourceRegions": ["us-east1"]}""", "sourceRegions", "give 3 to 3 items")]
    public void Values(string rule, string type, string inputs, string property, string fix) =>
        Assert_one(rule, type, inputs, property, fix);

    [Theory]
    [InlineData(
        "conflict", "gcp:compute/targetHttpsProxy:TargetHttpsProxy",
        """{"urlMap": "u", "sslCertificates": ["a"], "certificateManagerCertificates": ["b"]}""", "sslCertificates",
        "keep one of the two")]
    [InlineData(
        "conflict", "gcp:pubsub/subscription:Subscription",
        """{"topic": "t", "bigqueryConfig": {"table": "p.d.t", "useTableSchema": true, "useTopicSchema": true}}""",
        "bigqueryConfig.useTopicSchema", "keep one of the two")]
    [InlineData(
        "exactly-one", "gcp:monitoring/slo:Slo",
        """{"service": "s", "basicSli": {"latency": {"threshold": "1s"}}, "goal": 0.9}""", "calendarPeriod",
        "give one of them")]
    [InlineData(
        "exactly-one", "gcp:monitoring/slo:Slo",
        """{"service": "s", "basicSli": {"latency": {"threshold": "1s"}}, "goal": 0.9, "rollingPeriodDays": 1, "calendarPeriod": "DAY"}""",
        "rollingPeriodDays", "keep one of them")]
    [InlineData(
        "exactly-one", "gcp:compute/backendService:BackendService",
        """{"localityLbPolicies": [{"policy": {"name": "MAGLEV"}}, {}]}""", "localityLbPolicies[1].policy",
        "give one of them")]
    [InlineData(
        "at-least-one", "gcp:compute/autoscaler:Autoscaler",
        """{"target": "t", "autoscalingPolicy": {"minReplicas": 1, "maxReplicas": 2, "scaleInControl": {"timeWindowSec": 60, "maxScaledInReplicas": {}}}}""",
        "autoscalingPolicy.scaleInControl.maxScaledInReplicas.fixed", "give at least one of them")]
    // A default of one of them does not count.
    [InlineData(
        "at-least-one", "gcp:compute/backendService:BackendService", """{"logConfig": {}}""", "logConfig.enable",
        "give at least one of them")]
    [InlineData(
        "required-with", "gcp:secretmanager/secret:Secret",
        """{"replication": {"auto": {}}, "topics": [{"name": "t"}], "rotation": {"nextRotationTime": "2027-01-01T00:00:00Z"}}""",
        "rotation.rotationPeriod", "give 'rotation.rotationPeriod' as well")]
    public void Groups(string rule, string type, string inputs, string property, string fix) =>
        Assert_one(rule, type, inputs, property, fix);

    [Theory]
    // A block that is not there demands nothing of what would stand in it.
    [InlineData(
        "gcp:compute/autoscaler:Autoscaler",
        """{"target": "t", "autoscalingPolicy": {"minReplicas": 1, "maxReplicas": 2}}""")]
    // The bridge to the provider takes a list of one block for the block, and one text for a list of texts.
    [InlineData(
        "gcp:compute/firewall:Firewall",
        """{"network": "n", "allows": [{"protocol": "tcp"}], "sourceRanges": "10.0.0.0/8"}""")]
    [InlineData(Redis, """{"memorySizeGb": 1, "persistenceConfig": [{"persistenceMode": "RDB"}]}""")]
    // An empty text says the same as none where a value may be left out.
    [InlineData(Redis, """{"memorySizeGb": 1, "tier": ""}""")]
    // What only the definition declares is no conflict while it is switched off.
    [InlineData(
        "gcp:pubsub/subscription:Subscription",
        """{"topic": "t", "bigqueryConfig": {"table": "p.d.t", "useTableSchema": true, "useTopicSchema": false}}""")]
    // An empty list says the same as none.
    [InlineData(
        "gcp:apigateway/apiConfig:ApiConfig",
        """{"api": "a", "grpcServices": [], "openapiDocuments": [{"document": {"contents": "e30=", "path": "p"}}]}""")]
    // null is not given.
    [InlineData(Network, """{"autoCreateSubnetworks": null, "colour": null}""", "colour")]
    // The case of these values does not matter to the provider.
    [InlineData(
        "gcp:compute/instanceGroupManager:InstanceGroupManager",
        """{"baseInstanceName": "b", "versions": [{"instanceTemplate": "t"}], "standbyPolicy": {"mode": "manual"}}""")]
    // Any key, any IPv6 range, JSON, and a full hour.
    [InlineData("gcp:pubsub/topic:Topic", """{"labels": {"a.b/c": "d"}}""")]
    [InlineData(Subnetwork, """{"network": "n", "ipCidrRange": "fd20::/20"}""")]
    [InlineData("gcp:monitoring/dashboard:Dashboard", """{"dashboardJson": "{\"a\": [1]}"}""")]
    [InlineData(
        "gcp:compute/resourcePolicy:ResourcePolicy",
        """{"snapshotSchedulePolicy": {"schedule": {"dailySchedule": {"daysInCycle": 1, "startTime": "04:00"}}}}""")]
    public void Nothing_is_wrong(string type, string inputs, string? unknown = null) =>
        Assert.Equal(
            unknown is null ? [] : [unknown], Checked.Findings(Checked.Node(type, inputs)).Select(f => f.Property));

    [Fact]
    public void A_type_without_data_is_reported_as_unchecked()
    {
        var finding = Assert.Single(Checked.Findings(Checked.Node("gcp:compute/disk:Disk", """{"a": 1}""")));

        Assert.Equal(
            ("schema/unknown-type", Severity.Warning, ""), (finding.Rule.Id, finding.Rule.Severity, finding.Property));
    }

    [Theory]
    [InlineData(ResourceKind.Component, "ironwood:serving:TpuPod")]
    [InlineData(ResourceKind.Read, Network)]
    [InlineData(ResourceKind.Custom, "pulumi:providers:gcp")]
    public void What_no_provider_creates_is_not_checked(ResourceKind kind, string type) =>
        Assert.Empty(Checked.Findings(Checked.Node(type, """{"a": 1}""") with { Kind = kind }));

    [Fact]
    public void Every_rule_is_listed_once_says_what_happens_and_can_be_found()
    {
        var rules = new SchemaCheck().Rules;

        Assert.Equal(rules.Select(rule => rule.Id).Distinct(), rules.Select(rule => rule.Id));
        Assert.All(rules, rule =>
        {
            Assert.StartsWith("schema/", rule.Id, StringComparison.Ordinal);
            Assert.EndsWith(".", rule.Summary, StringComparison.Ordinal);
            Assert.EndsWith(".", rule.Reason, StringComparison.Ordinal);
            Assert.True(rule.Source is null || rule.Source.StartsWith("https://", StringComparison.Ordinal), rule.Id);
        });
    }

    [Fact]
    public void Findings_come_in_the_same_order_every_time()
    {
        ResourceNode[] nodes =
        [Checked.Node(Redis, """{"tier": "A", "b": 1, "a": 1}""", "b"), Checked.Node(Network, """{"mtu": "x"}""", "a")];

        Assert.Equal(
            ["mtu", "tier", "b", "a", "memorySizeGb"], Checked.Findings(nodes).Select(finding => finding.Property));
        Assert.Equal(Checked.Findings(nodes), Checked.Findings([.. nodes.Reverse()]));
    }

    private static void Assert_one(string rule, string type, string inputs, string property, string fix)
    {
        var node = Checked.Node(type, inputs);
        var finding = Assert.Single(Checked.Findings(node));
        Assert.Equal(($"schema/{rule}", property), (finding.Rule.Id, finding.Property));
        Assert.Same(node, finding.Resource);
        Assert.StartsWith(fix, finding.Fix, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Message);
        Assert.Contains(finding.Rule, new SchemaCheck().Rules);
    }
}
