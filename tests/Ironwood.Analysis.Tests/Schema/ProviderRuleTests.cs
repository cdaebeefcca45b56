namespace Ironwood.Analysis.Tests.Schema;

/// <summary>Rules that stand in the provider's code and not in its schema.</summary>
public sealed class ProviderRuleTests
{
    private const string Check = "gcp:compute/healthCheck:HealthCheck";
    private const string Firewall = "gcp:compute/firewall:Firewall";
    private const string Template = "gcp:compute/instanceTemplate:InstanceTemplate";
    private const string Router = "gcp:compute/router:Router";
    private const string Nat = "gcp:compute/routerNat:RouterNat";
    private const string Tls = "gcp:compute/sSLPolicy:SSLPolicy";
    private const string Armor = "gcp:compute/securityPolicy:SecurityPolicy";
    private const string Sink = "gcp:logging/projectSink:ProjectSink";
    private const string Channel = "gcp:monitoring/notificationChannel:NotificationChannel";
    private const string Table = "gcp:bigquery/table:Table";
    private const string Grant = "gcp:bigquery/datasetIamMember:DatasetIamMember";
    private const string Version = "gcp:secretmanager/secretVersion:SecretVersion";

    [Theory]
    [InlineData(
        "health-check-port", Check, """{"httpHealthCheck": {"portSpecification": "USE_NAMED_PORT"}}""",
        "httpHealthCheck.portName")]
    [InlineData(
        "health-check-port", Check,
        """{"http2HealthCheck": {"portSpecification": "USE_NAMED_PORT", "portName": "a", "port": 80}}""",
        "http2HealthCheck.port")]
    [InlineData(
        "health-check-port", Check, """{"tcpHealthCheck": {"portSpecification": "USE_SERVING_PORT", "port": 80}}""",
        "tcpHealthCheck.port")]
    [InlineData(
        "health-check-port", Check,
        """{"sslHealthCheck": {"portSpecification": "USE_SERVING_PORT", "portName": "a"}}""",
        "sslHealthCheck.portName")]
    [InlineData("grpc-port", Check, """{"grpcHealthCheck": {"grpcServiceName": "a"}}""", "grpcHealthCheck.port")]
    [InlineData(
        "grpc-port", Check, """{"grpcTlsHealthCheck": {"portSpecification": "USE_FIXED_PORT"}}""",
        "grpcTlsHealthCheck.port")]
    [InlineData("firewall-source", Firewall, """{"network": "n", "allows": [{"protocol": "tcp"}]}""", "sourceRanges")]
    [InlineData(
        "firewall-source", Firewall, """{"network": "n", "allows": [{"protocol": "tcp"}], "direction": "INGRESS"}""",
        "sourceRanges")]
    [InlineData(
        "boot-disk", Template, """{"machineType": "m", "disks": [{"boot": true}, {"boot": false}, {"boot": true}]}""",
        "disks[2].boot")]
    [InlineData(
        "scratch-disk", Template,
        """{"machineType": "m", "disks": [{"type": "SCRATCH", "diskType": "pd-ssd", "diskSizeGb": 375}]}""",
        "disks[0].diskType")]
    [InlineData(
        "scratch-disk", Template,
        """{"machineType": "m", "disks": [{}, {"diskType": "local-ssd", "diskSizeGb": 375}]}""", "disks[1].type")]
    [InlineData(
        "scratch-disk", Template,
        """{"machineType": "m", "disks": [{"type": "SCRATCH", "diskType": "local-ssd", "diskSizeGb": 400}]}""",
        "disks[0].diskSizeGb")]
    [InlineData(
        "scratch-disk", Template, """{"machineType": "m", "disks": [{"type": "SCRATCH", "diskType": "local-ssd"}]}""",
        "disks[0].diskSizeGb")]
    [InlineData(
        "scratch-disk", Template,
        """{"machineType": "m", "disks": [{"type": "SCRATCH", "diskType": "local-ssd", "diskSizeGb": 3000, "interface": "SCSI"}]}""",
        "disks[0].interface")]
    [InlineData(
        "router-advertisement", Router,
        """{"network": "n", "bgp": {"asn": 64512, "advertisedGroups": ["ALL_SUBNETS"]}}""", "bgp.advertisedGroups")]
    [InlineData(
        "router-advertisement", Router,
        """{"network": "n", "bgp": {"asn": 64512, "advertiseMode": "DEFAULT", "advertisedIpRanges": [{"range": "10.0.0.0/8"}]}}""",
        "bgp.advertisedIpRanges")]
    [InlineData(
        "nat-drain", Nat,
        """{"router": "r", "sourceSubnetworkIpRangesToNat": "LIST_OF_SUBNETWORKS", "natIps": ["a", "b"], "drainNatIps": ["c", "b"]}""",
        "drainNatIps[1]")]
    [InlineData("tls-features", Tls, """{"profile": "CUSTOM"}""", "customFeatures")]
    [InlineData(
        "tls-features", Tls, """{"profile": "MODERN", "customFeatures": ["TLS_AES_128_GCM_SHA256"]}""",
        "customFeatures")]
    [InlineData("tls-features", Tls, """{"customFeatures": ["TLS_AES_128_GCM_SHA256"]}""", "customFeatures")]
    [InlineData(
        "armor-priority", Armor,
        """{"rules": [{"action": "allow", "priority": 1, "match": {}}, {"action": "allow", "priority": 2, "match": {}}, {"action": "deny(403)", "priority": 1, "match": {}}]}""",
        "rules[2].priority")]
    [InlineData(
        "sink-writer", Sink,
        """{"destination": "d", "uniqueWriterIdentity": false, "bigqueryOptions": {"usePartitionedTables": true}}""",
        "uniqueWriterIdentity")]
    [InlineData(
        "sensitive-label", Channel,
        """{"type": "slack", "labels": {"auth_token": "a"}, "sensitiveLabels": {"authToken": "b"}}""",
        "labels.auth_token")]
    [InlineData("table-schema", Table, """{"datasetId": "d", "tableId": "t", "schema": "{}"}""", "schema")]
    [InlineData(
        "table-schema", Table, """{"datasetId": "d", "tableId": "t", "schema": "[{\"type\": \"STRING\"}]"}""",
        "schema")]
    [InlineData("table-schema", Table, """{"datasetId": "d", "tableId": "t", "schema": "[null]"}""", "schema")]
    [InlineData(
        "view-schema", Table,
        """{"datasetId": "d", "tableId": "t", "view": {"query": "q", "useLegacySql": false}, "schema": "[{\"name\": \"a\", \"mode\": \"REQUIRED\"}]"}""",
        "schema")]
    [InlineData(
        "dataset-member", Grant, """{"datasetId": "d", "role": "r", "member": "principal://iam.googleapis.com/x"}""",
        "member")]
    [InlineData("dataset-member", Grant, """{"datasetId": "d", "role": "r", "member": "allUsers"}""", "member")]
    [InlineData("secret-path", Version, """{"secret": "projects/p/secret/s", "secretData": "[secret]"}""", "secret")]
    public void A_break_is_found_at_its_place(string rule, string type, string inputs, string property)
    {
        var finding = Assert.Single(Checked.Findings(Checked.Node(type, inputs)));

        Assert.Equal(($"schema/{rule}", property), (finding.Rule.Id, finding.Property));
        Assert.StartsWith(
            "https://github.com/hashicorp/terraform-provider-google-beta/blob/", finding.Rule.Source,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Check, """{"httpHealthCheck": {"portSpecification": "USE_FIXED_PORT", "port": 8080}}""")]
    [InlineData(Check, """{"httpHealthCheck": {"portSpecification": "USE_NAMED_PORT", "portName": "http"}}""")]
    [InlineData(Check, """{"grpcHealthCheck": {"portSpecification": "USE_SERVING_PORT"}}""")]
    [InlineData(Check, """{"grpcHealthCheck": {"portName": "grpc"}}""")]
    [InlineData(Check, """{"grpcHealthCheck": {"port": 50051}}""")]
    [InlineData(Firewall, """{"network": "n", "allows": [{"protocol": "tcp"}], "direction": "EGRESS"}""")]
    [InlineData(Firewall, """{"network": "n", "allows": [{"protocol": "tcp"}], "sourceTags": ["a"]}""")]
    [InlineData(
        Template,
        """{"machineType": "m", "disks": [{"boot": true}, {"type": "SCRATCH", "diskType": "local-ssd", "diskSizeGb": 375}]}""")]
    [InlineData(
        Template,
        """{"machineType": "m", "disks": [{"type": "SCRATCH", "diskType": "local-ssd", "diskSizeGb": 3000, "interface": "NVME"}]}""")]
    [InlineData(
        Router,
        """{"network": "n", "bgp": {"asn": 64512, "advertiseMode": "CUSTOM", "advertisedGroups": ["ALL_SUBNETS"]}}""")]
    [InlineData(Router, """{"network": "n", "bgp": {"asn": 64512}}""")]
    [InlineData(Tls, """{"profile": "CUSTOM", "customFeatures": ["TLS_AES_128_GCM_SHA256"]}""")]
    [InlineData(Tls, """{"profile": "MODERN"}""")]
    [InlineData(
        Armor,
        """{"rules": [{"action": "allow", "priority": 1, "match": {}}, {"action": "allow", "priority": 2, "match": {}}]}""")]
    [InlineData(Sink, """{"destination": "d", "uniqueWriterIdentity": false}""")]
    [InlineData(Sink, """{"destination": "d", "bigqueryOptions": {"usePartitionedTables": true}}""")]
    [InlineData(
        Channel, """{"type": "slack", "labels": {"channel_name": "a"}, "sensitiveLabels": {"authToken": "b"}}""")]
    [InlineData(
        Table, """{"datasetId": "d", "tableId": "t", "schema": "[{\"name\": \"a\", \"mode\": \"REQUIRED\"}]"}""")]
    [InlineData(Grant, """{"datasetId": "d", "role": "r", "member": "serviceAccount:a@b.c"}""")]
    [InlineData(Grant, """{"datasetId": "d", "role": "r", "member": "projectReaders"}""")]
    [InlineData(Version, """{"secret": "s", "secretData": "[secret]"}""")]
    [InlineData(Version, """{"secret": "projects/p/secrets/s", "secretData": "[secret]"}""")]
    public void What_the_provider_takes_is_no_finding(string type, string inputs) =>
        Assert.Empty(Checked.Findings(Checked.Node(type, inputs)));

