namespace Ironwood.Analysis.Tests.Schema;

public sealed class SecretTests
{
    private const string Template = "gcp:compute/instanceTemplate:InstanceTemplate";
    private const string Redis = "gcp:redis/instance:Instance";
    private const string Version = "gcp:secretmanager/secretVersion:SecretVersion";

    private static readonly ResourceNode Cache = Checked.Node(Redis, """{"memorySizeGb": 1, "authEnabled": true}""");
    private static readonly string AuthString = new Reference(Cache.Id, "authString").ToString();

    [Theory]
    [InlineData("metadata.token", """{"metadata": {"token": "[secret]"}}""")]
    [InlineData("metadata[\"user.data\"]", """{"metadata": {"user.data": "[secret]"}}""")]
    [InlineData("metadata", """{"metadata": "[secret]"}""")]
    [InlineData("labels.key", """{"labels": {"key": "[secret]"}}""")]
    // Even where a number should stand: what the graph shows is not the value.
    [InlineData("disks[0].diskSizeGb", """{"disks": [{"diskSizeGb": "[secret]"}]}""")]
    public void A_secret_value_in_a_plain_property(string property, string inputs)
    {
        var node = Checked.Node(Template, inputs, "a-name", $"inputs.{property}");
        node.Inputs.TryAdd("machineType", "e2-small");
        node.Inputs.TryAdd("disks", new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject()));

        var finding = Assert.Single(Checked.Findings(node));
        Assert.Equal(("schema/secret-exposed", property), (finding.Rule.Id, finding.Property));
    }

    [Fact]
    public void A_secret_output_of_another_resource_in_a_plain_property()
    {
        var template = Checked.Node(
            Template,
            $$$"""{"machineType": "e2-small", "disks": [{}], "metadata": {"url": "redis://:{{{AuthString}}}@host"}}""");

        var finding = Assert.Single(Checked.Findings(Cache, template));
        Assert.Equal(("schema/secret-exposed", "metadata.url"), (finding.Rule.Id, finding.Property));
        Assert.Contains("a-name.authString", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_the_program_declares_secret_is_one()
    {
        var bucket = Checked.Node("gcp:pubsub/topic:Topic", "{}") with { Options = new() { SecretOutputs = ["name"] } };
        var template = Checked.Node(
            Template,
            $$"""{"machineType": "e2-small", "disks": [{}], "description": "{{new Reference(bucket.Id, "name")}}"}""");

        Assert.Equal("description", Assert.Single(Checked.Findings(bucket, template)).Property);
    }

    [Fact]
    public void A_property_that_the_program_declares_secret_is_not_shown()
    {
        var channel = Checked.Node(
            "gcp:monitoring/notificationChannel:NotificationChannel",
            """{"type": "webhook_tokenauth", "labels": "[secret]"}""", "a-name", "inputs.labels");

        Assert.Equal("labels", Assert.Single(Checked.Findings(channel)).Property);
        Assert.Empty(Checked.Findings(channel with { Options = new() { SecretOutputs = ["labels"] } }));
        Assert.Single(Checked.Findings(channel with { Options = new() { SecretOutputs = ["name"] } }));
    }

    [Fact]
    public void A_place_is_named_once_though_it_holds_a_secret_and_reads_one()
    {
        var template = Checked.Node(
            Template, $$"""{"machineType": "e2-small", "disks": [{}], "description": "{{AuthString}}"}""", "a-name",
            "inputs.description");

        Assert.Single(Checked.Findings(Cache, template));
    }

    [Fact]
    public void Where_the_provider_keeps_a_secret_it_may_stand() =>
        Assert.Empty(Checked.Findings(
            Cache,
            Checked.Node(Version, """{"secret": "s", "secretData": "[secret]"}""", "a", "inputs.secretData"),
            Checked.Node(Version, $$"""{"secret": "s", "secretData": "rediss://{{AuthString}}@host"}""", "b")));

    [Fact]
    public void A_stack_output_that_shows_a_secret()
    {
        var finding = Assert.Single(Checked.Findings(
            Cache,
            Checked.Stack(
                $$$"""{"cache": {"password": "{{{AuthString}}}", "host": "{{{new Reference(Cache.Id, "host")}}}"}}""")));

        Assert.Equal(("schema/secret-exposed", "outputs.cache.password"), (finding.Rule.Id, finding.Property));
    }

    [Theory]
    [InlineData("outputs.cache")]
    [InlineData("outputs.cache.password")]
    public void A_stack_output_that_is_marked_as_secret(string secret) =>
        Assert.Empty(
            Checked.Findings(Cache, Checked.Stack($$$"""{"cache": {"password": "{{{AuthString}}}"}}""", secret)));
}
