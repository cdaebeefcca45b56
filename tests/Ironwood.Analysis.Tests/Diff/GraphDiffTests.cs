using static Ironwood.Analysis.Tests.Diff.Graphs;

namespace Ironwood.Analysis.Tests.Diff;

public sealed class GraphDiffTests
{
    [Fact]
    public void Equal_graphs_have_no_difference()
    {
        var diff = Compare(
            [Node(Network, "n", """{"mtu": 8896, "tags": [], "a": {"b": [1, "x"]}}""")],
            [Node(Network, "n", """{"mtu": 8896.0, "a": {"b": [1.0, "x"]}}""")]);

        Assert.True(diff.IsEmpty);
        Assert.Equal(0, diff.Count(ChangeKind.Changed));
    }

    [Fact]
    public void Resources_come_go_and_change_gravest_first()
    {
        var diff = Compare(
            [
                Node(Network, "n", """{"description": "a"}"""), Node(Topic, "gone"),
                Node(Topic, "t", """{"labels": {"a": "1", "b": "2"}}"""),
            ],
            [
                Node(Network, "n", """{"description": "b"}"""), Node(Topic, "new"),
                Node(Topic, "t", """{"labels": {"a": "1", "b": "3", "c": "4"}}"""),
            ]);

        Assert.Equal(["Replaced n", "Removed gone", "Changed t", "Added new"], Summary(diff));
        Assert.Equal(
            ["labels.b: 2 -> 3", "labels.c:  -> 4"],
            diff.Changes[2].Properties.Select(property => $"{property.Path}: {property.Before} -> {property.After}"));
        Assert.False(diff.Changes[2].MayBeReplaced);
    }

    [Fact]
    public void A_mark_of_the_provider_replaces_and_names_its_source()
    {
        var change = Single(
            Node(Network, "n", """{"description": "a"}"""), Node(Network, "n", """{"description": "b"}"""));

        var cause = Assert.Single(change.Causes);
        Assert.Equal(("description", true), (cause.Path, cause.IsCertain));
        Assert.StartsWith("https://", cause.Source, StringComparison.Ordinal);
        Assert.False(change.DeletesFirst);
    }

    [Fact]
    public void A_mark_inside_of_a_list_replaces()
    {
        var change = Single(
            Node(Group, "g", """{"targetSizePolicies": [{"mode": "INDIVIDUAL"}]}"""),
            Node(Group, "g", """{"targetSizePolicies": [{"mode": "BULK"}]}"""));

        Assert.Equal(ChangeKind.Replaced, change.Kind);
        Assert.Equal("targetSizePolicies[0].mode", Assert.Single(change.Causes).Path);
    }

    [Fact]
    public void What_says_the_default_is_no_change() =>
        Assert.True(Compare([Node(Redis, "r")], [Node(Redis, "r", """{"tier": "BASIC"}""")]).IsEmpty);

    [Theory]
    [InlineData(Subnetwork, """{"ipCidrRange": "10.0.0.0/16"}""", """{"ipCidrRange": "10.0.0.0/20"}""", true)]
    [InlineData(Subnetwork, """{"ipCidrRange": "10.0.0.0/20"}""", """{"ipCidrRange": "10.0.0.0/16"}""", false)]
    [InlineData(Redis, """{"redisVersion": "REDIS_7_2"}""", """{"redisVersion": "REDIS_7_0"}""", true)]
    [InlineData(Redis, """{"redisVersion": "REDIS_7_0"}""", """{"redisVersion": "REDIS_7_2"}""", false)]
    [InlineData(Group, """{"resourcePolicies": {"workloadPolicy": "p"}}""", "{}", true)]
    [InlineData(
        Group, """{"resourcePolicies": {"workloadPolicy": "p"}}""", """{"resourcePolicies": {"workloadPolicy": "q"}}""",
        false)]
    [InlineData(
        Table, """{"schema": "[{\"name\": \"a\", \"type\": \"STRING\"}]"}""",
        """{"schema": "[{\"name\": \"a\", \"type\": \"INT64\"}]"}""", true)]
    [InlineData(
        Table, """{"schema": "[{\"name\": \"a\", \"type\": \"STRING\"}]"}""",
        """{"schema": "[{\"name\": \"a\", \"type\": \"STRING\"}, {\"name\": \"b\", \"type\": \"STRING\"}]"}""", false)]
    public void Conditions_in_the_providers_code_decide(string type, string before, string after, bool isReplaced) =>
        Assert.Equal(
            isReplaced ? ChangeKind.Replaced : ChangeKind.Changed,
            Single(Node(type, "r", before), Node(type, "r", after)).Kind);

    [Fact]
    public void A_condition_on_a_value_that_is_not_known_may_replace()
    {
        var range = Ref(Network, "n", "internalIpv6Range");
        var change = Single(
            Node(Subnetwork, "s", """{"ipCidrRange": "10.0.0.0/16"}"""),
            Node(Subnetwork, "s", $$"""{"ipCidrRange": "{{range}}"}"""));

        Assert.Equal((ChangeKind.Changed, true), (change.Kind, change.MayBeReplaced));
        Assert.Empty(change.Refusals);
    }

