using static Ironwood.Analysis.Tests.Diff.Graphs;

namespace Ironwood.Analysis.Tests.Diff;

public sealed class RefusalTests
{
    private static readonly NodeOptions Protected = new() { Protect = true };

    [Fact]
    public void The_engine_removes_nothing_that_is_protected()
    {
        var diff = Compare([Node(Topic, "t", "{}", Protected), Node(Topic, "u")], []);

        Assert.Equal("t", Assert.Single(diff.Refused).Resource.Name);
        Assert.Equal(Refuser.Engine, Assert.Single(diff.Refused.Single().Refusals).By);
    }

    [Fact]
    public void What_the_engine_refuses_comes_first() => Assert.Equal(
        ["b", "a"],
        Compare([Node(Topic, "a", """{"deletionPolicy": "PREVENT"}"""), Node(Topic, "b", "{}", Protected)], [])
            .Refused.Select(change => change.Resource.Name));

    [Fact]
    public void What_is_retained_is_forgotten_and_not_deleted() =>
        Assert.Empty(
            Compare(
                [Node(Redis, "r", """{"deletionProtection": true}""", new() { RetainOnDelete = true })], []).Refused);

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void The_engine_replaces_nothing_that_is_and_stays_protected(bool before, bool after, bool isRefused) =>
        Assert.Equal(isRefused, Single(
            Node(Network, "n", """{"description": "a"}""", new() { Protect = before }),
            Node(Network, "n", """{"description": "b"}""", new() { Protect = after })).Refusals.Count > 0);

    [Fact]
    public void What_is_only_changed_is_not_refused() =>
        Assert.Empty(Single(
            Node(Topic, "t", """{"labels": {"a": "1"}}""", Protected),
            Node(Topic, "t", """{"labels": {"a": "2"}}""", Protected)).Refusals);

    [Theory]
    [InlineData(Redis, """{"deletionProtection": true}""", true)]
    [InlineData(Redis, """{"deletionProtection": false}""", false)]
    // Left out it is on.
    [InlineData(Table, "{}", true)]
    [InlineData(Topic, """{"deletionPolicy": "PREVENT"}""", true)]
    [InlineData(Topic, """{"deletionPolicy": "DELETE"}""", false)]
    public void The_provider_deletes_nothing_that_says_so(string type, string inputs, bool isRefused) =>
        Assert.Equal(
            isRefused ? new[] { Refuser.Provider } : [],
            Assert.Single(Compare([Node(type, "r", inputs)], []).Changes).Refusals.Select(refusal => refusal.By));

    [Fact]
    public void The_provider_asks_for_the_value_before_and_comes_after_the_engine()
    {
        var change = Single(
            Node(Redis, "r", """{"tier": "BASIC", "deletionProtection": true}""", Protected),
            Node(Redis, "r", """{"tier": "STANDARD_HA", "deletionProtection": false}""", Protected));

        Assert.Equal([Refuser.Engine, Refuser.Provider], change.Refusals.Select(refusal => refusal.By));
    }

    [Theory]
    // The provider makes the name, and makes another one.
    [InlineData(Network, """{"description": "a"}""", """{"description": "b"}""", false, false)]
    // A fixed name where it could make one: the provider deletes first.
    [InlineData(Network, """{"description": "a", "name": "n"}""", """{"description": "b", "name": "n"}""", true, false)]
    // A fixed id where it never makes one.
    [InlineData(
        Dataset, """{"datasetId": "d", "location": "EU"}""", """{"datasetId": "d", "location": "US"}""", false, true)]
    [InlineData(
        Dataset, """{"datasetId": "d", "location": "EU"}""", """{"datasetId": "e", "location": "US"}""", false, false)]
    [InlineData(
        Dataset, """{"datasetId": "d", "project": "p"}""", """{"datasetId": "d", "project": "q"}""", false, false)]
    [InlineData(
        "gcp:artifactregistry/repository:Repository", """{"repositoryId": "r", "location": "a"}""",
        """{"repositoryId": "r", "location": "b"}""", false, false)]
    [InlineData(
        "gcp:artifactregistry/repository:Repository", """{"repositoryId": "r", "format": "DOCKER"}""",
        """{"repositoryId": "r", "format": "NPM"}""", false, true)]
    [InlineData(
        Table, """{"tableId": "t", "datasetId": "a", "deletionProtection": false}""",
        """{"tableId": "t", "datasetId": "b", "deletionProtection": false}""", true, false)]
    // A grant names what it is on, not itself.
    [InlineData(
        DatasetMember, """{"datasetId": "d", "role": "a"}""", """{"datasetId": "d", "role": "b"}""", false, false)]
    public void A_name_that_is_fixed_decides_the_order_or_collides(
        string type, string before, string after, bool deletesFirst, bool collides)
    {
        var change = Single(Node(type, "r", before), Node(type, "r", after));

        Assert.Equal(ChangeKind.Replaced, change.Kind);
        Assert.Equal(deletesFirst, change.DeletesFirst);
        Assert.Equal(
            collides,
            change.Refusals.Any(refusal => refusal.Reason.StartsWith("keeps its ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(false, false, true)]
    public void The_program_may_say_the_order(bool first, bool deletesFirst, bool collides)
    {
        NodeOptions options = new() { DeleteBeforeReplace = first };
        var change = Single(
            Node(Network, "n", """{"name": "n", "description": "a"}""", options),
            Node(Network, "n", """{"name": "n", "description": "b"}""", options));

        Assert.Equal((deletesFirst, collides), (change.DeletesFirst, change.Refusals.Count > 0));
    }

    [Fact]
    public void A_rename_that_the_provider_cannot_do_is_refused()
    {
        var change = Single(Node(Policy, "p", """{"name": "a"}"""), Node(Policy, "p", """{"name": "b"}"""));

        Assert.StartsWith("name: ", Assert.Single(change.Refusals).Reason, StringComparison.Ordinal);
    }
}
