namespace Ironwood.Analysis.Tests.Schema;

public sealed class ReplacementRulesTests
{
    private const string Bucket = "gcp:storage/bucket:Bucket";
    private const string Group = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    private const string Redis = "gcp:redis/instance:Instance";
    private const string Subnetwork = "gcp:compute/subnetwork:Subnetwork";
    private const string Table = "gcp:bigquery/table:Table";
    private const string Template = "gcp:compute/instanceTemplate:InstanceTemplate";
    private const string Wide = "\"${gcp:compute/network:Network::n#id}/8\"";

    [Theory]
    [InlineData("gcp:compute/network:Network", "description", "\"a\"", "\"b\"", ChangeEffect.Replaces)]
    [InlineData("gcp:compute/network:Network", "routingMode", "\"REGIONAL\"", "\"GLOBAL\"", ChangeEffect.InPlace)]
    [InlineData("gcp:compute/network:Network", "description", "\"a\"", "\"a\"", ChangeEffect.None)]
    // What is not given is the default.
    [InlineData(Redis, "tier", null, "\"BASIC\"", ChangeEffect.None)]
    [InlineData(Redis, "tier", "\"STANDARD_HA\"", null, ChangeEffect.Replaces)]
    // What the cloud chose stays when the program no longer says it.
    [InlineData("gcp:pubsub/topic:Topic", "project", "\"p\"", null, ChangeEffect.None)]
    [InlineData("gcp:pubsub/topic:Topic", "project", "\"p\"", "\"q\"", ChangeEffect.Replaces)]
    [InlineData("gcp:pubsub/topic:Topic", "labels", """{"a": "b"}""", """{"a": "c"}""", ChangeEffect.InPlace)]
    [InlineData("gcp:pubsub/topic:Topic", "labels.a", "\"b\"", "\"c\"", ChangeEffect.InPlace)]
    // Inside of a block, and the block as a whole.
    [InlineData(Template, "disks[0].diskSizeGb", "100", "200", ChangeEffect.Replaces, "disks[0].diskSizeGb")]
    [InlineData(Template, "metadata", """{"a": "b"}""", """{"a": "c"}""", ChangeEffect.Replaces)]
    [InlineData(
        "gcp:apigateway/apiConfig:ApiConfig", "gatewayConfig", """{"backendConfig": {"googleServiceAccount": "a"}}""",
        """{"backendConfig": {"googleServiceAccount": "b"}}""", ChangeEffect.Replaces)]
    [InlineData(
        Group, "statefulDisks", """[{"deviceName": "a"}]""", """[{"deviceName": "a"}, {"deviceName": "b"}]""",
        ChangeEffect.InPlace)]
    [InlineData("gcp:compute/router:Router", "bgp", """{"asn": 64512}""", """{"asn": 64513}""", ChangeEffect.InPlace)]
    public void Marks_of_the_provider_decide(
        string type, string path, string? before, string? after, ChangeEffect effect, string? at = null) =>
        Check(type, path, before, after, effect, at);

    [Theory]
    // Labels become part of what is marked, though they bear no mark themselves.
    [InlineData(Template, "labels", """{"owner": "a"}""", """{"owner": "b"}""", ChangeEffect.Replaces)]
    [InlineData(
        Group, "resourcePolicies", """{"workloadPolicy": "p"}""", null, ChangeEffect.Replaces,
        "resourcePolicies.workloadPolicy")]
    [InlineData(Group, "resourcePolicies.workloadPolicy", "\"p\"", "\"\"", ChangeEffect.Replaces)]
    [InlineData(Group, "resourcePolicies.workloadPolicy", "\"p\"", "\"q\"", ChangeEffect.InPlace)]
    [InlineData(Group, "resourcePolicies.workloadPolicy", null, "\"q\"", ChangeEffect.InPlace)]
    [InlineData(Subnetwork, "ipCidrRange", "\"10.64.0.0/18\"", "\"10.64.0.0/19\"", ChangeEffect.Replaces)]
    [InlineData(Subnetwork, "ipCidrRange", "\"10.64.0.0/18\"", "\"10.0.0.0/16\"", ChangeEffect.Replaces)]
    [InlineData(Subnetwork, "ipCidrRange", "\"10.64.0.0/18\"", "\"10.64.0.0/16\"", ChangeEffect.InPlace)]
    [InlineData(Subnetwork, "ipCidrRange", "\"10.64.0.0/18\"", Wide, ChangeEffect.MayReplace)]
    [InlineData(Redis, "redisVersion", "\"REDIS_7_2\"", "\"REDIS_7_0\"", ChangeEffect.Replaces)]
    [InlineData(Redis, "redisVersion", "\"REDIS_7_0\"", "\"REDIS_7_2\"", ChangeEffect.InPlace)]
    [InlineData(Redis, "redisVersion", "\"REDIS_7_0\"", "\"REDIS_6_X\"", ChangeEffect.InPlace)]
    [InlineData(
        Redis, "redisVersion", "\"REDIS_7_0\"", "\"${gcp:redis/instance:Instance::r#redisVersion}\"",
        ChangeEffect.MayReplace)]
    [InlineData(
        Bucket, "retentionPolicy", """{"retentionPeriod": "9", "isLocked": true}""", """{"retentionPeriod": "9"}""",
        ChangeEffect.Replaces, "retentionPolicy.isLocked")]
    [InlineData(Bucket, "retentionPolicy.isLocked", null, "true", ChangeEffect.InPlace)]
    [InlineData("gcp:compute/resourcePolicy:ResourcePolicy", "name", "\"a\"", "\"b\"", ChangeEffect.Fails)]
    [InlineData(
        "gcp:networkservices/serviceLbPolicies:ServiceLbPolicies", "name", "\"a\"", "\"b\"", ChangeEffect.Fails)]
    public void Conditions_in_the_provider_s_code_decide(
        string type, string path, string? before, string? after, ChangeEffect effect, string? at = null) =>
        Check(type, path, before, after, effect, at);