    [Theory]
    [InlineData("labels", true)]
    [InlineData("labels.a", true)]
    [InlineData("labels.*", true)]
    [InlineData("*", true)]
    [InlineData("labels.b", false)]
    [InlineData("kmsKeyName", false)]
    public void ReplaceOnChanges_replaces_what_the_provider_would_update(string pattern, bool isReplaced)
    {
        var change = Single(
            Node(Topic, "t", """{"labels": {"a": "1"}}"""),
            Node(Topic, "t", """{"labels": {"a": "2"}}""", new() { ReplaceOnChanges = [pattern] }));

        Assert.Equal(isReplaced ? ChangeKind.Replaced : ChangeKind.Changed, change.Kind);
        Assert.Equal(
            isReplaced,
            change.Causes.Any(cause => cause.Reason.Contains("replaceOnChanges", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("labels.a")]
    [InlineData("labels")]
    [InlineData("labels.*")]
    [InlineData("*")]
    public void What_is_ignored_does_not_change(string pattern) => Assert.True(Compare(
        [Node(Topic, "t", """{"labels": {"a": "1"}}""")],
        [Node(Topic, "t", """{"labels": {"a": "2"}}""", new() { IgnoreChanges = [pattern] })]).IsEmpty);

    [Fact]
    public void Ignoring_one_item_leaves_the_others()
    {
        var change = Single(
            Node(Topic, "t", """{"list": [{"a": 1, "b": 1}, {"a": 1}]}"""),
            Node(Topic, "t", """{"list": [{"a": 2, "b": 2}, {"a": 2}]}""", new() { IgnoreChanges = ["list[*].a"] }));

        Assert.Equal(["list[0].b"], change.Properties.Select(property => property.Path));
    }

    [Fact]
    public void Another_name_or_parent_is_a_resource_that_goes_and_one_that_comes()
    {
        var moved = Node(Topic, "t") with { Urn = $"urn:pulumi:s::p::a:b:C${Topic}::t" };
        var diff = Compare([Node(Topic, "t"), Node(Topic, "x")], [moved, Node(Topic, "y")]);

        Assert.Equal(["Added t", "Added y", "Removed t", "Removed x"], Summary(diff).Order(StringComparer.Ordinal));
        Assert.Equal(
            [true, false],
            diff.Changes.Where(change => change.Kind == ChangeKind.Removed).Select(change => change.IsMoved));
        Assert.Equal(
            [true],
            diff.Changes.Where(change => change is { Kind: ChangeKind.Added, Resource.Name: "t" })
                .Select(change => change.IsMoved));
    }

    [Fact]
    public void Stack_and_project_of_a_URN_do_not_count()
    {
        var before = new ResourceGraph(
            "q", "other", [Node(Topic, "t") with { Urn = $"urn:pulumi:other::q::{Topic}::t" }], []);

        Assert.True(GraphDiff.Of(before, Whole(Node(Topic, "t"))).IsEmpty);
    }

    [Fact]
    public void Components_are_not_resources()
    {
        var component = Node("ironwood:a:B", "c") with { Kind = ResourceKind.Component };

        Assert.True(Compare([], [component]).IsEmpty);
    }

    [Fact]
    public void Secrets_are_never_shown()
    {
        var diff = Compare(
            [Node(
                Topic, "t", """{"plain": "a", "password": "hush", "map": {"key": "hush"}}""", null, "inputs.password",
                "inputs.map.key"),
                Node(SecretVersion, "v", """{"secretData": "hush"}"""),
                Outputs("""{"token": "hush"}""", "outputs.token")],
            [Node(Topic, "t", """{"plain": "b", "password": "loud"}""", null, "inputs.password"),
                Node(SecretVersion, "v", """{"secretData": "loud"}"""),
                Outputs("""{"token": "loud"}""", "outputs.token")]);

        var shown = diff.Changes.SelectMany(change => change.Properties).Concat(diff.Outputs)
            .SelectMany(property => new[] { property.Before?.ToJsonString(), property.After?.ToJsonString() })
            .ToArray();
        Assert.DoesNotContain(
            shown,
            text => text is not null
                && (text.Contains("hush", StringComparison.Ordinal)
                    || text.Contains("loud", StringComparison.Ordinal)));
        Assert.Equal(
            ["[secret]", "[secret]"],
            diff.Outputs.SelectMany(output => new[] { output.Before!.ToString(), output.After!.ToString() }));
        Assert.Equal(
            """{"key":"[secret]"}""",
            diff.Changes.Single(change => change.Resource.Name == "t").Properties.Single(
                property => property.Path == "map").Before!.ToJsonString());
        Assert.Equal(1, diff.UncomparedSecrets);
    }

    [Fact]
    public void Outputs_of_the_stack_are_compared()
    {
        var diff = Compare([Outputs("""{"a": "1", "b": {"c": "2"}}""")], [Outputs("""{"a": "1", "b": {"c": "3"}}""")]);

        Assert.Equal(["b.c"], diff.Outputs.Select(output => output.Path));
        Assert.False(diff.IsEmpty);
    }

    [Fact]
    public void Options_are_compared_and_another_provider_may_replace()
    {
        var change = Single(
            Node(Topic, "t", "{}", new() { Protect = true }),
            Node(Topic, "t", "{}", new() { Provider = "eu", RetainOnDelete = true }));

        Assert.Equal(
            ["options.protect", "options.provider", "options.retainOnDelete"],
            change.Properties.Select(property => property.Path));
        Assert.True(change.MayBeReplaced);
    }

    [Theory]
    [InlineData("[]", null, true)]
    [InlineData("1", "\"1\"", false)]
    [InlineData("null", null, true)]
    [InlineData("true", "false", false)]
    [InlineData("""{"a": []}""", "{}", true)]
    public void Values_that_say_the_same_are_equal(string before, string? after, bool areEqual) =>
        Assert.Equal(
            areEqual, PropertyDiff.AreEqual(JsonNode.Parse(before), after is null ? null : JsonNode.Parse(after)));
}
