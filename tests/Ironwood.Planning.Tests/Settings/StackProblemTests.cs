namespace Ironwood.Planning.Tests.Settings;

/// <summary>One row for every way in which a setting of the stack can be wrong: code, path, value, allowed and
/// fix.</summary>
public class StackProblemTests
{
    private const string Keys =
        "gcp:project, gcp:region, ironwood:alerts, ironwood:apiGateway, ironwood:budget, ironwood:cache, ironwood:ci, "
        + "ironwood:costCenter, ironwood:environment, ironwood:frontDoor, ironwood:identity, ironwood:labels, ironwood:models, "
        + "ironwood:network, ironwood:owner, ironwood:protection, ironwood:serviceLevels, ironwood:spend, "
        + "ironwood:telemetry, ironwood:tiers, ironwood:waivers";

    private const string ProjectIdForm =
        "6 to 30 lower-case letters, digits and dashes; starts with a letter and does not end with a dash";

    private const string LabelForm = "at most 63 lower-case letters, digits, underscores and dashes";

    private const string LabelFix = "it becomes a label's value: write it in lower case, without spaces or dots";

    private const string TierNameForm =
        "1 to 16 lower-case letters, digits and dashes, beginning with a letter, not ending with a dash";

    private const string TierNameFix = "rename the tier; its name becomes part of resource names";

    private const string CidrForm = "an address whose host bits are zero, with a prefix of 4 to 29";

    private const string CidrFix = "write for example 10.64.0.0/18";

    private const string Names = "names, each with what belongs to it";
    private const string NamesFix = "write each 'NAME: VALUE' on an indented line of its own, or {} for none";
    private const string Numbers = "choose a value inside the range";