    // The switch is outdated as well, which is another finding.
    [Fact]
    public void A_log_that_is_turned_off_is_not_configured() =>
        Assert.Equal(
            [("schema/deprecated", "enableLogging"), ("schema/firewall-logging", "logConfig")],
            Checked.Findings(
                Checked.Node(
                    Firewall,
                    """{"network": "n", "allows": [{"protocol": "tcp"}], "sourceTags": ["a"], "enableLogging": false, "logConfig": {"metadata": "INCLUDE_ALL_METADATA"}}"""))
                .Select(finding => (finding.Rule.Id, finding.Property)));

    [Theory]
    [InlineData(
        Tls, """{"profile": "${gcp:pubsub/topic:Topic::t#name}", "customFeatures": ["TLS_AES_128_GCM_SHA256"]}""")]
    [InlineData(
        Template,
        """{"machineType": "m", "disks": [{"type": "SCRATCH", "diskType": "local-ssd", "diskSizeGb": "${gcp:pubsub/topic:Topic::t#name}"}]}""")]
    [InlineData(Grant, """{"datasetId": "d", "role": "r", "member": "${gcp:pubsub/topic:Topic::t#name}"}""")]
    [InlineData(
        Grant, """{"datasetId": "d", "role": "r", "member": "serviceAccount:${gcp:pubsub/topic:Topic::t#name}"}""")]
    [InlineData(Version, """{"secret": "a/${gcp:pubsub/topic:Topic::t#name}", "secretData": "[secret]"}""")]
    [InlineData(
        Table, """{"datasetId": "d", "tableId": "t", "schema": "{\"a\": \"${gcp:pubsub/topic:Topic::t#name}\"}"}""")]
    public void What_another_resource_supplies_decides_nothing(string type, string inputs) =>
        Assert.Empty(
            Checked.Findings(
                Checked.Node("gcp:pubsub/topic:Topic", "{}", "t-t") with
                {
                    Name = "t",
                    Inputs = new() { ["name"] = "topic" },
                },
                Checked.Node(type, inputs)));
}
