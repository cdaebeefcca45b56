using static Ironwood.Analysis.Tests.Diff.Graphs;

namespace Ironwood.Analysis.Tests.Diff;

public sealed class CascadeTests
{
    private static readonly string Id = Ref(Network, "n", "id");

    [Fact]
    public void What_reads_a_replaced_resource_in_an_input_that_replaces_is_replaced_and_so_on()
    {
        ResourceNode[] Nodes(string description) =>
        [
            Node(Network, "n", $$"""{"description": "{{description}}"}"""),
            Node(Router, "r", $$"""{"network": "{{Id}}"}"""),
            Node("gcp:compute/routerNat:RouterNat", "nat", $$"""{"router": "{{Ref(Router, "r", "name")}}"}"""),
        ];

        var diff = Compare(Nodes("a"), Nodes("b"));

        Assert.Equal(
            ["Replaced n", "Replaced r", "Replaced nat"],
            Summary(diff).OrderBy(text => text.Length == 12 ? 2 : text[^1] == 'n' ? 0 : 1));
        var nat = diff.Changes.Single(change => change.Resource.Name == "nat");
        Assert.Equal(("router", "reads r.name, which is new"), (nat.Causes[0].Path, nat.Causes[0].Reason));
        Assert.Equal("r.name", Assert.Single(nat.Properties).Reads);
    }

    [Fact]
    public void An_input_that_can_be_updated_is_updated()
    {
        ResourceNode[] Nodes(string machine) =>
        [
            Node(Template, "t", $$"""{"machineType": "{{machine}}"}"""),
            Node(Group, "g", $$"""{"versions": [{"instanceTemplate": "{{Ref(Template, "t", "selfLinkUnique")}}"}]}"""),
        ];

        var diff = Compare(Nodes("a"), Nodes("b"));

        Assert.Equal(["Replaced t", "Changed g"], Summary(diff));
        Assert.Equal(
            ("versions[0].instanceTemplate", "t.selfLinkUnique"),
            (diff.Changes[1].Properties[0].Path, diff.Changes[1].Properties[0].Reads));
        Assert.Empty(diff.Changes[1].Causes);
    }

    [Fact]
    public void What_is_given_or_says_the_place_is_the_same_for_the_new_resource()
    {
        ResourceNode[] Nodes(string location) =>
        [
            Node(Dataset, "d", $$"""{"datasetId": "fixed", "location": "{{location}}", "project": "p"}"""),
            Node(
                DatasetMember, "m",
                $$"""{"datasetId": "{{Ref(Dataset, "d", "datasetId")}}", "project": "{{Ref(Dataset, "d", "project")}}"}"""),
            Node(Network, "n", $$"""{"description": "{{location}}"}"""),
            Node(Topic, "t", $$"""{"project": "{{Ref(Network, "n", "project")}}"}"""),
        ];

        Assert.Equal(["Replaced d", "Replaced n"], Summary(Compare(Nodes("EU"), Nodes("US"))));
    }

    [Fact]
    public void What_reads_an_input_that_is_updated_changes_too()
    {
        ResourceNode[] Nodes(string name) =>
        [
            Node(Topic, "t", $$"""{"kmsKeyName": "{{name}}"}"""),
            Node(
                Topic, "u",
                $$"""{"labels": {"key": "{{Ref(Topic, "t", "kmsKeyName")}}", "id": "{{Ref(Topic, "t", "id")}}"} }"""),
        ];

        var diff = Compare(Nodes("a"), Nodes("b"));

        Assert.Equal(["Changed t", "Changed u"], Summary(diff));
        Assert.Equal(["labels.key"], diff.Changes[1].Properties.Select(property => property.Path));
    }

    [Fact]
    public void What_is_deleted_first_takes_along_what_an_input_that_replaces_reads_of_it()
    {
        ResourceNode[] Nodes(string replication) =>
        [
            Node(Secret, "s", $$"""{"secretId": "fixed", "replication": {{replication}} }"""),
            Node(SecretVersion, "v", $$"""{"secret": "{{Ref(Secret, "s", "secretId")}}"}"""),
            Node(Topic, "t", $$"""{"labels": {"a": "{{Ref(Secret, "s", "secretId")}}"} }"""),
        ];

        var diff = Compare(Nodes("""{"auto": {}}"""), Nodes("""{"userManaged": {"replicas": [{"location": "eu"}]}}"""));

        Assert.Equal(["Replaced s", "Replaced v"], Summary(diff).Order());
        Assert.All(diff.Changes, change => Assert.True(change.DeletesFirst));
    }

    [Fact]
    public void What_is_created_first_leaves_the_order_to_what_reads_it()
    {
        ResourceNode[] Nodes(string description) =>
        [
            Node(Network, "n", $$"""{"description": "{{description}}"}"""),
            Node(Router, "r", $$"""{"network": "{{Id}}"}"""),
        ];

        Assert.All(Compare(Nodes("a"), Nodes("b")).Changes, change => Assert.False(change.DeletesFirst));
    }

    [Fact]
    public void Reading_something_new_is_ignored_or_replaces_where_the_program_says_so()
    {
        ResourceNode[] Nodes(string machine, NodeOptions options) =>
        [
            Node(Template, "t", $$"""{"machineType": "{{machine}}"}"""),
            Node(Group, "g", $$"""{"versions": [{"instanceTemplate": "{{Ref(Template, "t", "id")}}"}]}""", options),
        ];
        NodeOptions ignoring = new() { IgnoreChanges = ["versions"] };
        NodeOptions replacing = new() { ReplaceOnChanges = ["versions[*].instanceTemplate"] };

        Assert.Equal(["Replaced t"], Summary(Compare(Nodes("a", ignoring), Nodes("b", ignoring))));
        Assert.Equal(
            ["Replaced g", "Replaced t"], Summary(Compare(Nodes("a", replacing), Nodes("b", replacing))).Order());
    }

    [Fact]
    public void A_mark_on_a_map_counts_for_a_text_in_it_that_reads()
    {
        ResourceNode[] Nodes(string tier) =>
        [
            Node(Redis, "r", $$"""{"tier": "{{tier}}"}"""),
            Node(
                Template, "t",
                $$"""{"metadata": {"user-data": "HOST={{Ref(Redis, "r", "host")}}"}, "labels": {"a": "b"} }"""),
        ];

        var diff = Compare(Nodes("BASIC"), Nodes("STANDARD_HA"));

        Assert.Equal(["Replaced r", "Replaced t"], Summary(diff).Order());
        Assert.Equal(
            "metadata.user-data", diff.Changes.Single(change => change.Resource.Name == "t").Properties[0].Path);
    }

    [Fact]
    public void An_explicit_dependency_replaces_nothing()
    {
        ResourceGraph Of(string description) => new(
            "p", "s", [Outputs("{}"), Node(Network, "n", $$"""{"description": "{{description}}"}"""), Node(Topic, "t")],
            [new(Node(Topic, "t").Urn, ResourceEdge.DependsOn, Node(Network, "n").Urn, "")]);

        Assert.Equal(["Replaced n"], Summary(GraphDiff.Of(Of("a"), Of("b"))));
    }
}
