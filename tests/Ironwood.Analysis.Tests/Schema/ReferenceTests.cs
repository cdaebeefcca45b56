namespace Ironwood.Analysis.Tests.Schema;

/// <summary>What can be said of values that other resources supply.</summary>
public sealed class ReferenceTests
{
    private const string Network = "gcp:compute/network:Network";
    private const string Subnetwork = "gcp:compute/subnetwork:Subnetwork";
    private const string Redis = "gcp:redis/instance:Instance";
    private const string Firewall = "gcp:compute/firewall:Firewall";
    private const string Dns = "gcp:certificatemanager/dnsAuthorization:DnsAuthorization";
    private const string Record = "dnsResourceRecords[0].data";

    private static readonly ResourceNode[] Existing =
    [
        Checked.Node(Network, "{}"), Checked.Node(Redis, """{"memorySizeGb": 1}"""),
        Checked.Node(Dns, """{"domain": "a.b"}"""),
    ];

    [Theory]
    [InlineData(Network, "a-name", "selfLink")]
    [InlineData(Network, "a-name", "id")]
    [InlineData(Network, "a-name", "urn")]
    // What is not computed can be read back.
    [InlineData(Network, "a-name", "description")]
    [InlineData(Dns, "a-name", Record)]
    // A number becomes a text on its way.
    [InlineData(Redis, "a-name", "port")]
    public void A_value_of_another_resource_is_given_and_of_no_known_form(string type, string name, string property)
    {
        var reference = new Reference(new(type, name), property).ToString();

        Assert.Empty(Findings($$"""{"network": "{{reference}}", "ipCidrRange": "{{reference}}"}"""));
        Assert.Empty(Findings($$"""{"network": "projects/{{reference}}", "ipCidrRange": "{{reference}}/20"}"""));
    }

    [Theory]
    [InlineData("gone", "selfLink")]
    [InlineData("a-name", "selfLnk")]
    public void What_is_read_must_exist(string name, string property)
    {
        var finding = Assert.Single(Checked.Findings(
            [
                .. Existing,
                Checked.Node(
                    Subnetwork,
                    $$"""{"network": "a/{{new Reference(new(Network, name), property)}}", "ipCidrRange": "10.0.0.0/8"}"""),
            ]));

        Assert.Equal(("schema/dangling-reference", "network"), (finding.Rule.Id, finding.Property));
        Assert.Contains($"{name}.{property}", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_reads_what_does_not_exist_is_found_at_the_output()
    {
        var finding = Assert.Single(Checked.Findings(
            Checked.Stack($$"""{"urls": ["{{new Reference(new(Network, "gone"), "id")}}"]}""")));

        Assert.Equal("outputs.urls[0]", finding.Property);
    }

    [Theory]
    // One text for a list, a list for one text, a text for a switch, a switch for a number.
    [InlineData(Firewall, "sourceRanges", Network, "selfLink")]
    [InlineData(Firewall, "network", Dns, "dnsResourceRecords")]
    [InlineData(Firewall, "disabled", Network, "selfLink")]
    [InlineData(Firewall, "priority", Network, "autoCreateSubnetworks")]
    public void What_is_read_must_be_of_the_property_s_type(string type, string property, string read, string output)
    {
        var inputs = $$"""{"allows": [{"protocol": "tcp"}], "{{property}}": "{{new Reference(new(read, "a-name"), output)}}" """
            + (property == "network" ? "" : ", \"network\": \"n\"")
            + (property == "sourceRanges" ? "}" : ", \"sourceRanges\": [\"10.0.0.0/8\"]}");
        var finding = Assert.Single(Checked.Findings([.. Existing, Checked.Node(type, inputs)]));

        Assert.Equal(("schema/wrong-type", property), (finding.Rule.Id, finding.Property));
    }

    [Fact]
    public void A_text_around_a_reference_is_still_a_text()
    {
        var finding = Assert.Single(Checked.Findings(
            [
                .. Existing,
                Checked.Node(
                    Firewall,
                    $$"""{"allows": [], "denies": [{"protocol": "tcp"}], "network": "n", "sourceRanges": "{{new Reference(new(Network, "a-name"), "id")}}/8"}"""),
            ]));

        Assert.Equal(("schema/wrong-type", "sourceRanges"), (finding.Rule.Id, finding.Property));
    }

    [Theory]
    [InlineData("""{\"a\": \"x REF y\", \"b\": REF}""", true)]
    [InlineData("""{\"a\": REF""", false)]
    public void JSON_around_references_is_read(string json, bool isJson)
    {
        var text = json.Replace(
            "REF", new Reference(new(Redis, "a-name"), "port").ToString(), StringComparison.Ordinal);
        var findings = Checked.Findings(
            [.. Existing, Checked.Node("gcp:monitoring/dashboard:Dashboard", $$"""{"dashboardJson": "{{text}}"}""")]);

        Assert.Equal(isJson ? [] : ["schema/malformed"], findings.Select(finding => finding.Rule.Id));
    }

    private static IEnumerable<string> Findings(string inputs) =>
        Checked.Findings([.. Existing, Checked.Node(Subnetwork, inputs)]).Select(finding => finding.ToString());
}