    /// <summary>One setting of the stack, and what is wrong with it.</summary>
    public static TheoryData<string, string?, string, string, string?, string?, string?> Rows => new()
    {
        { "ironwood:zone", "x", "IW1004", "ironwood:zone", null, Keys, "remove it" },
        { "ironwood:ownr", "x", "IW1004", "ironwood:ownr", null, Keys, "did you mean 'ironwood:owner'?" },
        { "gcp:projct", "x", "IW1004", "gcp:projct", null, Keys, "did you mean 'gcp:project'?" },
        {
            "ironwood:network",
            "{'subnetcidr': '10.0.0.0/8'}",
            "IW1004",
            "ironwood:network.subnetcidr",
            null,
            "existing, failoverSubnetCidrs, logs, proxySubnetCidrs, subnetCidr",
            "did you mean 'subnetCidr'?"
        },
        {
            "ironwood:region",
            "x",
            "IW1005",
            "ironwood:region",
            null,
            "gcp:region",
            "write gcp:region in place of ironwood:region"
        },
        {
            "gcp:owner",
            "x",
            "IW1005",
            "gcp:owner",
            null,
            "ironwood:owner",
            "write ironwood:owner in place of gcp:owner"
        },
        {
            "ironwod:owner",
            "x",
            "IW1005",
            "ironwod:owner",
            null,
            "ironwood:owner",
            "write ironwood:owner in place of ironwod:owner"
        },
        { "ironwood:tiers", "5", "IW1006", "ironwood:tiers", "5", Names, NamesFix },
        {
            "ironwood:tiers",
            "{'a': 5}",
            "IW1006",
            "ironwood:tiers.a",
            "5",
            $"a map with any of {TierProblemTests.TierKeys}",
            "write 'generation: VALUE' on an indented line of its own, or {} for the defaults"
        },
        { "ironwood:tiers", "{oops", "IW1006", "ironwood:tiers", "{oops", Names, NamesFix },
        { "gcp:project", "['a']", "IW1006", "gcp:project", "a list of 1", "text", "write text" },
        {
            "gcp:project",
            null,
            "IW1007",
            "gcp:project",
            null,
            null,
            "write 'gcp:project: VALUE' under 'config:' in Pulumi.test.yaml"
        },
        {
            "gcp:region",
            "",
            "IW1007",
            "gcp:region",
            null,
            null,
            "write 'gcp:region: VALUE' under 'config:' in Pulumi.test.yaml"
        },
        {
            "ironwood:tiers", null, "IW1007", "ironwood:tiers", null, null,
            "write it in Pulumi.test.yaml, for example 'ironwood:tiers: {small: {generation: cpu, default: true}}'"
        },
        {
            "ironwood:frontDoor",
            "{'requestTimeoutSeconds': 0}",
            "IW1009",
            "ironwood:frontDoor.requestTimeoutSeconds",
            "0",
            "1 to 86400",
            Numbers
        },
        {
            "gcp:project",
            "My Project",
            "IW1010",
            "gcp:project",
            "My Project",
            ProjectIdForm,
            "write the project's id, not its name or number"
        },
        {
            "gcp:region", "us-central1-c", "IW1010", "gcp:region", "us-central1-c",
            "continent, dash, place and number, such as us-central1", "write a region such as us-central1, not a zone"
        },
        { "ironwood:environment", "Prod", "IW1010", "ironwood:environment", "Prod", LabelForm, LabelFix },
        { "ironwood:owner", "me@example.com", "IW1010", "ironwood:owner", "me@example.com", LabelForm, LabelFix },
        { "ironwood:costCenter", "a b", "IW1010", "ironwood:costCenter", "a b", LabelForm, LabelFix },
        {
            "ironwood:tiers",
            "{'Big': {'chips': 256, 'default': true}}",
            "IW1010",
            "ironwood:tiers.Big",
            "Big",
            TierNameForm,
            TierNameFix
        },
        {
            "ironwood:tiers",
            "{'': {'chips': 256, 'default': true}}",
            "IW1010",
            "ironwood:tiers.",
            "",
            TierNameForm,
            TierNameFix
        },
        {
            "ironwood:tiers",
            "{'a2345678901234567': {'chips': 256, 'default': true}}",
            "IW1010",
            "ironwood:tiers.a2345678901234567",
            "a2345678901234567",
            TierNameForm,
            TierNameFix
        },
        {
            "ironwood:network",
            "{'subnetCidr': '10.64.0.1/18'}",
            "IW1012",
            "ironwood:network.subnetCidr",
            "10.64.0.1/18",
            CidrForm,
            CidrFix
        },
        {
            "ironwood:network",
            "{'subnetCidr': '010.64.0.0/18'}",
            "IW1012",
            "ironwood:network.subnetCidr",
            "010.64.0.0/18",
            CidrForm,
            CidrFix
        },
        {
            "ironwood:network",
            "{'subnetCidr': '10.64/18'}",
            "IW1012",
            "ironwood:network.subnetCidr",
            "10.64/18",
            CidrForm,
            CidrFix
        },
        {
            "ironwood:network",
            "{'subnetCidr': '10.64.0.0'}",
            "IW1012",
            "ironwood:network.subnetCidr",
            "10.64.0.0",
            CidrForm,
            CidrFix
        },
        {
            "ironwood:network",
            "{'subnetCidr': 'fd00::/18'}",
            "IW1012",
            "ironwood:network.subnetCidr",
            "fd00::/18",
            CidrForm,
            CidrFix
        },
        { "ironwood:network", "{'subnetCidr': ''}", "IW1012", "ironwood:network.subnetCidr", "", CidrForm, CidrFix },
        {
            "ironwood:network",
            "{'subnetCidr': '10.64.0.0/26'}",
            "IW1013",
            "ironwood:network.subnetCidr",
            "10.64.0.0/26",
            "a range of at least 68 addresses",
            "give the subnet a shorter prefix"
        },
        {
            "ironwood:network", "{'existing': {'network': 'a b', 'subnetworks': {'us-central1': 'pods'}}}", "IW1014",
            "ironwood:network.existing.network",
            "a b", "NAME, or projects/PROJECT/global/networks/NAME for another project's",
            "copy the name from 'gcloud compute networks list'"
        },
        {
            "ironwood:network", "{'failoverSubnetCidrs': {'us-east5': '10.65.0.0/18'}}", "IW1015",
            "ironwood:network.failoverSubnetCidrs.us-east5",
            "10.65.0.0/18", null, "remove it, or write the region of a tier's failover"
        },
        {
            "ironwood:network",
            "{'subnetCidr': '10.0.0.0/18', 'existing': {'network': 'a', 'subnetworks': {'us-central1': 'pods'}}}",
            "IW1016",
            "ironwood:network.subnetCidr", "10.0.0.0/18", null, "remove it"
        },
        {
            "ironwood:tiers",
            "{}",
            "IW2001",
            "ironwood:tiers",
            null,
            "at least one",
            "write one, for example 'small: {generation: cpu, default: true}'"
        },
        {
            "gcp:region", "europe-west44", "IW1032", "gcp:region", "europe-west44",
            "a region of https://docs.cloud.google.com/compute/docs/regions-zones",
            "did you mean 'europe-west4'? Or, if this one is new, name the zones of every tier"
        },
        {
            "gcp:region", "europe-west4", "IW2012", "ironwood:tiers.t.zones", null,
            "any zone of europe-west4; tpu7x is known in us-central1-c, us-central1-ai1a",
            "name the zones where your quota or reservation is, or move gcp:region"
        },
        {
            "ironwood:tiers", "{'a': {'chips': 4, 'routes': ['/a']}}", "IW2015", "ironwood:tiers", null, "exactly one",
            "say 'default: true' in the one tier that answers what no route matches"
        },
        {
            "ironwood:tiers", "{'b': {'chips': 4, 'default': true}, 'a': {'chips': 4, 'default': true}}", "IW2015",
            "ironwood:tiers",
            "a, b", "exactly one", "say 'default: true' in the one tier that answers what no route matches"
        },
        {
            "ironwood:tiers", "{'a': {'chips': 4, 'default': true}, 'b': {'chips': 4}}", "IW3003", "ironwood:tiers.b",
            null, null,
            "give it routes, for example ['/b/*'], or say 'default: true'"
        },
        {
            "ironwood:tiers",
            "{'a': {'chips': 4, 'default': true, 'routes': ['/x/*']}, 'b': {'chips': 4, 'routes': ['/x']}}",
            "IW3002", "ironwood:tiers.b.routes[0]", "/x", "paths that no other route has", "remove one of the two"
        },
        {
            "ironwood:tiers",
            Routes(100),
            "IW3004",
            "ironwood:tiers",
            "102",
            "at most 100",
            "join routes under a common prefix"
        },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_problem_of_a_stack_is_reported_once(
        string key, string? written, string code, string path, string? value, string? allowed, string? fix)
    {
        var problem = EngineInput.OnlyProblem(EngineInput.ReadTier("'chips': 256", (key, written)));

        Assert.Equal((code, path), (problem.Code, problem.Path));
        Assert.Equal((value, allowed, fix), (problem.Value, problem.Allowed, problem.Fix));
    }

    private static string Routes(int count) =>
        $"{{'t': {{'chips': 4, 'default': true, 'routes': "
        + $"[{string.Join(", ", Enumerable.Range(0, count).Select(i => $"'/r{i}'"))}]}}}}";

    // What cannot be read of one tier says nothing about another.
    [Fact]
    public void Each_tiers_problem_is_reported_even_if_other_settings_are_unreadable() => Assert.Equal(
        ["ironwood:tiers.a.chips", "ironwood:tiers.b.chips"],
        EngineInput.Read("{'a': {'chips': 'many', 'default': true}, 'b': {'chips': 130, 'routes': ['/b']}}").Problems
            .Select(problem => problem.Path));
}