    [Theory]
    [InlineData("""[{"name":"a","type":"INT64"}]""", """[{"name":"a","type":"INTEGER"}]""", ChangeEffect.None)]
    [InlineData("""[{"name":"a","type":"INT64"}]""", """[{"name":"a","type":"FLOAT"}]""", ChangeEffect.Replaces)]
    [InlineData(
        """[{"name":"a","type":"BOOL"}]""", """[{"name":"a","type":"BOOL"},{"name":"b","type":"BOOL"}]""",
        ChangeEffect.InPlace)]
    [InlineData(
        """[{"name":"a","type":"BOOL"}]""",
        """[{"name":"a","type":"BOOL"},{"name":"b","type":"BOOL","mode":"REQUIRED"}]""", ChangeEffect.Replaces)]
    [InlineData(
        """[{"name":"a","type":"BOOL","mode":"REQUIRED"}]""", """[{"name":"a","type":"BOOL"}]""", ChangeEffect.InPlace)]
    [InlineData(
        """[{"name":"a","type":"BOOL"}]""", """[{"name":"a","type":"BOOL","mode":"REPEATED"}]""",
        ChangeEffect.Replaces)]
    [InlineData("""[{"name":"a","type":"BOOL"}]""", """[{"name":"b","type":"BOOL"}]""", ChangeEffect.Replaces)]
    // Row access policies decide, and no graph shows them.
    [InlineData(
        """[{"name":"a","type":"BOOL"},{"name":"b","type":"BOOL"}]""", """[{"name":"a","type":"BOOL"}]""",
        ChangeEffect.MayReplace)]
    [InlineData(
        """[{"name":"r","type":"RECORD","fields":[{"name":"a","type":"BOOL"}]}]""",
        """[{"name":"r","type":"RECORD","fields":[]}]""", ChangeEffect.Replaces)]
    [InlineData(
        """[{"name":"r","type":"RECORD","fields":[]}]""",
        """[{"name":"r","type":"RECORD","fields":[{"name":"a","type":"BOOL"}]}]""", ChangeEffect.InPlace)]
    [InlineData("[]", "[", ChangeEffect.MayReplace)]
    public void Columns_of_a_table_decide(string before, string after, ChangeEffect effect) =>
        Check(
            Table, "schema", JsonValue.Create(before).ToJsonString(), JsonValue.Create(after).ToJsonString(), effect,
            null);

    [Fact]
    public void Of_an_unknown_type_nothing_is_promised()
    {
        Assert.Equal(ChangeEffect.MayReplace, ReplacementRules.Of("gcp:a/b:B", "a", null, JsonValue.Create(1)).Effect);
        Assert.Equal(ChangeEffect.InPlace, ReplacementRules.Of(Redis, "colour", null, JsonValue.Create(1)).Effect);
    }

    [Theory]
    [InlineData(Table, true)]
    [InlineData(Redis, false)]
    [InlineData("gcp:a/b:B", false)]
    public void Some_types_are_deleted_before_they_are_replaced(string type, bool first) =>
        Assert.Equal(first, ReplacementRules.DeletesFirst(type));

    [Fact]
    public void Every_condition_is_about_a_property_that_there_is() =>
        Assert.All(ReplacementRules.Conditional, rule =>
        {
            Assert.NotNull(ProviderSchema.Of(rule.Type)?.Input(rule.Path));
            Assert.StartsWith("https://", rule.Source, StringComparison.Ordinal);
        });

    private static void Check(string type, string path, string? before, string? after, ChangeEffect effect, string? at)
    {
        var consequence = ReplacementRules.Of(type, path, Parse(before), Parse(after));

        Assert.Equal(effect, consequence.Effect);
        Assert.StartsWith("https://", consequence.Source, StringComparison.Ordinal);
        if (at is not null)
        {
            Assert.Equal(at, consequence.Path);
        }
    }

    private static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);
}
