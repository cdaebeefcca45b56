namespace Ironwood.Analysis.Tests.Schema;

public sealed class NameTests
{
    private const string Address = "gcp:compute/globalAddress:GlobalAddress";
    private const string Account = "gcp:serviceaccount/account:Account";
    private const string Bucket = "gcp:storage/bucket:Bucket";
    private const string Network = "gcp:compute/network:Network";
    private const string Topic = "gcp:pubsub/topic:Topic";

    // 55 characters leave eight for the dash and the digits that Pulumi appends.
    private const string Longest = "a23456789-123456789-123456789-123456789-123456789-12345";

    [Theory]
    [InlineData(Address, "{}", Longest + "6")]
    [InlineData(Address, "{}", "Front-Door")]
    [InlineData(Address, "{}", "1st")]
    [InlineData(Network, "{}", "a_b")]
    [InlineData(Account, "{}", "a234567890123456789012b", "accountId")]
    [InlineData("gcp:vertex/aiEndpoint:AiEndpoint", """{"displayName": "d", "location": "l"}""", "endpoint")]
    [InlineData(Topic, "{}", "google-topic")]
    [InlineData("gcp:secretmanager/secret:Secret", """{"replication": {"auto": {}}}""", "a.b", "secretId")]
    [InlineData(Bucket, """{"location": "US"}""", "Models")]
    [InlineData("gcp:certificatemanager/certificateMap:CertificateMap", "{}", "1st")]
    [InlineData("gcp:logging/projectSink:ProjectSink", """{"destination": "d"}""", "_sink")]
    [InlineData("gcp:redis/instance:Instance", """{"memorySizeGb": 1}""", "a23456789-123456789-123456789-1234")]
    public void A_name_that_Pulumi_makes_must_be_one(
        string type, string inputs, string logicalName, string property = "name")
    {
        var finding = Assert.Single(Checked.Findings(Checked.Node(type, inputs, logicalName)));

        Assert.Equal(("schema/name", property), (finding.Rule.Id, finding.Property));
        Assert.Contains(
            $"'{logicalName.ToLowerInvariant()}-0000000'", finding.Message.ToLowerInvariant(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Address, "Front-Door")]
    [InlineData(Address, "a-")]
    [InlineData(Address, Longest + "-78901234")]
    [InlineData(Network, "Front-Door")]
    [InlineData(
        "gcp:compute/routerNat:RouterNat", "a",
        """, "router": "r", "sourceSubnetworkIpRangesToNat": "LIST_OF_SUBNETWORKS" """)]
    [InlineData("gcp:vertex/aiEndpoint:AiEndpoint", "12345678901", """, "displayName": "d", "location": "l" """)]
    [InlineData(Topic, "ab")]
    [InlineData(Bucket, "192.168.5.4", """, "location": "US" """)]
    [InlineData(Bucket, "my-google-models", """, "location": "US" """)]
    public void A_name_that_is_given_must_be_one(string type, string name, string more = "")
    {
        var finding = Assert.Single(Checked.Findings(Checked.Node(type, $$"""{"name": "{{name}}" {{more}}}""")));

        Assert.Equal(("schema/name", "name"), (finding.Rule.Id, finding.Property));
    }

    [Theory]
    // These are lowered by Pulumi.
    [InlineData(Network, "{}", "Inference")]
    [InlineData(Address, "{}", Longest)]
    // A given name is looked at and the logical one is not.
    [InlineData(Address, """{"name": "front-door"}""", "Front_Door")]
    [InlineData(
        "gcp:vertex/aiEndpoint:AiEndpoint", """{"name": "1234567890", "displayName": "d", "location": "l"}""",
        "endpoint")]
    [InlineData(Bucket, """{"name": "models.example.com", "location": "US"}""", "Models")]
    // What another resource supplies is not known.
    [InlineData(Bucket, """{"name": "Models-${gcp:compute/network:Network::n#id}", "location": "US"}""", "Models")]
    public void A_fitting_name_is_no_finding(string type, string inputs, string logicalName) =>
        Assert.DoesNotContain(
            Checked.Findings(Checked.Node(type, inputs, logicalName)), finding => finding.Rule.Id == "schema/name");
}
